import type { Beginnings } from '../../lasting/rules/facts.ts';
import type { Grouping, Life } from '../model.ts';

/** Groups of what an innovation got in the course of its life. */
export const lastingGroupings = ['policy', 'budget', 'performance'] as const satisfies readonly Grouping[];
export type ByLasting = (typeof lastingGroupings)[number];

/** A budget and an agreement hold from the first day of their first year; a rule from its date. What ended later still was. */
export function sinceOf({ regulationFrom, budgetYears, agreementYears }: Beginnings): Life['since'] {
  const firstDay = (years: readonly number[]) => (years[0] === undefined ? null : `${years[0]}-01-01`);
  const days = { policy: regulationFrom, budget: firstDay(budgetYears), performance: firstDay(agreementYears) };
  return Object.fromEntries(Object.entries(days).filter(([, day]) => day !== null));
}
