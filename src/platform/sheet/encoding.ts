import { isUtf8 } from 'node:buffer';
import type { Encoding } from './model.ts';

/** How the bytes of a text file become characters. */
export interface TextForm {
  readonly encoding: Encoding;
  /** How many places hold bytes that fit no character; 0 for a sound file. */
  readonly unreadable: number;
}

const REPLACEMENT = /�/g;
const BEYOND_ASCII = /[^\p{ASCII}]/gu;
const CHUNK_BYTES = 64 * 1024;
/** A text with fewer broken places than this share of its letters beyond ASCII is damaged UTF-8, not another encoding. */
const DAMAGED_SHARE = 0.1;

/** Finds the encoding of a text: by its mark, else UTF-8 when it fits, else the old Windows encoding of western offices. */
export function detectEncoding(bytes: Uint8Array): TextForm {
  const [first, second, third] = bytes;
  if (first === 0xff && second === 0xfe) return withCount('utf-16le', bytes);
  if (first === 0xfe && second === 0xff) return withCount('utf-16be', bytes);
  if (isUtf8(bytes)) return { encoding: 'utf-8', unreadable: 0 };
  const asUtf8 = withCount('utf-8', bytes);
  const marked = first === 0xef && second === 0xbb && third === 0xbf;
  const letters = marked ? 0 : count(bytes, 'utf-8', BEYOND_ASCII);
  return marked || asUtf8.unreadable < letters * DAMAGED_SHARE ? asUtf8 : { encoding: 'windows-1252', unreadable: 0 };
}

function withCount(encoding: Encoding, bytes: Uint8Array): TextForm {
  return { encoding, unreadable: count(bytes, encoding, REPLACEMENT) };
}

function count(bytes: Uint8Array, encoding: Encoding, pattern: RegExp): number {
  let found = 0;
  for (const text of decodePieces(bytes, encoding)) found += text.match(pattern)?.length ?? 0;
  return found;
}

/** The text in pieces, without a mark at its start. */
export function* decodePieces(bytes: Uint8Array, encoding: Encoding): Generator<string, void, undefined> {
  const decoder = new TextDecoder(encoding);
  for (let at = 0; at < bytes.length; at += CHUNK_BYTES) {
    yield decoder.decode(bytes.subarray(at, at + CHUNK_BYTES), { stream: true });
  }
  yield decoder.decode();
}
