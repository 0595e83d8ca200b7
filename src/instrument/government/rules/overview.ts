import { done, type Outcome, refused } from '#platform/outcome.ts';
import type { Scores } from '../../answer/model/sheet.ts';
import type { IndexEdition } from '../model/edition.ts';
import { type IndexGovernment, type Standing, standings } from '../model/government.ts';
import { type Calculation, calculate, formulasOf, type IndexFault, type IndexFormulas } from './calculation.ts';
import type { Dated } from './eligibility.ts';
import type { Field } from './moves.ts';
import { countsWith, type IndexItems, ingredientsOf, pointsBy, type Stand, standOf } from './standing.ts';

export type Standings<T> = Readonly<Record<Standing, T>>;

/** The index of a government in each of its standings, beside each other. */
export type Overview = {
  readonly field: Field;
  readonly stands: Standings<Stand>;
  readonly calculations: Standings<Calculation>;
};

type Means = { readonly edition: IndexEdition; readonly items: IndexItems };

/** A government by what it claims alone: the score of each item of its innovations' sheets and of its own. */
export type ClaimedGovernment = {
  readonly innovations: readonly (Dated & { readonly affair: string | null; readonly scores: Scores })[];
  readonly spd: Scores;
};

/** The index of a government by what it claims alone, as the whole says it; refused as the whole is. */
export function claimedIndex(
  { innovations, spd }: ClaimedGovernment,
  { edition, items, formulas }: Means & { readonly formulas: IndexFormulas },
): Outcome<Calculation, IndexFault> {
  const owed = edition.mandatory === 'owed';
  const counting = innovations.flatMap((it) => {
    const points = pointsBy((item) => it.scores[item], items.sid, { owed });
    return countsWith(it, points, edition) ? [{ affair: it.affair, points }] : [];
  });
  const ownPoints = pointsBy((item) => spd[item], items.spd, { owed: false });
  return calculate(ingredientsOf(counting, ownPoints, edition), edition, formulas);
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
