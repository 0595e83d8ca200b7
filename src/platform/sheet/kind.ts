import { decodePieces, detectEncoding } from './encoding.ts';
import type { Found } from './model.ts';

/** What the first bytes of a file say it is; its name is never asked. */
export type FileKind = 'zip' | 'text' | 'old_xls' | 'encrypted' | { readonly found: Found };

const SIGNATURES: readonly (readonly [bytes: readonly number[], kind: FileKind])[] = [
  [[0x50, 0x4b, 0x03, 0x04], 'zip'],
  [[0x50, 0x4b, 0x05, 0x06], 'zip'],
  [[0x25, 0x50, 0x44, 0x46, 0x2d], { found: 'pdf' }],
  [[0x89, 0x50, 0x4e, 0x47], { found: 'image' }],
  [[0xff, 0xd8, 0xff], { found: 'image' }],
  [[0x47, 0x49, 0x46, 0x38], { found: 'image' }],
  [[0x7b, 0x5c, 0x72, 0x74, 0x66], { found: 'document' }],
  [[0x1f, 0x8b], { found: 'archive' }],
  [[0x52, 0x61, 0x72, 0x21], { found: 'archive' }],
  [[0x37, 0x7a, 0xbc, 0xaf], { found: 'archive' }],
];
/** The container of old Office files, and of new ones behind a password. */
const COMPOUND = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
const HEAD_BYTES = 8 * 1024;
const HTML = /^\s*(?:<!doctype html|<(?:html|head|body|meta|style|table|div)\b|<!--|mime-version:)/i;
const XML = /^\s*<\?xml\b/i;
const CONTROL = /[^\P{Cc}\t\n\r\f\v]/gu;
/** A stray control character happens; more than a few and than one in a hundred are no text that a person wrote. */
const CONTROLS_FORGIVEN = 3;
const CONTROL_SHARE = 0.01;

export function fileKind(bytes: Uint8Array): FileKind {
  if (startsWith(bytes, COMPOUND)) return compoundKind(bytes);
  const signed = SIGNATURES.find(([signature]) => startsWith(bytes, signature));
  return signed ? signed[1] : textKind(bytes);
}

const startsWith = (bytes: Uint8Array, start: readonly number[]) => start.every((byte, at) => bytes[at] === byte);

function compoundKind(bytes: Uint8Array): FileKind {
  const content = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const names = (name: string) => content.includes(Buffer.from(name, 'utf16le'));
  if (names('EncryptedPackage')) return 'encrypted';
  if (names('Workbook') || names('Book')) return 'old_xls';
  return { found: names('WordDocument') || names('PowerPoint Document') ? 'document' : 'binary' };
}

function textKind(bytes: Uint8Array): FileKind {
  const { encoding } = detectEncoding(bytes);
  const wide = encoding === 'utf-16le' || encoding === 'utf-16be';
  if (!wide && bytes.includes(0)) return { found: 'binary' };
  const head = decodePieces(bytes.subarray(0, HEAD_BYTES), encoding).toArray().join('');
  if (head.includes('\0')) return { found: 'binary' };
  if (HTML.test(head)) return { found: 'html' };
  if (XML.test(head)) return { found: /<html\b/i.test(head) ? 'html' : 'xml' };
  const controls = head.match(CONTROL)?.length ?? 0;
  return controls > CONTROLS_FORGIVEN + head.length * CONTROL_SHARE ? { found: 'binary' } : 'text';
}
