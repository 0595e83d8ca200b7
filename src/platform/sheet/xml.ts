import { RefusedSheet, refuse } from './refusal.ts';
import { type Archive, unpack } from './zip.ts';

/** What a reader of XML is told. Names come without prefix; `attributes` is the raw text for `attributeOf`. */
export interface XmlHandlers {
  open(name: string, attributes: string): void;
  text(value: string): void;
  close(name: string): void;
}

/** No tag of a real sheet comes near this; a longer one is an attack on our memory. */
const LONGEST_TAG = 64 * 1024;
const LONGEST_REFERENCE = 12;
const NAMED: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const SKIPPED = { comment: '-->', instruction: '?>' } as const;

interface Scan {
  readonly handlers: XmlHandlers;
  readonly part: string;
  rest: string;
  inside: 'content' | 'literal' | keyof typeof SKIPPED;
  depth: number;
  seen: boolean;
}

/**
 * Reads one part of a packed file as XML, never holding more than a piece of it, and lets `rows` take what the handlers
 * have gathered after every piece. Office files carry no document type (ECMA-376 part 2, 8.1.1), so one that has it is
 * refused: no entity is ever declared, none can be expanded.
 */
export async function* readXml<T>(
  archive: Archive,
  part: string,
  handlers: XmlHandlers,
  gathered: () => readonly T[],
): AsyncGenerator<T, void, undefined> {
  const scan: Scan = { handlers, part, rest: '', inside: 'content', depth: 0, seen: false };
  for await (const text of decoded(archive, part)) {
    scanPiece(scan, text);
    yield* gathered();
  }
  const complete = scan.inside === 'content' && scan.depth === 0 && scan.seen && scan.rest.trim() === '';
  if (!complete) refuse({ code: 'broken_file', part });
}

/** Reads a text that came from elsewhere in the same way; false for what is no whole XML, or has a document type. */
export function scanXmlText(text: string, handlers: XmlHandlers): boolean {
  const scan: Scan = { handlers, part: '', rest: '', inside: 'content', depth: 0, seen: false };
  try {
    scanPiece(scan, text);
  } catch (error) {
    if (error instanceof RefusedSheet) return false;
    throw error;
  }
  return scan.inside === 'content' && scan.depth === 0 && scan.seen && scan.rest.trim() === '';
}

/** Reads a whole part for its handlers alone. */
export async function scanXml(archive: Archive, part: string, handlers: XmlHandlers): Promise<void> {
  for await (const _ of readXml(archive, part, handlers, () => []));
}

async function* decoded(archive: Archive, part: string): AsyncGenerator<string, void, undefined> {
  let decoder: TextDecoder | undefined;
  for await (const bytes of unpack(archive, part)) {
    decoder ??= new TextDecoder(xmlEncoding(bytes), { fatal: true });
    yield decode(decoder, bytes, part);
  }
  if (decoder) yield decode(decoder, undefined, part);
}

function xmlEncoding(start: Uint8Array): string {
  if (start[0] === 0xff && start[1] === 0xfe) return 'utf-16le';
  return start[0] === 0xfe && start[1] === 0xff ? 'utf-16be' : 'utf-8';
}

function decode(decoder: TextDecoder, bytes: Uint8Array | undefined, part: string): string {
  try {
    return bytes ? decoder.decode(bytes, { stream: true }) : decoder.decode();
  } catch {
    return refuse({ code: 'broken_file', part });
  }
}

function scanPiece(scan: Scan, piece: string): void {
  const text = scan.rest + piece;
  let at = 0;
  while (at < text.length) {
    const next = scanNext(scan, text, at);
    if (next === -1) break;
    at = next;
  }
  scan.rest = text.slice(at);
  if (scan.rest.length > LONGEST_TAG) refuse({ code: 'broken_file', part: scan.part });
}

/** Reads on from `at`; answers where to go on, or -1 when the rest needs the next piece. */
function scanNext(scan: Scan, text: string, at: number): number {
  if (scan.inside === 'content') return text[at] === '<' ? scanMarkup(scan, text, at) : scanText(scan, text, at);
  if (scan.inside === 'literal') return scanLiteral(scan, text, at);
  const mark = SKIPPED[scan.inside];
  const end = text.indexOf(mark, at);
  // What is skipped is not kept, but for the last characters, which may begin the mark.
  if (end === -1) return text.length - at >= mark.length ? text.length - mark.length + 1 : -1;
  scan.inside = 'content';
  return end + mark.length;
}

function scanText(scan: Scan, text: string, at: number): number {
  const next = text.indexOf('<', at);
  if (next !== -1) {
    scan.handlers.text(unescaped(text.slice(at, next)));
    return next;
  }
  const end = wholeText(text, at);
  if (end === at) return -1;
  scan.handlers.text(unescaped(text.slice(at, end)));
  return end;
}

/** Where the text may be cut without parting a reference such as `&amp;` or a line break of two characters. */
function wholeText(text: string, at: number): number {
  const reference = text.lastIndexOf('&');
  const open = reference >= at && text.length - reference <= LONGEST_REFERENCE && !text.includes(';', reference);
  if (open) return reference;
  return text.endsWith('\r') ? text.length - 1 : text.length;
}

function scanLiteral(scan: Scan, text: string, at: number): number {
  const end = text.indexOf(']]>', at);
  const until = end === -1 ? Math.max(at, text.length - 2) : end;
  if (until > at) scan.handlers.text(text.slice(at, until));
  if (end === -1) return until > at ? until : -1;
  scan.inside = 'content';
  return end + 3;
}

function scanMarkup(scan: Scan, text: string, at: number): number {
  const second = text[at + 1];
  if (second === undefined) return -1;
  if (second === '?') {
    scan.inside = 'instruction';
    return at + 2;
  }
  if (second === '!') return scanDeclaration(scan, text, at);
  const end = tagEnd(text, at + 1);
  if (end === -1) return -1;
  if (second === '/') closeTag(scan, localName(text.slice(at + 2, end).trimEnd()));
  else openTag(scan, text.slice(at + 1, end));
  return end + 1;
}

function scanDeclaration(scan: Scan, text: string, at: number): number {
  const [comment, literal] = ['<!--', '<![CDATA['];
  if (text.startsWith(comment, at)) {
    scan.inside = 'comment';
    return at + comment.length;
  }
  if (text.startsWith(literal, at)) {
    scan.inside = 'literal';
    return at + literal.length;
  }
  const start = text.slice(at);
  if (comment.startsWith(start) || literal.startsWith(start)) return -1;
  return refuse({ code: 'broken_file', part: scan.part });
}

function tagEnd(text: string, from: number): number {
  let quote = 0;
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (quote !== 0) quote = code === quote ? 0 : quote;
    else if (code === 34 || code === 39) quote = code;
    else if (code === 62) return at;
  }
  return -1;
}

function openTag(scan: Scan, inner: string): void {
  const alone = inner.endsWith('/');
  const content = alone ? inner.slice(0, -1) : inner;
  const gap = content.search(/\s/);
  const name = localName(gap === -1 ? content : content.slice(0, gap));
  scan.seen = true;
  scan.depth++;
  scan.handlers.open(name, gap === -1 ? '' : content.slice(gap));
  if (alone) closeTag(scan, name);
}

function closeTag(scan: Scan, name: string): void {
  if (--scan.depth < 0) refuse({ code: 'broken_file', part: scan.part });
  scan.handlers.close(name);
}

const localName = (name: string) => name.slice(name.indexOf(':') + 1);

const ATTRIBUTE = /\s*([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/y;

/** The value of an attribute in the raw text of a tag; a name `*:id` asks for any prefix. */
export function attributeOf(attributes: string, name: string): string | undefined {
  ATTRIBUTE.lastIndex = 0;
  for (let found = ATTRIBUTE.exec(attributes); found; found = ATTRIBUTE.exec(attributes)) {
    const key = found[1] ?? '';
    const matches = name.startsWith('*') ? key.endsWith(name.slice(1)) : key === name;
    if (matches) return unescaped(found[2] ?? found[3] ?? '');
  }
  return undefined;
}

/** Text with its references resolved and its line breaks as one character; an unknown reference stays as it is. */
function unescaped(text: string): string {
  const lines = text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
  if (!lines.includes('&')) return lines;
  return lines.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|([a-z]+));/gi, (whole, hex, decimal, name) => {
    if (name !== undefined) return (Object.hasOwn(NAMED, name) && NAMED[name]) || whole;
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}
