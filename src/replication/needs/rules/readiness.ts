import type { Viewer } from '#identity/index.ts';
import type { Owned } from '../../origin/model.ts';
import { isDecider, speaksFor } from '../../origin/rules.ts';
import type { Answered, Need, NeedRefusal, Readiness, ReadinessAnswer } from '../model.ts';

export type Gap = {
  readonly need: Need;
  readonly answer: Exclude<ReadinessAnswer, 'have'> | null;
  readonly note: string;
};

export type Summary = {
  readonly have: number;
  readonly partly: number;
  readonly lacking: number;
  readonly open: number;
  /** Musts that are not there as a whole: with none of them, one may begin. */
  readonly lackingMusts: number;
};

/** How far the answers go, over the needs that stand now. */
export function summaryOf(needs: readonly Need[], answers: readonly Answered[]): Summary {
  const byNeed = new Map(answers.map((it) => [it.needId, it.answer]));
  const count = (wanted: ReadinessAnswer | undefined) => needs.filter((it) => byNeed.get(it.id) === wanted).length;
  const lackingMusts = needs.filter((it) => it.isMust && byNeed.get(it.id) !== 'have').length;
  return {
    have: count('have'),
    partly: count('partly'),
    lacking: count('lacking'),
    open: count(undefined),
    lackingMusts,
  };
}

/** What is still to be brought about, musts first: tasks of the plan. A need that nobody has answered is a gap, too. */
export function gapsOf(needs: readonly Need[], answers: readonly Answered[]): readonly Gap[] {
  const byNeed = new Map(answers.map((it) => [it.needId, it]));
  const gaps = needs.flatMap((need): readonly Gap[] => {
    const given = byNeed.get(need.id);
    if (given?.answer === 'have') return [];
    return [{ need, answer: given?.answer ?? null, note: given?.note ?? '' }];
  });
  return gaps.toSorted((a, b) => Number(b.need.isMust) - Number(a.need.isMust));
}

/** Why the viewer cannot say what copying the record needs. */
export const whyNotSet = (owner: Owned, viewer: Viewer): NeedRefusal | null =>
  speaksFor(owner, viewer) ? null : 'not_yours';

/** Why the viewer cannot answer for the own place: the owner is ready already. */
export function whyNotAnswer(owner: Owned, viewer: Viewer): NeedRefusal | null {
  if (!viewer.person || !viewer.acting) return 'no_role';
  return viewer.acting.institutionId === owner.institutionId ? 'own_record' : null;
}

type Placed = Pick<Readiness, 'institutionId' | 'unitId'>;

/** Whether the place is the viewer's: the unit one works in; the whole institution for its admin, its planner and its leader. */
export function isOwnPlace({ institutionId, unitId }: Placed, { acting }: Viewer): boolean {
  if (!acting || acting.institutionId !== institutionId) return false;
  return acting.unitId === unitId || ['local_admin', 'leader', 'planner'].includes(acting.role);
}

/** Who reads how ready a place is: both parties, and the hub. */
export function whyNotRead(readiness: Placed, owner: Owned, viewer: Viewer): 'not_visible' | null {
  const isParty = isOwnPlace(readiness, viewer) || speaksFor(owner, viewer) || isDecider(owner, viewer);
  return isParty ? null : 'not_visible';
}
