import { hitEnd, hitStart } from '#platform/ui/hit-marks.ts';
import { wordsOf } from './words.ts';

/** A word of a text that was looked for, from its first character to behind its last. */
type Hit = { readonly start: number; readonly end: number; readonly word: string };

/** Hits looked at in one text: more never fit into a snippet, and long texts need not be read to their end. */
const MOST_HITS = 40;
/** Beginning of a summary that is shown where nothing was looked for. */
export const SNIPPET_LENGTH = 260;
/** Longer texts are searched whole, but snippets are cut from their beginning. */
export const SNIPPED = 8000;
/** Characters of a snippet, and how many of them may stand before its first hit. */
const LONGEST = 230;
const BEFORE = 60;

/** Codes below this are ASCII. */
const ASCII = 128;
const isLetter = (sign: string): boolean => /[\p{L}\p{N}\p{M}]/u.test(sign);
/** 1 for letters and figures. */
const wordSigns = Uint8Array.from({ length: ASCII }, (_, code) => (isLetter(String.fromCharCode(code)) ? 1 : 0));

/** The codes of the text that is read, one by one: asked of the text itself, each takes several times as long. */
let codes = new Uint16Array(0);

function readCodes(text: string): void {
  if (codes.length < text.length) codes = new Uint16Array(2 * text.length);
  Buffer.from(codes.buffer).write(text, 'utf16le');
}

/** Whether a letter beyond ASCII was come across; whoever asks takes it back before. */
let isWide = false;

/** The first place from `from` on of a sign that belongs to a word (1), or to none (0); the end of the text when there is none. */
function next(isWord: 0 | 1, text: string, from: number): number {
  const signs = codes;
  const { length } = text;
  let at = from;
  for (; at < length; at += 1) {
    const code = signs[at] as number;
    if ((code < ASCII ? wordSigns[code] : letterAt(text, at)) === isWord) break;
  }
  return at;
}

function letterAt(text: string, at: number): 0 | 1 {
  if (!isLetter(String.fromCodePoint(text.codePointAt(at) ?? 0))) return 0;
  isWide = true;
  return 1;
}

/** What is looked for; words of ASCII also by their first sign and, a bit each, its lengths: most words of a text are none by these alone. */
type Wanted = {
  readonly forms: ReadonlySet<string>;
  readonly byFirst: readonly (readonly string[] | undefined)[];
  readonly lengths: Uint32Array;
};

/** Longer words share a bit. */
const LONGEST_WORD = 31;
const lengthBit = (length: number): number => 1 << Math.min(length, LONGEST_WORD);

function wantedOf(forms: ReadonlySet<string>): Wanted {
  const byFirst: (string[] | undefined)[] = Array.from({ length: ASCII });
  const lengths = new Uint32Array(ASCII);
  for (const form of forms) {
    const first = form.charCodeAt(0);
    if (first >= ASCII) continue;
    byFirst[first] = [...(byFirst[first] ?? []), form];
    lengths[first] = (lengths[first] as number) | lengthBit(form.length);
  }
  return { forms, byFirst, lengths };
}

/** A small letter of the same; signs and figures as they are. */
const small = (code: number): number => (code >= 65 && code <= 90 ? code + 32 : code);

/** The word looked for that stands from `start` to `end`. Letters are compared where they stand: nothing is cut out for words that are none. */
function wordAt(text: string, start: number, end: number, wanted: Wanted): string | undefined {
  const first = small(codes[start] as number);
  const lengths = first < ASCII ? (wanted.lengths[first] as number) : 0;
  if (first < ASCII && lengths === 0) return undefined;
  if (isWide) {
    const plain = wordsOf(text.slice(start, end)).join('');
    return wanted.forms.has(plain) ? plain : undefined;
  }
  if ((lengths & lengthBit(end - start)) === 0) return undefined;
  const candidates = wanted.byFirst[first] ?? [];
  for (let n = 0; n < candidates.length; n += 1) {
    const form = candidates[n] as string;
    if (isAt(start, end, form)) return form;
  }
  return undefined;
}

function isAt(start: number, end: number, form: string): boolean {
  if (form.length !== end - start) return false;
  for (let n = 1; n < form.length; n += 1) if (small(codes[start + n] as number) !== form.charCodeAt(n)) return false;
  return true;
}

function hitsIn(text: string, wanted: Wanted): readonly Hit[] {
  readCodes(text);
  const hits: Hit[] = [];
  const { length } = text;
  let at = 0;
  while (at < length && hits.length < MOST_HITS) {
    const start = next(1, text, at);
    isWide = false;
    at = next(0, text, start);
    const word = wordAt(text, start, at, wanted);
    if (word !== undefined) hits.push({ start, end: at, word });
  }
  return hits;
}

/** How texts are shown in which these words were looked for (small letters, no accents). */
export type Marker = {
  /** The whole text with marks around the words. */
  readonly whole: (text: string) => string;
  /** The stretch of the text that holds most of the words, with marks around them; its beginning when it holds none. */
  readonly snippet: (text: string) => string;
};

export function markerOf(forms: ReadonlySet<string>): Marker {
  const wanted = wantedOf(forms);
  return {
    whole: (text) => withMarks(text, hitsIn(text, wanted), 0, text.length),
    snippet: (text) => {
      const hits = hitsIn(text, wanted);
      const [start, end] = stretchOf(text, hits);
      return withMarks(text, hits, start, end);
    },
  };
}

function stretchOf(text: string, hits: readonly Hit[]): readonly [number, number] {
  let best = { start: 0, found: 0 };
  for (const first of hits) {
    const start = beginningOf(text, first.start);
    const inside = hits.filter((it) => it.start >= start && it.end <= start + LONGEST);
    const found = new Set(inside.map((it) => it.word)).size * MOST_HITS + inside.length;
    if (found > best.found) best = { start, found };
  }
  return [best.start, endOf(text, best.start)];
}

/** The beginning of the sentence where it is near, else of a word a little before. */
function beginningOf(text: string, hit: number): number {
  const earliest = Math.max(0, hit - BEFORE);
  if (earliest === 0) return 0;
  const before = text.slice(earliest, hit);
  const sentence = before.search(/(?<=[.!?]\s+)\S[^.!?]*$/);
  if (sentence >= 0) return earliest + sentence;
  const space = before.search(/\s/);
  return space < 0 ? hit : earliest + space + 1;
}

const isSpace = /\s/;

function endOf(text: string, start: number): number {
  if (text.length <= start + LONGEST) return text.length;
  let space = start + LONGEST - 1;
  while (space > start && !isSpace.test(text.charAt(space))) space -= 1;
  return space > start ? space : start + LONGEST;
}

function withMarks(text: string, hits: readonly Hit[], start: number, end: number): string {
  let [result, at] = ['', start];
  for (const hit of hits) {
    if (hit.start < start || hit.end > end) continue;
    result += `${unmarked(text.slice(at, hit.start))}${hitStart}${text.slice(hit.start, hit.end)}${hitEnd}`;
    at = hit.end;
  }
  return result + unmarked(text.slice(at, end));
}

/** Our marks are control characters; whoever wrote some into a text marks nothing with them. */
function unmarked(text: string): string {
  return text.includes(hitStart) || text.includes(hitEnd) ? text.replaceAll(hitStart, '').replaceAll(hitEnd, '') : text;
}
