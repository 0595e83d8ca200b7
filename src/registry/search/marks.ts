import { hitEnd, hitStart } from '#platform/ui/description-text.tsx';
import { wordsOf } from './words.ts';

/** A word of a text that was looked for, from its first character to behind its last. */
type Hit = { readonly start: number; readonly end: number; readonly word: string };

/** Hits looked at in one text: more never fit into a snippet, and long texts need not be read to their end. */
const MOST_HITS = 40;
/** Characters of a snippet, and how many of them may stand before its first hit. */
const LONGEST = 230;
const BEFORE = 60;

const isLetter = (sign: string): boolean => /[\p{L}\p{N}\p{M}]/u.test(sign);

function isWordSign(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (code > 127) return isLetter(String.fromCodePoint(text.codePointAt(at) ?? code));
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57);
}

/** The word as the index writes it. */
function plain(word: string): string {
  for (let at = 0; at < word.length; at += 1) if (word.charCodeAt(at) > 127) return wordsOf(word).join('');
  return word.toLowerCase();
}

/** The words that are looked for, and the first letters that any of them has: most words of a text are none by those alone. */
type Wanted = { readonly forms: ReadonlySet<string>; readonly firsts: Uint8Array };

function wantedOf(forms: ReadonlySet<string>): Wanted {
  const firsts = new Uint8Array(128);
  for (const form of forms) {
    firsts[form.charCodeAt(0) & 127] = 1;
    firsts[form.slice(0, 1).toUpperCase().charCodeAt(0) & 127] = 1;
  }
  return { forms, firsts };
}

function hitsIn(text: string, { forms, firsts }: Wanted): readonly Hit[] {
  const hits: Hit[] = [];
  let at = 0;
  while (at < text.length && hits.length < MOST_HITS) {
    while (at < text.length && !isWordSign(text, at)) at += 1;
    const start = at;
    while (at < text.length && isWordSign(text, at)) at += 1;
    const first = text.charCodeAt(start);
    if (first < 128 && firsts[first] === 0) continue;
    const word = plain(text.slice(start, at));
    if (forms.has(word)) hits.push({ start, end: at, word });
  }
  return hits;
}

/** The whole text with marks around the words that stand among `forms` (small letters, no accents). */
export function marked(text: string, forms: ReadonlySet<string>): string {
  return withMarks(text, hitsIn(text, wantedOf(forms)), 0, text.length);
}

/** The stretch of the text that holds most of the words, with marks around them; its beginning when it holds none. */
export function markedSnippet(text: string, forms: ReadonlySet<string>): string {
  const hits = hitsIn(text, wantedOf(forms));
  const [start, end] = stretchOf(text, hits);
  return withMarks(text, hits, start, end);
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

function endOf(text: string, start: number): number {
  if (text.length <= start + LONGEST) return text.length;
  const space = text.slice(0, start + LONGEST).search(/\s\S*$/);
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
