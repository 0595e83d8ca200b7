/**
 * How much one word weighs in one text, in a byte: how often it stands in the title, in the summary and in the rest. The
 * weights are those of `ts_rank` (PostgreSQL 18, `calc_rank_or` in src/backend/utils/adt/tsrank.c; weights {0.1, 0.2, 0.4,
 * 1.0}), so that memory and database put texts in the same order. Places come title first, so their weights only fall.
 */
const TITLE = 1;
const SUMMARY = 0.4;
const REST = 0.1;
/** The sum of 1/n² over all n, as in tsrank.c. */
const LIMIT = 1.64493406685;

const MOST = 3;
/** How often a word stands in the rest of a text: exact while it matters, then about. */
const steps = [0, 1, 2, 3, 4, 5, 6, 7, 8, 10, 12, 16, 24, 40, 80, 256];

/** The byte for a word that stands so often in title, summary and rest. */
export function impactCode(title: number, summary: number, rest: number): number {
  let step = steps.length - 1;
  while ((steps[step] ?? 0) > rest) step -= 1;
  return (Math.min(title, MOST) << 6) | (Math.min(summary, MOST) << 4) | step;
}

/** What each byte weighs, before it is divided by the number of words looked for and by the length of the text. */
export const impacts: Float64Array = Float64Array.from({ length: 256 }, (_, code) => weightOf(code));

function weightOf(code: number): number {
  const weights = [
    ...Array<number>(code >> 6).fill(TITLE),
    ...Array<number>((code >> 4) & 3).fill(SUMMARY),
    ...Array<number>(steps[code & 15] ?? 0).fill(REST),
  ];
  // tsrank.c adds the largest whole and takes it out where it stands; here it always stands first, which is the plain sum.
  return weights.reduce((total, weight, place) => total + weight / (place + 1) ** 2, 0) / LIMIT;
}

/** What a rank is divided by for a text with so many places of words: `ts_rank` with normalization 1. */
export function lengthNorm(places: number): number {
  return places > 0 ? Math.log(places + 1) / Math.LN2 : 1;
}
