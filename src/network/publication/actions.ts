import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import type { Tx } from '#platform/db.ts';
import { enqueue } from '#platform/jobs.ts';
import { type InnovationId, publicIdsBehind, publicRecords } from '#registry/index.ts';
import type { Feed } from './model.ts';
import { NUMBERING } from './queries.ts';
import { type Composed, composed, momentAfter, wireOf } from './rules.ts';
import { tables } from './schema.ts';

/** The job that walks through all public records. */
export const CHECK = 'network.check';

export type Publisher = {
  /** The origin under which the hub is read. */
  readonly hub: string;
  /** Asked once the numbering is ours: a moment from before would be one that a reader has passed already. */
  readonly clock: () => Date;
  /** Hears of a public record that breaks a limit of the format and is left out. */
  readonly onUnfit: (id: InnovationId) => void;
};

type Numbering = Omit<Feed, 'tokenSecret'> & { readonly renewThrough: number };

/**
 * Brings what is published of these records up to the registry: new, changed and gone ones take the next numbers. Numbers are given under
 * a lock that ends with the transaction, so that they come before readers in their order. Answers how many there were.
 */
export async function publishRecords(tx: Tx, ids: readonly InnovationId[], publisher: Publisher): Promise<number> {
  const feed = await holdNumbering(tx, publisher.hub);
  return numberChanged(tx, ids, { feed, publisher });
}

/** Gives this transaction the numbers, and begins a new epoch where the database or its address is another one. */
async function holdNumbering(tx: Tx, hub: string): Promise<Numbering> {
  const db = tables(tx);
  await sql`select pg_advisory_xact_lock(${NUMBERING})`.execute(db);
  const found = await sql<Numbering & { madeFor: string; here: string }>`
    select epoch, head, changed_at as "changedAt", renew_through as "renewThrough", made_for as "madeFor",
      (select ${hub}::text || ' ' || s.system_identifier || '.' || d.oid
        from pg_control_system() s, pg_database d where d.datname = current_database()) as here
    from (select) as one left join network_feed on true`.execute(db);
  const [feed] = found.rows;
  if (!feed) throw new Error('a left join has a row');
  if (feed.madeFor === feed.here) return feed;
  return beginEpoch(tx, feed, feed.here);
}

const EPOCH_LETTERS = 8;

/** From now on all cursors are of another time: everything that was published is numbered anew by the next whole check. */
async function beginEpoch(tx: Tx, { head, changedAt }: Partial<Numbering>, madeFor: string): Promise<Numbering> {
  const epoch = BigInt(`0x${randomBytes(8).toString('hex')}`)
    .toString(36)
    .padStart(EPOCH_LETTERS, '0')
    .slice(-EPOCH_LETTERS);
  const numbering = { epoch, head: head ?? 0, changedAt: changedAt ?? null, renewThrough: head ?? 0 };
  const token_secret = randomBytes(32).toString('base64url');
  const row = { epoch, made_for: madeFor, token_secret, renew_through: numbering.renewThrough, checked_at: null };
  await tables(tx)
    .insertInto('network_feed')
    .values({ ...row, only_one: true, head: 0, changed_at: null })
    .onConflict((it) => it.column('only_one').doUpdateSet(row))
    .execute();
  await enqueue(tx, CHECK, {}, { key: CHECK });
  return numbering;
}

type Step = { readonly feed: Numbering; readonly publisher: Publisher };
type Known = { readonly id: InnovationId; readonly digest: string; readonly position: number };
type Change = { readonly id: InnovationId; readonly composed: Composed | null };

async function numberChanged(tx: Tx, ids: readonly InnovationId[], { feed, publisher }: Step): Promise<number> {
  const known = await knownOf(tx, ids);
  const records = await publicRecords(tx, ids);
  const now = new Map<InnovationId, Composed>();
  for (const record of records) {
    const wire = wireOf(record, publisher.hub);
    if (wire) now.set(record.id, composed(wire));
    else publisher.onUnfit(record.id);
  }
  const changes = ids.flatMap((id): Change[] => {
    const [before, after] = [known.get(id), now.get(id)];
    if (!before && !after) return [];
    const isSame = before !== undefined && before.digest === (after?.digest ?? '');
    return isSame && before.position > feed.renewThrough ? [] : [{ id, composed: after ?? null }];
  });
  if (changes.length > 0) await writeChanges(tx, changes, { feed, publisher });
  return changes.length;
}

async function knownOf(tx: Tx, ids: readonly InnovationId[]): Promise<ReadonlyMap<InnovationId, Known>> {
  const found = await sql<Known>`select innovation_id as id, digest, position from network_publication
    where innovation_id = any(${ids}::uuid[])`.execute(tables(tx));
  return new Map(found.rows.map((row) => [row.id, row]));
}

async function writeChanges(tx: Tx, changes: readonly Change[], { feed, publisher }: Step): Promise<void> {
  const db = tables(tx);
  const at = momentAfter(publisher.clock(), feed.changedAt);
  const rows = changes.map(({ id, composed: it }, place) => ({
    ...{ innovation_id: id, state: it ? 'public' : 'gone', position: feed.head + place + 1, changed_at: at },
    ...{ sets: it?.sets ?? null, digest: it?.digest ?? '', document: it?.document ?? null },
  }));
  const given = sql`jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (innovation_id uuid, state text,
    position bigint, changed_at timestamptz, sets text[], digest text, document text)`;
  // A record that is gone stays in its sets, so that who follows a set hears of it.
  await sql`insert into network_publication as p (innovation_id, state, position, changed_at, sets, digest)
    select innovation_id, state, position, changed_at, coalesce(sets, '{}'), digest from ${given}
    on conflict (innovation_id) do update set state = excluded.state, position = excluded.position,
      changed_at = excluded.changed_at, digest = excluded.digest,
      sets = case when excluded.state = 'gone' then p.sets else excluded.sets end`.execute(db);
  await sql`delete from network_document where innovation_id = any(${changes.map((it) => it.id)}::uuid[])`.execute(db);
  await sql`insert into network_document (innovation_id, document)
    select innovation_id, document from ${given} where document is not null`.execute(db);
  await sql`delete from network_set where innovation_id = any(${changes.map((it) => it.id)}::uuid[])`.execute(db);
  await sql`insert into network_set (spec, position, innovation_id)
    select unnest(p.sets), p.position, p.innovation_id from network_publication p
    where p.innovation_id = any(${changes.map((it) => it.id)}::uuid[])`.execute(db);
  await sql`update network_feed set head = ${feed.head + changes.length}, changed_at = ${at}`.execute(db);
}

const CHUNK = 250;

/**
 * One step of the walk through everything: the next public records behind this one, and those that are published among them
 * though the registry has taken them back. Answers where the next step begins; null when the walk is over.
 */
export async function checkNext(
  tx: Tx,
  behind: InnovationId | null,
  publisher: Publisher,
): Promise<InnovationId | null> {
  const feed = await holdNumbering(tx, publisher.hub);
  const ids = await publicIdsBehind(tx, behind, CHUNK);
  const last = ids.length === CHUNK ? (ids.at(-1) ?? null) : null;
  const others = await otherRows(tx, { behind, last, renewThrough: feed.renewThrough });
  await numberChanged(tx, [...new Set([...ids, ...others])].sort(), { feed, publisher });
  if (last === null)
    await sql`update network_feed set checked_at = ${publisher.clock()}, renew_through = 0`.execute(tables(tx));
  return last;
}

type Stretch = {
  readonly behind: InnovationId | null;
  readonly last: InnovationId | null;
  readonly renewThrough: number;
};

/** Rows of this stretch of ids that say public, and those of a former epoch that say gone. */
async function otherRows(tx: Tx, { behind, last, renewThrough }: Stretch): Promise<readonly InnovationId[]> {
  const found = await sql<{ id: InnovationId }>`select innovation_id as id from network_publication
    where (${behind}::uuid is null or innovation_id > ${behind}) and (${last}::uuid is null or innovation_id <= ${last})
      and (state = 'public' or position <= ${renewThrough})`.execute(tables(tx));
  return found.rows.map((row) => row.id);
}
