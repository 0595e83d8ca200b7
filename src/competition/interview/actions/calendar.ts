import { randomBytes } from 'node:crypto';
import { record } from '#audit/index.ts';
import { actorOf, type Viewer } from '#identity/index.ts';
import type { Tx } from '#platform/db.ts';
import type { EditionId } from '../../edition/model/edition.ts';
import { tables } from '../schema.ts';

const CODE_BYTES = 24;

/**
 * Makes the private address of the viewer's calendar, in the stead of the one before; `editionId`: of that edition's whole timetable.
 * Answers its code. The caller asks whether the viewer may.
 */
export async function newCalendarAddress(
  tx: Tx,
  who: Viewer & { readonly person: NonNullable<Viewer['person']> },
  editionId: EditionId | null,
  now: Date,
): Promise<string> {
  const code = randomBytes(CODE_BYTES).toString('base64url');
  const db = tables(tx);
  let old = db.deleteFrom('interview_calendar').where('person_id', '=', who.person.id);
  old = editionId ? old.where('edition_id', '=', editionId) : old.where('edition_id', 'is', null);
  await old.execute();
  const row = { code, person_id: who.person.id, edition_id: editionId, made_at: now };
  await db.insertInto('interview_calendar').values(row).execute();
  const subject = { kind: 'person', id: who.person.id };
  await record(tx, actorOf(who), { event: 'competition.interview.calendar', subject }, now);
  return code;
}
