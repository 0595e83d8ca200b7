/** What stands where a name was hidden. */
export const HIDDEN = '[…]';
const SHORTEST = 3;

/**
 * The text without these names, wherever they stand as whole words and however they are capitalised; longer names first, so that
 * «Kabupaten Toba» is hidden whole. What a text tells of itself in other words, nothing can hide.
 */
export function masked(text: string, names: readonly string[], instead: string): string {
  const known = [...new Set(names.map((it) => it.trim()).filter((it) => it.length >= SHORTEST))];
  if (known.length === 0) return text;
  const choices = known.sort((a, b) => b.length - a.length).map(asPattern);
  return text.replaceAll(new RegExp(`(?<![\\p{L}\\p{N}])(?:${choices.join('|')})(?![\\p{L}\\p{N}])`, 'giu'), instead);
}

/** The name as a pattern; any run of spaces or a line break may stand between its words. */
function asPattern(name: string): string {
  return name
    .split(/\s+/)
    .map((word) => word.replaceAll(/[\\^$.*+?()[\]{}|/-]/g, '\\$&'))
    .join('\\s+');
}
