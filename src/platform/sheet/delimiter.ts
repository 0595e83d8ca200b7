import { delimitedReader } from './delimited.ts';
import type { Delimiter } from './model.ts';

const CANDIDATES: readonly Delimiter[] = [',', ';', '\t', '|'];
const SAMPLE_RECORDS = 50;
/** Excel writes `sep=;` as a line of its own before the table; it is no row of it. */
const DECLARED = /^sep=([,;\t|])(?:\r\n|\r|\n|$)/i;

/** What the start of a text says of its delimiter: which it is, and how many characters of a `sep=` line go before. */
export interface DelimiterFound {
  readonly delimiter: Delimiter;
  readonly skip: number;
}

/**
 * Finds the delimiter from the first characters of a text (`whole` when they are all of it): the one that cuts the most
 * records into the same number of fields, two at least. A text that none cuts has one column, and the comma is as good.
 */
export function detectDelimiter(sample: string, whole: boolean): DelimiterFound {
  const declared = DECLARED.exec(sample);
  if (declared) return { delimiter: declared[1] as Delimiter, skip: declared[0].length };
  let best: Delimiter = ',';
  let bestScore = 0;
  for (const delimiter of CANDIDATES) {
    const score = evenness(widths(sample, whole, delimiter));
    if (score > bestScore) [best, bestScore] = [delimiter, score];
  }
  return { delimiter: best, skip: 0 };
}

function widths(sample: string, whole: boolean, delimiter: Delimiter): number[] {
  const reader = delimitedReader(delimiter);
  const records = [...reader.push(sample), ...(whole ? reader.end() : [])];
  // A sample without a line end is still better than nothing.
  const seen = records.length > 0 || whole ? records : reader.end();
  return seen
    .slice(0, SAMPLE_RECORDS)
    .filter((record) => record.fields.length > 1 || record.fields[0]?.trim() !== '')
    .map((record) => record.fields.length);
}

/** The share of records with the commonest width, weighed by that width; 0 when that is a single field. */
function evenness(found: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const width of found) counts.set(width, (counts.get(width) ?? 0) + 1);
  let best = 0;
  for (const [width, times] of counts) {
    if (width > 1) best = Math.max(best, (times / found.length) * Math.log2(1 + width));
  }
  return best;
}
