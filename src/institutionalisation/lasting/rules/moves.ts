import type { Viewer } from '#identity/index.ts';
import { type Innovation, relationsTo } from '#registry/index.ts';
import type { LastingRecord, Paper } from '../model/record.ts';
import type { RecordRefusal } from '../model/refusal.ts';
import { isOfWrongYear } from './years.ts';

type Kept = Pick<Innovation, 'state' | 'working' | 'origin' | 'institutionId' | 'unitId' | 'keeperIds'>;

/** Why the viewer may not say what makes the innovation last: its writers and its admins may while it lives. */
export function whyNotClaim(innovation: Kept, viewer: Viewer): RecordRefusal | null {
  if (relationsTo(innovation, viewer).length === 0) return 'not_yours';
  return innovation.state === 'archived' ? 'archived' : null;
}

type Standing = Pick<LastingRecord, 'state' | 'content' | 'createdBy' | 'claimedBy'>;

/** Why the record may not be changed; what was verified may, and waits again. */
export function whyNotEdit(record: Standing, innovation: Kept, viewer: Viewer): RecordRefusal | null {
  return whyNotClaim(innovation, viewer) ?? (record.state === 'withdrawn' ? 'withdrawn' : null);
}

/** Why the viewer may not judge the claim: the admin of the institution or of the hub does, and nobody his own. */
export function whyNotDecide(record: Standing, innovation: Kept, viewer: Viewer): RecordRefusal | null {
  const relations = relationsTo(innovation, viewer);
  if (relations.length === 0) return 'not_yours';
  if (!relations.includes('decider')) return 'admin_only';
  if (record.state === 'withdrawn') return 'withdrawn';
  if (record.state !== 'claimed') return 'not_claimed';
  const own = viewer.person?.id;
  return own === record.claimedBy || own === record.createdBy ? 'own_claim' : null;
}

/** Why it may not be verified as it stands: without a paper, or with one of another year. */
export function whyNotVerify(
  record: Standing,
  papers: readonly Paper[],
  { innovation, viewer }: { readonly innovation: Kept; readonly viewer: Viewer },
): RecordRefusal | null {
  const forbidden = whyNotDecide(record, innovation, viewer);
  if (forbidden) return forbidden;
  const living = papers.filter((it) => !it.isArchived);
  if (living.length === 0) return 'no_document';
  return living.some((it) => isOfWrongYear(record.content, it)) ? 'wrong_year' : null;
}

/** Why a paper may not be taken off: what was verified rests on it. */
export function whyNotDetach(record: Standing, innovation: Kept, viewer: Viewer): RecordRefusal | null {
  return whyNotEdit(record, innovation, viewer) ?? (record.state === 'verified' ? 'verified' : null);
}
