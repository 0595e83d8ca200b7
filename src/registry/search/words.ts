import { stopWords } from './stop-words.ts';

const LONGEST_WORD = 60;

/** The words of a text in their order: small letters, no accents, letters and digits only. */
export function wordsOf(text: string): string[] {
  // Most texts have no accents: they are what they would become, and are read several times as fast.
  if (!NOT_ASCII.test(text)) return (text.toLowerCase().match(/[a-z0-9]+/g) ?? []).map(cut);
  const plain = text
    .normalize('NFKD')
    .replaceAll(/\p{M}+/gu, '')
    .toLowerCase();
  return (plain.match(/[\p{L}\p{N}]+/gu) ?? []).map(cut);
}

const NOT_ASCII = /\P{ASCII}/u;
const cut = (word: string): string => (word.length > LONGEST_WORD ? word.slice(0, LONGEST_WORD) : word);

/** The words that can be searched: without those that stand everywhere. */
export function searchableWords(text: string): string[] {
  return wordsOf(text).filter((word) => !stopWords.has(word));
}

/** Equal for titles that differ only in case, signs and spaces. */
export function titleKey(title: string): string {
  return wordsOf(title).join(' ');
}

/** The first letter, then the consonants without doubles: how people shorten words («bgs», «spda»). */
export function skeletonOf(word: string): string {
  const rest = word.slice(1).replaceAll(/[aeiou]/g, '');
  return `${word.slice(0, 1)}${rest}`.replaceAll(/(.)\1+/gu, '$1');
}
