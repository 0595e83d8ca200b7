import { isActing, type PersonId, type Viewer } from '#identity/index.ts';
import type { RecordRefusal } from '../model/refusal.ts';
import { type Movable, relationsTo, whyNot } from '../rules/moves.ts';
import type { Departure } from './model.ts';

type Admins = {
  /** Of the record's institution. */
  readonly own: readonly PersonId[];
  readonly hub: readonly PersonId[];
};

/** Who is awaited when a keeper left: the other keepers, else the admin of the institution, else the hub's. */
export function awaitedBy({ keepers }: Pick<Departure, 'keepers'>, { own, hub }: Admins): readonly PersonId[] {
  if (keepers.length > 0) return keepers;
  return own.length > 0 ? own : hub;
}

/**
 * What the viewer can do about it: an admin hands the keeping over in the name of who left, a writer asks a colleague along;
 * null when the viewer only reads.
 */
export function wayOut(record: Movable, viewer: Viewer): 'hand_over' | 'ask_along' | null {
  if (whyNot('assign_keeper', record, viewer)) return null;
  return relationsTo(record, viewer).includes('decider') ? 'hand_over' : 'ask_along';
}

/** Why the viewer may not say that nobody has to take over; null when he may. */
export function whyNotSetAside(record: Movable, viewer: Viewer, departure: Departure | null): RecordRefusal | null {
  const forbidden = whyNot('assign_keeper', record, viewer);
  if (forbidden) return forbidden;
  return departure ? null : 'not_keeper';
}

/** Whether the viewer sees departures as an admin: all of one person at once. */
export function handsOverForOthers(viewer: Viewer): boolean {
  return isActing(viewer, 'local_admin', 'hub_admin');
}
