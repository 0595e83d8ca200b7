import { done, type Outcome, refused } from '#platform/outcome.ts';
import type { IndexEdition } from '../model/edition.ts';
import { type IndexGovernment, type Standing, standings } from '../model/government.ts';
import { type Calculation, calculate, formulasOf, type IndexFault } from './calculation.ts';
import type { Field } from './moves.ts';
import { type IndexItems, type Stand, standOf } from './standing.ts';

export type Standings<T> = Readonly<Record<Standing, T>>;

/** The index of a government in each of its standings, beside each other. */
export type Overview = {
  readonly field: Field;
  readonly stands: Standings<Stand>;
  readonly calculations: Standings<Calculation>;
};

type Means = { readonly edition: IndexEdition; readonly items: IndexItems };

/** The index of a government by what it claims alone; refused as the whole is. */
export function claimedIndex(government: IndexGovernment, { edition, items }: Means): Outcome<Calculation, IndexFault> {
  const formulas = formulasOf(edition);
  if (!formulas.ok) return formulas;
  return calculate(standOf(government, items, { edition, standing: 'claimed' }), edition, formulas.value);
}

/** Refused when a formula of the edition is wrong or has no result for this government. */
export function overviewOf(government: IndexGovernment, { edition, items }: Means): Outcome<Overview, IndexFault> {
  const formulas = formulasOf(edition);
  if (!formulas.ok) return formulas;
  const stands: Partial<Record<Standing, Stand>> = {};
  const calculations: Partial<Record<Standing, Calculation>> = {};
  for (const standing of standings) {
    const stand = standOf(government, items, { edition, standing });
    const calculation = calculate(stand, edition, formulas.value);
    if (!calculation.ok) return refused(calculation.why);
    stands[standing] = stand;
    calculations[standing] = calculation.value;
  }
  return done({
    field: { government, items, edition, formulas: formulas.value },
    stands: stands as Standings<Stand>,
    calculations: calculations as Standings<Calculation>,
  });
}
