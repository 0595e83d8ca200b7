import type { Rubric } from '../model/rubric.ts';
import type { Mark } from '../model/sheet.ts';

const FINE = 1e4;

/** What the marks given so far make of a hundred: Σ weight × mark ÷ highest mark, with four decimals. */
export function scoreOf(rubric: Rubric, marks: readonly Pick<Mark, 'criterion' | 'mark'>[]): number {
  const given = new Map(marks.map((it) => [it.criterion, it.mark]));
  const sum = rubric.criteria.reduce((all, it) => all + (it.weight * (given.get(it.code) ?? 0)) / it.max, 0);
  return Math.round(sum * FINE) / FINE;
}

/** The same of a sheet that has every mark; null while one is missing: a missing mark is no zero. */
export function totalOf(rubric: Rubric, marks: readonly Pick<Mark, 'criterion' | 'mark'>[]): number | null {
  const given = new Map(marks.map((it) => [it.criterion, it.mark]));
  return rubric.criteria.every((it) => (given.get(it.code) ?? null) !== null) ? scoreOf(rubric, marks) : null;
}
