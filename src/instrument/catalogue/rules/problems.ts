import type { InstrumentDocument } from '../model/document.ts';
import type { Problem } from '../model/problem.ts';
import { conditionProblems } from './problems/conditions.ts';
import { formulaProblems } from './problems/formulas.ts';
import { aspectProblems } from './problems/items.ts';
import { textsOwed, when } from './problems/told.ts';

/** All that is wrong with a document, in the order of its parts; it may be published when there is nothing. */
export function problemsOf(document: InstrumentDocument): readonly Problem[] {
  return [
    ...textsOwed(document, [], ['title', 'source']),
    ...periodProblems(document),
    ...aspectProblems(document),
    ...conditionProblems(document),
    ...formulaProblems(document),
  ];
}

function periodProblems({ period }: InstrumentDocument): Problem[] {
  const { opens, closes, verifiedBy } = period;
  const isBefore = (a: string | null, b: string | null) => a !== null && b !== null && Date.parse(a) <= Date.parse(b);
  return [
    ...when(opens === null, ['period', 'opens'], 'date_missing'),
    ...when(closes === null, ['period', 'closes'], 'date_missing'),
    ...when(isBefore(closes, opens), ['period', 'closes'], 'closes_before_opens'),
    ...when(isBefore(verifiedBy, closes), ['period', 'verifiedBy'], 'verified_before_closing'),
  ];
}
