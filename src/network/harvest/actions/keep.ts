import { createHash } from 'node:crypto';
import { type Expression, sql } from 'kysely';
import { mergeInRoom } from '#platform/bulk.ts';
import type { Tx } from '#platform/db.ts';
import { newId } from '#platform/ids.ts';
import { noteChange } from '#registry/index.ts';
import type { PeerId } from '../../peers/model.ts';
import type { RefusedRecord, RunId } from '../model.ts';
import { ofPeer } from '../queries/of-peer.ts';
import type { Taken } from '../rules/doc.ts';
import { tables } from '../schema.ts';
import { networkShelf } from '../shelf.ts';

/** Whose records they are: of another hub, or our own as our feed publishes them. */
export type Origin = { readonly peerId: PeerId | null; readonly hub: string; readonly runId: RunId | null };

export type Kept = {
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly refused: readonly RefusedRecord[];
};

/** Makes what is held be what the hub published, but for what is older than what is held or than its withdrawal. */
export async function keepRecords(tx: Tx, origin: Origin, taken: readonly Taken[], now: Date): Promise<Kept> {
  const latest = [...new Map(taken.map((it) => [it.sourceId, it])).values()];
  const ids = latest.map((it) => it.sourceId);
  const [known, withdrawn] = [await knownOf(tx, origin.peerId, ids), await withdrawnOf(tx, origin.peerId, ids)];
  const isOlder = (it: Taken) =>
    it.number < (known.get(it.sourceId)?.number ?? 0) || it.number <= (withdrawn.get(it.sourceId) ?? 0);
  const fresh = latest.filter((it) => !isOlder(it)).map((it) => ({ ...it, digest: digestOf(it) }));
  const changed = fresh.filter((it) => known.get(it.sourceId)?.digest !== it.digest);
  const moved = fresh.filter((it) => {
    const before = known.get(it.sourceId);
    return before?.digest === it.digest && it.number > before.number;
  });
  await write(tx, origin, changed, now);
  await renumber(tx, origin.peerId, moved);
  if (changed.length > 0) await noteChange(tx, networkShelf);
  const added = changed.filter((it) => !known.has(it.sourceId)).length;
  const refused = latest.filter(isOlder).map((it) => refusalOf(it));
  return { added, changed: changed.length - added, unchanged: fresh.length - changed.length, refused };
}

const refusalOf = ({ sourceId, doc, number }: Taken): RefusedRecord => ({
  ...{ sourceId, title: doc.title, field: 'sequence', why: 'replayed' },
  detail: String(number),
});

function digestOf({ content, url, doc, institution }: Taken): string {
  const text = JSON.stringify([content, url, doc.digest, institution]);
  return createHash('sha256').update(text).digest('hex').slice(0, 32);
}

type Before = { readonly number: number; readonly digest: string };

async function knownOf(tx: Tx, peerId: PeerId | null, ids: readonly string[]): Promise<ReadonlyMap<string, Before>> {
  const rows = await tables(tx)
    .selectFrom('network_record')
    .select(['source_id', 'number', 'digest'])
    .where(ofPeer(peerId))
    .where('source_id', '=', sql<string>`any(${ids}::text[])`)
    .execute();
  return new Map(rows.map((row) => [row.source_id, row]));
}

async function withdrawnOf(
  tx: Tx,
  peerId: PeerId | null,
  ids: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  if (peerId === null) return new Map();
  const rows = await tables(tx)
    .selectFrom('network_tombstone')
    .select(['source_id', 'number'])
    .where('peer_id', '=', peerId)
    .where('source_id', '=', sql<string>`any(${ids}::text[])`)
    .execute();
  return new Map(rows.map((row) => [row.source_id, row.number]));
}

/** From so many records on it is worth a statement more. */
const MANY = 100;
/** Columns that are taken over from what was given as they are. */
const plain = [
  ...['record_id', 'source_id', 'number', 'url', 'key_id', 'changed_at', 'institution', 'unit', 'content'],
  ...['region_code', 'province_code', 'cell', 'affair_bits', 'sdg_bits', 'has_award', 'award_tops', 'award_years'],
  ...['award_year', 'award_label', 'moved_at', 'title', 'summary', 'body', 'title_key', 'bands', 'digest'],
] as const;
/** A record stays under the id by which it is linked to. */
const kept: readonly string[] = ['record_id', 'source_id'];

async function write(
  tx: Tx,
  { peerId, hub, runId }: Origin,
  given: readonly (Taken & { readonly digest: string })[],
  now: Date,
): Promise<void> {
  if (given.length === 0) return;
  if (given.length >= MANY) await mergeInRoom(tx);
  const rows = given.map((it) => ({ ...it.doc, ...columnsOf(it), record_id: newId(now.getTime()), digest: it.digest }));
  const list = (names: readonly string[]): Expression<unknown> => sql.join(names.map((name) => sql.ref(name)));
  const said = [
    ...plain.filter((name) => !kept.includes(name)),
    'title_words',
    'text_words',
    'hub',
    'run_id',
    'harvested_at',
  ];
  const overwrite = said.map((name) => sql`${sql.ref(name)} = excluded.${sql.ref(name)}`);
  const vector = (text: string) => sql`to_tsvector('indonesian', ${sql.ref(text)})`;
  await sql`
    with written as (
      insert into network_record (${list(plain)}, peer_id, hub, run_id, first_harvested_at, harvested_at, title_words, text_words)
      select ${list(plain)}, ${peerId}::uuid, ${hub}, ${runId}::uuid, ${now}, ${now}, v.title_words,
        setweight(v.title_words, 'A') || setweight(${vector('summary_text')}, 'B') || ${vector('body_text')}
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as doc (
        record_id uuid, source_id text, number bigint, url text, key_id text, changed_at timestamptz, institution text,
        unit text, content jsonb, region_code text, province_code text, cell integer, affair_bits bigint, sdg_bits integer,
        has_award boolean, award_tops integer[], award_years integer[], award_year integer, award_label text,
        moved_at timestamptz, title text, summary text, body text, title_key text, bands integer[], digest text,
        title_text text, summary_text text, body_text text)
      cross join lateral (select ${vector('title_text')} as title_words offset 0) v
      on conflict (peer_id, source_id) do update set ${sql.join(overwrite)}, written_xid = pg_current_xact_id()
      returning id),
    worded as (insert into network_word_waiting (doc_id) select id from written on conflict do nothing)
    insert into network_pair_waiting (doc_id) select id from written on conflict do nothing`.execute(tables(tx));
}

function columnsOf({ sourceId, number, url, keyId, changedAt, institution, unit, content }: Taken) {
  return { source_id: sourceId, number, url, key_id: keyId, changed_at: changedAt, institution, unit, content };
}

/** The same text under a later number: it has to be newer than a replay, and is not read anew by anybody. */
async function renumber(tx: Tx, peerId: PeerId | null, moved: readonly Taken[]): Promise<void> {
  if (moved.length === 0) return;
  await sql`update network_record r set number = given.number
    from unnest(${moved.map((it) => it.sourceId)}::text[], ${moved.map((it) => it.number)}::bigint[]) as given (id, number)
    where ${ofPeer(peerId)} and r.source_id = given.id`.execute(tables(tx));
}

export type Withdrawal = { readonly sourceId: string; readonly number: number };

/** Which of these are held, and not newer than their withdrawal. */
export async function heldOf(
  tx: Tx,
  peerId: PeerId | null,
  withdrawals: readonly Withdrawal[],
): Promise<readonly Withdrawal[]> {
  if (withdrawals.length === 0) return [];
  const known = await knownOf(
    tx,
    peerId,
    withdrawals.map((it) => it.sourceId),
  );
  return withdrawals.filter((it) => (known.get(it.sourceId)?.number ?? Number.POSITIVE_INFINITY) <= it.number);
}

/** Obeys withdrawals of records that are held: nothing of the record stays but that it is gone. */
export async function withdraw(
  tx: Tx,
  peerId: PeerId | null,
  withdrawals: readonly Withdrawal[],
  now: Date,
): Promise<void> {
  if (withdrawals.length === 0) return;
  await tables(tx)
    .deleteFrom('network_record')
    .where(ofPeer(peerId))
    .where('source_id', '=', sql<string>`any(${withdrawals.map((it) => it.sourceId)}::text[])`)
    .execute();
  await noteChange(tx, networkShelf);
  if (peerId === null) return;
  await tables(tx)
    .insertInto('network_tombstone')
    .values(withdrawals.map((it) => ({ peer_id: peerId, source_id: it.sourceId, number: it.number, at: now })))
    .onConflict((conflict) =>
      conflict.columns(['peer_id', 'source_id']).doUpdateSet({ number: sql`excluded.number`, at: sql`excluded.at` }),
    )
    .execute();
}
