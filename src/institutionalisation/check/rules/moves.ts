import { isActing, type Viewer } from '#identity/index.ts';
import { type Innovation, relationsTo } from '#registry/index.ts';
import {
  type Answer,
  type CheckRefusal,
  type Item,
  LONGEST_TEXT,
  type Round,
  type RoundState,
} from '../model/check.ts';

type Kept = Pick<Innovation, 'state' | 'working' | 'origin' | 'institutionId' | 'unitId' | 'keeperIds'>;
type Dated = Pick<Round, 'opens' | 'closes' | 'closedAt'>;

/** Where a round stands on the day `YYYY-MM-DD`: past its last day it is over, also before the job has closed it. */
export function stateOf({ opens, closes, closedAt }: Dated, today: string): RoundState {
  if (closedAt !== null || closes < today) return 'closed';
  return opens > today ? 'planned' : 'open';
}

/**
 * May the viewer read the round? The hub all; the people of its office, and those whose own institution is asked. What stands in it each reads
 * as far as the innovation's own read rule goes. `roundVisibleTo` says the same in SQL.
 */
export function whyNotReadRound(
  round: Pick<Round, 'organiserId' | 'institutionIds'>,
  viewer: Viewer,
): 'not_visible' | null {
  const { person, acting } = viewer;
  if (!person || !acting) return 'not_visible';
  if (isActing(viewer, 'hub_admin', 'system_admin')) return null;
  if (!isActing(viewer, 'innovator', 'local_admin', 'planner', 'leader')) return 'not_visible';
  const own = [round.organiserId, ...round.institutionIds].includes(acting.institutionId);
  return own ? null : 'not_visible';
}

/** Why the viewer may open no round: an office does, the hub for all and a regency for its own. */
export function whyNotOpen(viewer: Viewer): CheckRefusal | null {
  return isActing(viewer, 'hub_admin', 'local_admin') ? null : 'organiser_only';
}

/** Why the viewer may not run this round. */
export function whyNotRun(round: Pick<Round, 'organiserId'>, viewer: Viewer): CheckRefusal | null {
  if (whyNotOpen(viewer)) return 'organiser_only';
  return viewer.acting?.institutionId === round.organiserId ? null : 'organiser_only';
}

type Asked = Pick<Item, 'state' | 'answeredBy'>;
type Around = { readonly innovation: Kept; readonly round: Dated; readonly newerRound: boolean };

/**
 * Why the viewer may not answer: the record's writers and admins do, from when the round opens. Answered again until it is verified; late, too,
 * while no newer round asks.
 */
export function whyNotAnswer(item: Asked, around: Around, viewer: Viewer, today: string): CheckRefusal | null {
  const { innovation, round, newerRound } = around;
  if (relationsTo(innovation, viewer).length === 0) return 'not_yours';
  if (innovation.state === 'archived') return 'archived';
  if (item.state === 'verified') return 'verified';
  if (stateOf(round, today) === 'planned') return 'not_open_yet';
  return item.state === 'silent' && newerRound ? 'newer_round' : null;
}

/** Why the viewer may not judge the answer: the admin of its institution or of the hub does, and nobody his own. */
export function whyNotJudge(item: Asked, innovation: Kept, viewer: Viewer): CheckRefusal | null {
  const relations = relationsTo(innovation, viewer);
  if (relations.length === 0) return 'not_yours';
  if (!relations.includes('decider')) return 'admin_only';
  if (item.state !== 'answered') return 'not_answered';
  return item.answeredBy === viewer.person?.id ? 'own_answer' : null;
}

/** What is wrong with an answer: it tells why and since when, and not of the future. */
export function faultOf(
  { reason, since }: Pick<Answer, 'reason'> & { readonly since: string | null },
  today: string,
): CheckRefusal | null {
  if (since === null) return 'day_wrong';
  if (since > today) return 'day_future';
  if (reason === '') return 'reason_missing';
  return reason.length > LONGEST_TEXT ? 'reason_long' : null;
}

/** What is wrong with the days of a round. */
export function daysFault(opens: string | null, closes: string | null, today: string): CheckRefusal | null {
  if (opens === null || closes === null) return 'day_wrong';
  return closes < opens || closes < today ? 'days_wrong' : null;
}
