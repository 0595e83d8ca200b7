import type { Viewer } from '#identity/index.ts';
import type { Tx } from '#platform/db.ts';
import { emit } from '#platform/outbox.ts';
import { done, type Outcome, refused } from '#platform/outcome.ts';
import { clinicAnnounced, clinicCancelled } from '../events.ts';
import { type ClinicId, type ClinicRefusal, LONGEST_REASON } from '../model/clinic.ts';
import { type Deed, ways, whyNotMove } from '../rules/moves.ts';
import { tables } from '../schema.ts';
import { holdClinic } from './hold.ts';
import { leaveTrace } from './trace.ts';

type Result = Promise<Outcome<null, ClinicRefusal>>;
type Moving = { readonly id: ClinicId; readonly revision: number; readonly deed: Deed; readonly reason?: string };

const stamps = { announce: 'announced_at', hold: 'held_at', close: 'closed_at', cancel: 'cancelled_at' } as const;

/** Announces a clinic, says that it took place, closes it, or cancels it with a reason. Pressed twice, it is done once. */
export async function moveClinic(tx: Tx, who: Viewer, { id, revision, deed, reason = '' }: Moving, now: Date): Result {
  const held = await holdClinic(tx, who, id);
  if (!held) return refused('not_found');
  const said = reason.trim();
  const { to } = ways[deed];
  if (held.state === to && held.cancelReason === said) return done(null);
  const forbidden = whyNotMove(held, who, { deed, now }) ?? (deed === 'cancel' ? reasonFault(said) : null);
  if (forbidden) return refused(forbidden);
  if (held.revision !== revision) return refused('stale');
  const cancel = deed === 'cancel' ? { cancel_reason: said, sequence: held.sequence + 1 } : {};
  await tables(tx)
    .updateTable('clinic')
    .set({ state: to, [stamps[deed]]: now, ...cancel, revision: revision + 1 })
    .where('id', '=', id)
    .execute();
  const after = deed === 'cancel' ? { state: to, reason: said } : { state: to };
  await leaveTrace(tx, who, { verb: deed, id, before: { state: held.state }, after }, now);
  if (deed === 'announce') await emit(tx, clinicAnnounced, { clinicId: id, at: now.toISOString() }, now);
  // Who never heard of it need not hear that it is off.
  if (deed === 'cancel' && held.announcedAt) await emit(tx, clinicCancelled, { clinicId: id }, now);
  return done(null);
}

function reasonFault(said: string): ClinicRefusal | null {
  if (said === '') return 'reason_missing';
  return [...said].length > LONGEST_REASON ? 'reason_long' : null;
}
