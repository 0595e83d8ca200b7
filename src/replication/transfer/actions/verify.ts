import type { PersonId, Viewer } from '#identity/index.ts';
import type { Tx } from '#platform/db.ts';
import { done, refused } from '#platform/outcome.ts';
import type { ReplicationRefusal } from '../model/refusal.ts';
import { LONGEST_REASON } from '../model/replication.ts';
import { facilitatorCandidates } from '../queries/people.ts';
import { whyNot } from '../rules/moves.ts';
import { holdReplication, moveOn, type OfReplication, type Result, tell, writeHead } from './hold.ts';
import { leaveTrace } from './trace.ts';

/** What is wrong with a text that is owed. */
export function textFault(text: string, missing: ReplicationRefusal, most: number): ReplicationRefusal | null {
  if (text.trim() === '') return missing;
  return text.trim().length > most ? 'too_long' : null;
}

export type Verifying = OfReplication & { readonly note: string };

/** The owner's admin or the hub's confirms that the interest is real, with a note. */
export async function verifyInterest(tx: Tx, who: Viewer, { note, ...of }: Verifying, now: Date): Result {
  const fault = textFault(note, 'note_missing', LONGEST_REASON);
  const moving = {
    move: 'verify',
    verb: 'verify',
    to: () => 'verified',
    set: { verified_by: who.person?.id ?? null, verified_at: now, verify_note: note.trim() },
    after: { note: note.trim() },
    isSame: (it) => it.state === 'verified' && it.verifyNote === note.trim(),
    whyNot: () => fault,
    tells: 'verify',
  } as const satisfies Parameters<typeof moveOn>[3];
  return moveOn(tx, who, of, moving, now);
}

export type Appointing = OfReplication & { readonly personId: PersonId };

/** Names the coach or person of the hub who accompanies both sides. Whoever committed oneself as such is not replaced. */
export async function appointFacilitator(tx: Tx, who: Viewer, { personId, ...of }: Appointing, now: Date): Result {
  const replication = await holdReplication(tx, who, of.id);
  if (!replication) return refused('not_found');
  if (replication.facilitatorId === personId) return done(null);
  const forbidden = whyNot('appoint', replication, who);
  if (forbidden) return refused(forbidden);
  if (replication.revision !== of.revision) return refused('stale');
  if (replication.commitments.some((it) => it.side === 'facilitator')) return refused('side_taken');
  const candidate = (await facilitatorCandidates(tx)).find((it) => it.id === personId);
  if (!candidate) return refused('unknown_person');
  if (replication.commitments.some((it) => it.personId === personId)) return refused('signed_elsewhere');
  await writeHead(tx, replication, { facilitator_id: personId });
  const before = { facilitator: replication.facilitatorName };
  await leaveTrace(tx, who, { id: of.id, verb: 'appoint', before, after: { facilitator: candidate.name } }, now);
  await tell(tx, who, { id: of.id, move: 'appoint' }, now);
  return done(null);
}
