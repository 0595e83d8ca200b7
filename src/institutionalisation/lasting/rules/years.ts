import type { LastingContent } from '../model/content.ts';
import { type Dimension, isYearly } from '../model/dimensions.ts';
import type { Paper } from '../model/record.ts';

/** The three years that the regional index looks at, oldest first: T-2, T-1, T0. */
export const windowOf = (year: number): readonly [number, number, number] => [year - 2, year - 1, year];

export const yearOf = (date: string): number => Number(date.slice(0, 4));

/** The year a record belongs to; null for those that hold until they end. */
export const yearOfContent = (content: LastingContent): number | null => ('year' in content ? content.year : null);

/**
 * Years in which a paper that proves this year may be dated. Plans, budgets and agreements are made in the year before or in the year; a
 * report on a year comes out in it or in the next (ours).
 */
export function datedFor(dimension: Dimension, year: number): readonly [number, number] {
  return dimension === 'monitoring' ? [year, year + 1] : [year - 1, year];
}

export function isDatedFor(dimension: Dimension, year: number, date: string): boolean {
  return datedFor(dimension, year).includes(yearOf(date));
}

/** Whether the paper belongs to another year than the record says. A paper without a date tells nothing. */
export function isOfWrongYear(content: LastingContent, paper: Pick<Paper, 'documentDate' | 'validityYear'>): boolean {
  const { dimension } = content;
  const year = yearOfContent(content);
  if (!isYearly(dimension) || year === null) return false;
  if (paper.documentDate !== null && !isDatedFor(dimension, year, paper.documentDate)) return true;
  return paper.validityYear !== null && paper.validityYear < year;
}

/** How many of the window's years are there, in the steps of the index: any one, two in a row, all three. */
export function consecutiveYears(years: Iterable<number>, t0: number): 0 | 1 | 2 | 3 {
  const known = new Set(years);
  const [first, second, third] = windowOf(t0).map((year) => known.has(year)) as [boolean, boolean, boolean];
  if (first && second && third) return 3;
  if (second && (first || third)) return 2;
  return first || second || third ? 1 : 0;
}

/** As the index counts plans (no. 21): T-1 or T-2; both; both and T0. A plan for T0 alone is none of them and counts as one of ours. */
export function plannedYears(years: Iterable<number>, t0: number): 0 | 1 | 2 | 3 {
  const known = new Set(years);
  const [first, second, third] = windowOf(t0).map((year) => known.has(year)) as [boolean, boolean, boolean];
  if (first && second) return third ? 3 : 2;
  return first || second || third ? 1 : 0;
}
