import type { Viewer } from '#identity/index.ts';
import { whyNotPublishable } from '../../rules/completeness.ts';
import { type Movable, whyNot, whyNotCreate } from '../../rules/moves.ts';
import type { LeaveWhy } from '../model.ts';
import type { StandingRecord } from '../rules/match.ts';
import type { ReadyRecord } from './place-records.ts';
import type { Planned } from './plan-records.ts';

/** Why the registry's own rules forbid what the import is about to write; '' when they allow it. */
export function refusalOf(plan: Planned<ReadyRecord>, who: Viewer, publish: boolean): LeaveWhy {
  const { record, standing, merge } = plan;
  if (record.unitClosed) return 'unit_closed';
  if (!standing || !merge) return whyNotCreate(record, who) ? 'refused' : '';
  const movable = movableOf(standing);
  const moves = standing.publishedVersionId === null ? (['edit'] as const) : (['start_version'] as const);
  if (moves.some((move) => whyNot(move, movable, who))) return 'refused';
  if (whyNot('set_register', movable, who)) return 'refused';
  return publish && whyNotPublishable(merge.content, standing.origin).length > 0 ? 'incomplete' : '';
}

/** An import asks as an admin, to whom it does not matter who keeps the record. */
export function movableOf(standing: StandingRecord): Movable {
  const { state, institutionId, unitId, working, origin } = standing;
  return { state, institutionId, unitId, working, origin, keeperIds: [] };
}
