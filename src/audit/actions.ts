import { sql } from 'kysely';
import type { Tx } from '#platform/db.ts';
import type { Actor, AuditEntry, Change } from './model.ts';
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
