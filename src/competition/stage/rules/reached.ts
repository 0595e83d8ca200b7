import type { EditionDocument } from '../../edition/model/document.ts';
import { type DecidingStage, outcomes, type Passage } from '../model/course.ts';
import { decidingOf } from './course.ts';
import { isRevealed } from './reveal.ts';

type Decided = Pick<Passage, 'stage' | 'outcome'> & { readonly entryId: string; readonly decidedAt: Date };

/** How many came through a stage, under the outcome that lets an entry go on. */
export type Reached = { readonly stage: Exclude<DecidingStage, 'objection'>; readonly count: number };

/**
 * How far some entries have come, by what everyone may know at this moment: of every stage that was told, how many went on. Who was
 * disqualified counts nowhere, as on the lists that are announced.
 */
export function reachedOf(
  document: Pick<EditionDocument, 'stages' | 'privacy'>,
  decided: readonly Decided[],
  now: Date,
): readonly Reached[] {
  const told = decided.filter((it) => isRevealed(document, it.stage, it.decidedAt, now));
  const out = new Set(told.filter((it) => it.outcome === 'disqualified').map((it) => it.entryId));
  return decidingOf(document).flatMap((stage) => {
    const own = told.filter((it) => it.stage === stage);
    if (stage === 'objection' || own.length === 0) return [];
    return [{ stage, count: own.filter((it) => it.outcome === outcomes[stage].on && !out.has(it.entryId)).length }];
  });
}
