import { sql } from 'kysely';
import type { Viewer } from '#identity/index.ts';
import type { Tx } from '#platform/db.ts';
import { done, type Outcome, refused } from '#platform/outcome.ts';
import type { EvidenceId, EvidenceRefusal, Subject } from '../model.ts';
import { tables } from '../schema.ts';
import { whyNotInLocker } from '../visibility.ts';
import { note } from './evidence.ts';

export type UseInput = { readonly evidenceId: EvidenceId; readonly subject: Subject; readonly place: string };

/**
 * Says that the evidence proves the subject. Whether the viewer may change the subject its owner has asked; here it is
 * asked whether the evidence lies in a locker of the viewer's. Answers whether it was not said before.
 */
export async function useEvidence(
  tx: Tx,
  who: Viewer,
  input: UseInput,
  now: Date,
): Promise<Outcome<{ readonly title: string; readonly isNew: boolean }, EvidenceRefusal>> {
  const found = await tables(tx)
    .selectFrom('evidence')
    .select(['title', 'archived_at', 'institution_id as institutionId', 'unit_id as unitId', 'created_by as createdBy'])
    .where('id', '=', input.evidenceId)
    .forShare()
    .executeTakeFirst();
  if (!found || whyNotInLocker(found, who)) return refused('not_found');
  if (found.archived_at) return refused('archived');
  const inserted = await tables(tx)
    .insertInto('evidence_use')
    .values({ ...keyOf(input), added_by: who.person?.id ?? null, added_at: now })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  const isNew = inserted.numInsertedOrUpdatedRows === 1n;
  if (isNew) await note(tx, who, { id: input.evidenceId, verb: 'use', after: told(input, found.title) }, now);
  return done({ title: found.title, isNew });
}

/** Takes the evidence off the place; the evidence stays in the locker. Answers its title, null when it was not there. */
export async function unuseEvidence(tx: Tx, who: Viewer, input: UseInput, now: Date): Promise<string | null> {
  const key = keyOf(input);
  const removed = await tables(tx)
    .deleteFrom('evidence_use')
    .where('evidence_id', '=', key.evidence_id)
    .where('subject_kind', '=', key.subject_kind)
    .where('subject_id', '=', key.subject_id)
    .where('place', '=', key.place)
    .executeTakeFirst();
  if (removed.numDeletedRows === 0n) return null;
  const found = await tables(tx)
    .selectFrom('evidence')
    .select('title')
    .where('id', '=', input.evidenceId)
    .executeTakeFirstOrThrow();
  await note(tx, who, { id: input.evidenceId, verb: 'unuse', before: told(input, found.title) }, now);
  return found.title;
}

function keyOf({ evidenceId, subject, place }: UseInput) {
  return { evidence_id: evidenceId, subject_kind: subject.kind, subject_id: subject.id, place };
}

const told = ({ subject, place }: UseInput, title: string) => ({ title, usedBy: subject.id, place });

/**
 * Puts the uses of a subject back to what they were, for an owner that takes back what was said meanwhile. Nobody is asked: each of them
 * was said before. What was erased since stays away.
 */
export async function restoreUses(
  tx: Tx,
  subject: Subject,
  uses: readonly { readonly evidenceId: string; readonly place: string }[],
  now: Date,
): Promise<void> {
  const wanted = JSON.stringify(uses.map((it) => ({ id: it.evidenceId, place: it.place })));
  const asRows = sql`jsonb_to_recordset(${wanted}::jsonb) as w (id uuid, place text)`;
  await sql`delete from evidence_use u where u.subject_kind = ${subject.kind} and u.subject_id = ${subject.id}
    and not exists (select from ${asRows} where w.id = u.evidence_id and w.place = u.place)`.execute(tables(tx));
  await sql`insert into evidence_use (evidence_id, subject_kind, subject_id, place, added_at)
    select e.id, ${subject.kind}, ${subject.id}::uuid, w.place, ${now} from ${asRows} join evidence e on e.id = w.id
    on conflict do nothing`.execute(tables(tx));
}
