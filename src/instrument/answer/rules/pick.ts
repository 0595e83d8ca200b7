import type { Answer, Given } from '../model/sheet.ts';

/** The claims that count, by item: what was copied or proposed only once somebody has confirmed it. */
export function claimedOf(answers: readonly Answer[]): ReadonlyMap<string, Given> {
  return new Map(answers.filter((it) => it.option !== '' && it.confirmed).map((it) => [it.item, it]));
}

/** What was verified, by item. */
export function verifiedOf(answers: readonly Answer[]): ReadonlyMap<string, Given> {
  return new Map(answers.flatMap((it) => (it.verified ? [[it.item, it.verified] as const] : [])));
}

/** On what conditions look in the verified score: what was verified, and what is claimed where nobody has judged yet. */
export function conditionsOf(answers: readonly Answer[]): ReadonlyMap<string, Given> {
  return new Map([...claimedOf(answers), ...verifiedOf(answers)]);
}
