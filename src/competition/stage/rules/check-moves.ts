import type { PersonId, Viewer } from '#identity/index.ts';
import { isActing } from '#identity/index.ts';
import type { Edition } from '../../edition/model/edition.ts';
import { stageOfKind } from '../../edition/rules/calendar.ts';
import { organiserRoles } from '../../edition/rules/moves.ts';
import type { CheckState } from '../model/check.ts';
import type { DecidingStage } from '../model/course.ts';
import type { StageRefusal } from '../model/refusal.ts';

/** Whether the viewer organises this edition, of the institution acted in. */
export function whyNotOrganise(edition: Pick<Edition, 'organiserId'>, viewer: Viewer): StageRefusal | null {
  const organises = isActing(viewer, ...organiserRoles) && viewer.acting?.institutionId === edition.organiserId;
  return organises ? null : 'not_yours';
}

type Planned = Pick<Edition, 'document' | 'organiserId'>;

/** Why nothing can be decided in this stage now: who is asked, whether the edition has it, and whether it has opened. */
export function whyNotDecide(edition: Planned, stage: DecidingStage, viewer: Viewer, now: Date): StageRefusal | null {
  const forbidden = whyNotOrganise(edition, viewer);
  if (forbidden) return forbidden;
  const planned = stageOfKind(edition.document, stage);
  if (!planned) return 'no_such_stage';
  return planned.opens === null || new Date(planned.opens) > now ? 'not_open_yet' : null;
}

/** A check as its moves look at it. */
export type CheckStanding = { readonly state: CheckState; readonly firstBy: PersonId | null };

/** Why the viewer may not confirm a refusal that somebody proposed: two pairs of eyes are two persons. */
export function whyNotConfirm({ state, firstBy }: CheckStanding, viewer: Viewer): StageRefusal | null {
  if (state !== 'proposed') return 'not_proposed';
  return viewer.person?.id === firstBy ? 'own_proposal' : null;
}
