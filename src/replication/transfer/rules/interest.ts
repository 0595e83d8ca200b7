import { isActing, parseEmail, type Viewer } from '#identity/index.ts';
import type { ReplicationRefusal } from '../model/refusal.ts';
import { LONGEST_EMAIL, LONGEST_NAME, LONGEST_PHONE, LONGEST_WHY } from '../model/replication.ts';

/** Who shows interest: those who write records, for the place for which they write. */
export const mayAsk = (viewer: Viewer): boolean => isActing(viewer, 'innovator', 'local_admin', 'hub_admin');

type Asking = {
  readonly institutionId: string;
  readonly unitId: string | null;
  readonly why: string;
  readonly contact: { readonly name: string; readonly email: string; readonly phone: string };
};

/** Why the viewer may not ask so: an innovator asks for the own unit, an admin for any of the institution's. */
export function whyNotAsk(asking: Asking, viewer: Viewer): ReplicationRefusal | null {
  const { acting } = viewer;
  if (!acting || !mayAsk(viewer) || acting.institutionId !== asking.institutionId) return 'not_yours';
  if (acting.role === 'innovator' && acting.unitId !== asking.unitId) return 'not_yours';
  const { why, contact } = asking;
  if (why.trim() === '') return 'reason_missing';
  if (contact.name.trim() === '') return 'name_missing';
  if (parseEmail(contact.email) === null) return 'invalid';
  const isLong =
    why.trim().length > LONGEST_WHY ||
    contact.name.trim().length > LONGEST_NAME ||
    contact.email.trim().length > LONGEST_EMAIL ||
    contact.phone.trim().length > LONGEST_PHONE;
  return isLong ? 'too_long' : null;
}
