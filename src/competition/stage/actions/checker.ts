import { sql } from 'kysely';
import type { PersonId, Viewer } from '#identity/index.ts';
import type { Tx } from '#platform/db.ts';
import { done, type Outcome, refused } from '#platform/outcome.ts';
import { editionById } from '../../edition/queries/editions.ts';
import type { EntryId } from '../../entry/model/entry.ts';
import { entryById } from '../../entry/queries/entry.ts';
import type { StageRefusal } from '../model/refusal.ts';
import { checkerOf, checkersOf } from '../queries/checker.ts';
import { checkOf } from '../queries/checks.ts';
import { whyNotOrganise } from '../rules/check-moves.ts';
import { tables } from '../schema.ts';
import { leaveTrace } from './trace.ts';

type Assigning = { readonly id: EntryId; readonly personId: PersonId | null };

/** Gives the check of a submission to somebody of the organiser's office, or takes it away; before the check opens too. */
export async function assignChecker(
  tx: Tx,
  who: Viewer,
  { id, personId }: Assigning,
  now: Date,
): Promise<Outcome<null, StageRefusal>> {
  await sql`select id from entry where id = ${id} for update`.execute(tables(tx));
  const entry = await entryById(tx, id);
  const edition = entry ? await editionById(tx, entry.editionId) : null;
  if (!entry || !edition || whyNotOrganise(edition, who)) return refused('not_found');
  if (entry.state !== 'submitted' || !entry.snapshotId) return refused('not_in_field');
  const check = await checkOf(tx, { id, snapshotId: entry.snapshotId });
  if (check?.state === 'decided') return refused('already_decided');
  const office = await checkersOf(tx, edition);
  if (personId !== null && !office.some((it) => it.id === personId)) return refused('unknown_checker');
  const before = await checkerOf(tx, id);
  if (before === personId) return done(null);
  await tables(tx).deleteFrom('entry_checker').where('entry_id', '=', id).execute();
  if (personId !== null) {
    const given = { entry_id: id, edition_id: edition.id, person_id: personId };
    await tables(tx)
      .insertInto('entry_checker')
      .values({ ...given, assigned_by: who.person?.id ?? null, assigned_at: now })
      .execute();
  }
  const change = { before: { checker: before }, after: { checker: personId } };
  await leaveTrace(tx, who, { id, verb: 'assign_checker', ...change }, now);
  return done(null);
}
