import { hitStart } from '#platform/ui/hit-marks.ts';

const SENTENCE_END = /[.!?]$/;
/** Snippets of the database end after a number of words; texts shorter than this are taken to be whole. */
const CUT_FROM = 110;

/**
 * A piece of a text as it is shown: no longer than this, no word cut in two, and an ellipsis where the text goes on or
 * has begun before.
 */
export function shownSnippet(text: string, longest: number): string {
  const line = text.trim();
  return begun(isWhole(line, longest) ? line : `${line.slice(0, longest).replace(/\s+\S*$/, '')} …`);
}

function isWhole(line: string, longest: number): boolean {
  if (line.length > longest) return false;
  return SENTENCE_END.test(line) || line.length <= Math.min(longest - 1, CUT_FROM);
}

/** A small letter first is the middle of a sentence. */
function begun(line: string): string {
  const first = line.startsWith(hitStart) ? line.charAt(1) : line.charAt(0);
  return /\p{Ll}/u.test(first) ? `… ${line}` : line;
}
