import { isActing, type Viewer } from '#identity/index.ts';
import type { Clinic } from '../model/clinic.ts';
import type { Registration, RegistrationRefusal, Taken } from '../model/registration.ts';
import type { RegistrationState } from '../model/states.ts';
import { isHost, isInvited, isStaff } from './moves.ts';

type Open = Pick<Clinic, 'state' | 'startsAt' | 'isPublic' | 'invited'>;

/** Why nobody can be registered any more, or yet; the hub also enters who comes in by the door. */
function whyClosed({ state, startsAt }: Open, viewer: Viewer, now: Date): RegistrationRefusal | null {
  if (isStaff(viewer)) return state === 'announced' || state === 'held' ? null : 'not_open';
  if (state !== 'announced') return 'not_open';
  return startsAt <= now ? 'begun' : null;
}

/** Why the viewer cannot register: people of invited institutions do, in the role in which they work. */
export function whyNotRegister(clinic: Open, viewer: Viewer, now: Date): RegistrationRefusal | null {
  if (!viewer.person || !viewer.acting) return 'no_role';
  const closed = whyClosed(clinic, viewer, now);
  if (closed) return closed;
  return clinic.isPublic || isInvited(clinic, viewer) ? null : 'not_invited';
}

/** Why the viewer cannot register others of this institution: its admin does, and the hub. */
export function whyNotRegisterOthers(
  clinic: Open,
  viewer: Viewer,
  { institutionId, now }: { readonly institutionId: string; readonly now: Date },
): RegistrationRefusal | null {
  const isOwn = isActing(viewer, 'local_admin') && viewer.acting?.institutionId === institutionId;
  if (!isStaff(viewer) && !isOwn) return 'not_yours';
  const closed = whyClosed(clinic, viewer, now);
  if (closed) return closed;
  return clinic.isPublic || clinic.invited.some((it) => it.id === institutionId) ? null : 'not_invited';
}

type Own = Pick<Registration, 'personId' | 'institutionId'>;

/** Whether the viewer reads who is registered here: hosts all, an admin those of the institution, people themselves. */
export function mayReadRegistration(
  clinic: Pick<Clinic, 'coaches'>,
  { personId, institutionId }: Own,
  viewer: Viewer,
): boolean {
  if (isHost(clinic, viewer) || viewer.person?.id === personId) return true;
  return isActing(viewer, 'local_admin') && viewer.acting?.institutionId === institutionId;
}

/** Why the viewer cannot say that this person does not come. */
export function whyNotWithdraw(
  clinic: Open,
  registration: Own & Pick<Registration, 'state'>,
  { viewer, now, isPresent }: { readonly viewer: Viewer; readonly now: Date; readonly isPresent: boolean },
): RegistrationRefusal | null {
  const isOfAdmin = isActing(viewer, 'local_admin') && viewer.acting?.institutionId === registration.institutionId;
  if (!isStaff(viewer) && !isOfAdmin && viewer.person?.id !== registration.personId) return 'not_yours';
  if (isPresent) return 'was_present';
  return whyClosed(clinic, viewer, now);
}

/** Whether the next one finds a place; nobody goes past those who wait. */
export function stateOfNext({ registered, waiting }: Taken, capacity: number): RegistrationState {
  return registered < capacity && waiting === 0 ? 'registered' : 'waiting';
}

/** How many of those who wait move up. */
export function movingUp({ registered, waiting }: Taken, capacity: number): number {
  return Math.max(0, Math.min(waiting, capacity - registered));
}
