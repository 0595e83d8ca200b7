import { sql } from 'kysely';
import type { Viewer } from '#identity/index.ts';
import type { Tx } from '#platform/db.ts';
import { newId } from '#platform/ids.ts';
import { emit } from '#platform/outbox.ts';
import { done, type Outcome, refused } from '#platform/outcome.ts';
import { newPublicCode, type PublicCode } from '#platform/public-code.ts';
import { lockEdition } from '../../edition/actions/lock.ts';
import { entrySubmitted } from '../events.ts';
import type { EntryId, SnapshotId } from '../model/entry.ts';
import type { EntryRefusal } from '../model/refusal.ts';
import type { SnapshotContent } from '../model/snapshot.ts';
import { entryById } from '../queries/entry.ts';
import { type EntryStand, standOf } from '../queries/stand.ts';
import { digestOf } from '../rules/digest.ts';
import { blocking, type Check } from '../rules/eligibility.ts';
import { freeze } from '../rules/freeze.ts';
import { receiptNumber } from '../rules/receipt.ts';
import { isReopened } from '../rules/reopening.ts';
import { tables } from '../schema.ts';
import { databaseNow, type HeldEntry, holdFor, holdQuota } from './load.ts';
import { leaveTrace } from './trace.ts';

export type Refused = {
  readonly why: EntryRefusal;
  /** When it was refused, by the clock of the database. */
  readonly at: Date;
  /** What keeps it out, when it is `ineligible` or the quota is full. */
  readonly checks: readonly Check[];
};

export type Submitted = { readonly snapshotId: SnapshotId; readonly receipt: string; readonly code: PublicCode };

/**
 * Submits an entry: all that it says is frozen with its digest, a receipt number and the time of the database. Whoever
 * holds the institution's quota counts and takes a place alone, and looks at the clock only then: nothing slips in
 * after the closing, and two that race for the last place cannot both have it.
 */
export async function submitEntry(
  tx: Tx,
  who: Viewer,
  { id }: { readonly id: EntryId },
): Promise<Outcome<Submitted, Refused>> {
  const place = await tables(tx)
    .selectFrom('entry')
    .select(['edition_id as editionId', 'institution_id as institutionId'])
    .where('id', '=', id)
    .executeTakeFirst();
  if (place) await holdQuota(tx, place);
  const now = await databaseNow(tx);
  const held = place ? await holdFor(tx, who, { id, move: 'submit' }, now) : refused('not_found' as const);
  if (!held.ok) return refused({ why: await whyLate(tx, id, held.why), at: now, checks: [] });
  const { entry, edition } = held.value;
  const stand = await standOf(tx, entry, edition);
  const against = blocking(stand.checks);
  if (against.length > 0) return refused({ why: whyOf(against), at: now, checks: against });
  const submitted = await keepSnapshot(tx, who, { ...held.value, stand }, now);
  await tables(tx)
    .updateTable('entry')
    .set({
      state: 'submitted',
      snapshot_id: submitted.snapshotId,
      submitted_at: now,
      updated_at: now,
      open_until: null,
      reopened_for: null,
      given_back_at: null,
    })
    .where('id', '=', id)
    .execute();
  await lockEdition(tx, who, edition.id, now);
  const after = { state: 'submitted', receipt: submitted.receipt };
  await leaveTrace(tx, who, { id, verb: 'submit', before: { state: entry.state }, after }, now);
  const isMended = isReopened(entry);
  await emit(tx, entrySubmitted, { entryId: id, at: now.toISOString(), ...(isMended ? { isMended } : {}) }, now);
  return done(submitted);
}

/**
 * Where it stands submitted already, whoever sends it again is told so, the unit too; where it was given back when its day passed, they
 * come too late.
 */
async function whyLate(tx: Tx, id: EntryId, why: EntryRefusal): Promise<EntryRefusal> {
  if (why !== 'submitted' && why !== 'admin_only') return why;
  const entry = await entryById(tx, id);
  if (entry?.state !== 'submitted') return why;
  return entry.givenBackAt ? 'reopening_over' : 'submitted';
}

function whyOf(against: readonly Check[]): EntryRefusal {
  const [only] = against;
  return against.length === 1 && only?.finding.key === 'quota.full' ? 'quota_full' : 'ineligible';
}

type Freezing = HeldEntry & { readonly stand: EntryStand };

async function keepSnapshot(tx: Tx, who: Viewer, { entry, edition, stand }: Freezing, now: Date): Promise<Submitted> {
  const counted = await sql<{ receipt_no: number; no: number }>`select nextval('entry_receipt_no') as receipt_no,
    (select count(*) + 1 from entry_snapshot where entry_id = ${entry.id}) as no`.execute(tables(tx));
  const [row] = counted.rows;
  if (!row) throw new Error('no receipt number');
  const receipt = receiptNumber(edition.document, row.receipt_no);
  const by = who.person?.name ?? '';
  const content: SnapshotContent = freeze({ entry, edition, stand, receipt, no: row.no, by, at: now });
  const snapshotId = newId<'SnapshotId'>(now.getTime());
  const code = newPublicCode();
  await tables(tx)
    .insertInto('entry_snapshot')
    .values({
      id: snapshotId,
      entry_id: entry.id,
      edition_id: edition.id,
      no: row.no,
      code,
      receipt,
      content: sql<SnapshotContent>`${JSON.stringify(content)}::jsonb`,
      sha256: digestOf(content),
      submitted_at: now,
      submitted_by: who.person?.id ?? null,
    })
    .execute();
  return { snapshotId, receipt, code };
}
