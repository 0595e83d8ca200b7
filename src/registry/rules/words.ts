/** How many words a text has: pieces with at least one letter or digit between spaces. */
export function wordsOf(text: string): number {
  return text.split(/\s+/u).filter((piece) => /[\p{L}\p{N}]/u.test(piece)).length;
}
