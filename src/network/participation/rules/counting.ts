import { type Counts, type Done, type Measure, measures, YEARS } from '../model.ts';

export type Counted = {
  readonly measure: Measure;
  readonly institution: string;
  readonly year: number;
  readonly value: number;
};

const none = (): Record<Measure, number> =>
  Object.fromEntries(measures.map((it) => [it, 0])) as Record<Measure, number>;

export const nothingDone: Done = { years: Array.from({ length: YEARS }, none), ever: none() };

/** The years that stand beside each other, the oldest first. */
export const yearsUntil = (thisYear: number): readonly number[] =>
  Array.from({ length: YEARS }, (_, at) => thisYear - YEARS + 1 + at);

/** What was counted, by institution. */
export function doneBy(counted: readonly Counted[], thisYear: number): ReadonlyMap<string, Done> {
  const first = thisYear - YEARS + 1;
  const found = new Map<string, { years: Record<Measure, number>[]; ever: Record<Measure, number> }>();
  for (const { measure, institution, year, value } of counted) {
    const of = found.get(institution) ?? { years: Array.from({ length: YEARS }, none), ever: none() };
    found.set(institution, of);
    of.ever[measure] += value;
    const at = of.years[year - first];
    if (at) at[measure] += value;
  }
  return found;
}

const thisYearOf = ({ years }: Done): Counts => years.at(-1) ?? none();
const lastYearOf = ({ years }: Done): Counts => years.at(-2) ?? none();

export const countOf = (done: Done, measure: Measure): number => thisYearOf(done)[measure];

/** How many more than last year; less than 0: fewer. */
export const changeOf = (done: Done, measure: Measure): number => countOf(done, measure) - lastYearOf(done)[measure];

/** The measure year by year, the oldest first. */
export const seriesOf = (done: Done, measure: Measure): readonly number[] => done.years.map((it) => it[measure]);

/** Whether nothing at all is on record for this year. */
export const isIdle = (done: Done): boolean => measures.every((it) => countOf(done, it) === 0);
