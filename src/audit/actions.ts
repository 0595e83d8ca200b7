import { sql } from 'kysely';
import type { Tx } from '#platform/db.ts';
import { type Actor, type AuditEntry, type Change, RESEALED } from './model.ts';
import { changesBetween, digestOf, sealDigest } from './rules.ts';
import { tables } from './schema.ts';

const BATCH = 1000;
export const FIRST_LINK = '0'.repeat(64);

/** Writes one event into the log, in the transaction of the action it tells of. */
export async function record(tx: Tx, who: Actor, entry: AuditEntry, now: Date): Promise<void> {
  await recordAll(tx, who, [entry], now);
}

/** Writes the events of a bulk action in one statement; nothing for none. */
export async function recordAll(tx: Tx, who: Actor, entries: readonly AuditEntry[], now: Date): Promise<void> {
  if (entries.length === 0) return;
  await tables(tx)
    .insertInto('audit_event')
    .values(entries.map((entry) => rowOf(who, entry, now)))
    .execute();
}

function rowOf(who: Actor, entry: AuditEntry, now: Date) {
  return {
    at: now,
    event: entry.event,
    person_id: who.personId,
    person_name: who.name,
    role: who.role,
    subject_kind: entry.subject.kind,
    subject_id: entry.subject.id,
    ip: who.ip,
    before_digest: entry.before === undefined ? null : digestOf(entry.before),
    after_digest: entry.after === undefined ? null : digestOf(entry.after),
    changes: sql<readonly Change[]>`${JSON.stringify(changesBetween(entry.before, entry.after))}::jsonb`,
    as_person_id: who.as?.personId ?? null,
    as_person_name: who.as?.name ?? null,
  };
}

/**
 * Seals the oldest unsealed events into the chain, at most one batch; answers how many.
 * The table lock waits for every transaction that is writing an event, so that none can slip in below a seal,
 * and for another sealer, so that no batch is sealed twice.
 */
export async function seal(tx: Tx, now: Date): Promise<number> {
  await sql`lock table audit_event in share row exclusive mode`.execute(tables(tx));
  const last = await tables(tx)
    .selectFrom('audit_seal')
    .select(['no', 'last_id', 'digest'])
    .orderBy('no', 'desc')
    .limit(1)
    .executeTakeFirst();
  const events = await tables(tx)
    .selectFrom('audit_event')
    .selectAll()
    .where('id', '>', last?.last_id ?? 0)
    .orderBy('id')
    .limit(BATCH)
    .execute();
  const [first, final] = [events[0], events.at(-1)];
  if (!first || !final) return 0;
  const previous = last?.digest ?? FIRST_LINK;
  const seals = { no: (last?.no ?? 0) + 1, first_id: first.id, last_id: final.id, events: events.length, previous };
  await tables(tx)
    .insertInto('audit_seal')
    .values({ ...seals, digest: sealDigest(previous, events), sealed_at: now })
    .execute();
  return events.length;
}

/** Which events lose their details: those of these things, and those whose details hold one of these texts. */
export type Erasing = {
  readonly subjects: readonly { readonly kind: string; readonly id: string }[];
  readonly texts: readonly string[];
};

/**
 * Takes the details (fields before and after, and the digests of both states) out of events; who did what to which thing
 * when stays. Sealed batches are first proved and then sealed anew, which the log tells of. Answers how many events it was.
 * Throws when a batch cannot be proved: nothing is erased out of a log that somebody else has changed.
 */
export async function eraseDetails(tx: Tx, who: Actor, erasing: Erasing, now: Date): Promise<number> {
  const db = tables(tx);
  await sql`lock table audit_event in share row exclusive mode`.execute(db);
  const ids = await eventsToErase(tx, erasing);
  if (ids.length === 0) return 0;
  const seals = await db
    .selectFrom('audit_seal')
    .selectAll()
    .where(
      sql<boolean>`exists (select from unnest(${ids}::bigint[]) as it (id) where it.id between first_id and last_id)`,
    )
    .orderBy('no')
    .execute();
  for (const one of seals) await prove(tx, one);
  await sql`select set_config('tuntas.erasing', 'yes', true)`.execute(db);
  await db
    .updateTable('audit_event')
    .set({ changes: sql`'[]'::jsonb`, before_digest: null, after_digest: null, erased_at: now })
    .where(sql<boolean>`id = any(${ids}::bigint[])`)
    .execute();
  await sql`select set_config('tuntas.erasing', 'no', true)`.execute(db);
  for (const one of seals) await resealOne(tx, who, one, now);
  return ids.length;
}

async function eventsToErase(tx: Tx, { subjects, texts }: Erasing): Promise<readonly number[]> {
  const found = await sql<{ id: number }>`select e.id from audit_event e
    where e.erased_at is null and e.changes <> '[]' and (
      exists (select from jsonb_to_recordset(${JSON.stringify(subjects)}::jsonb) as s (kind text, id text)
        where s.kind = e.subject_kind and s.id = e.subject_id)
      or exists (select from unnest(${texts}::text[]) as t (said) where strpos(e.changes::text, t.said) > 0))
    order by e.id`.execute(tables(tx));
  return found.rows.map((row) => row.id);
}

type Sealed = { readonly no: number; readonly first_id: number; readonly last_id: number; readonly previous: string };

async function digestNow(tx: Tx, { first_id, last_id, previous }: Sealed): Promise<string> {
  const events = await tables(tx)
    .selectFrom('audit_event')
    .selectAll()
    .where('id', '>=', first_id)
    .where('id', '<=', last_id)
    .orderBy('id')
    .execute();
  return sealDigest(previous, events);
}

async function prove(tx: Tx, sealed: Sealed & { readonly digest: string }): Promise<void> {
  const again = await tables(tx)
    .selectFrom('audit_reseal')
    .select('digest')
    .where('seal_no', '=', sealed.no)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  if ((await digestNow(tx, sealed)) !== (again?.digest ?? sealed.digest))
    throw new Error(`seal ${sealed.no} of the audit log does not hold: nothing is erased from it`);
}

async function resealOne(tx: Tx, who: Actor, sealed: Sealed, now: Date): Promise<void> {
  const digest = await digestNow(tx, sealed);
  await tables(tx).insertInto('audit_reseal').values({ seal_no: sealed.no, digest, resealed_at: now }).execute();
  const entry = { event: RESEALED, subject: { kind: 'audit_seal', id: String(sealed.no) }, after: { digest } };
  await record(tx, who, entry, now);
}
