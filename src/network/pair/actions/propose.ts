import { sql } from 'kysely';
import type { Tx } from '#platform/db.ts';
import { newId } from '#platform/ids.ts';
import { likeness } from '#registry/index.ts';
import { type Candidate, candidatesOf, recordsOf } from '../queries/candidates.ts';
import { areLikely } from '../rules.ts';
import { tables } from '../schema.ts';

const A_BATCH = 100;
const THOUSANDTHS = 1000;
/** The identifier of one of our own records ends in the id of the innovation. */
const ID_LENGTH = 36;

type Found = {
  readonly first: Candidate;
  readonly second: Candidate;
  readonly likeness: number;
};

/**
 * Looks for the likenesses of the next records that came or changed, and proposes the pairs; a proposal that no longer holds is taken
 * away, what a person said stays. Answers how many records were looked at; 0: none waits.
 */
export async function proposeNext(tx: Tx, now: Date): Promise<number> {
  const ids = await takeWaiting(tx);
  if (ids.length === 0) return 0;
  const records = await recordsOf(tx, ids);
  const near = await candidatesOf(tx, ids);
  const found = records.flatMap((it) => (near.get(it.docId) ?? []).flatMap((other) => pairOf(it, other)));
  await keep(tx, found, now);
  await forgetOthers(tx, records, found);
  return ids.length;
}

async function takeWaiting(tx: Tx): Promise<readonly number[]> {
  const found = await sql<{ id: number }>`
    delete from network_pair_waiting where doc_id in (
      select doc_id from network_pair_waiting order by doc_id limit ${A_BATCH} for update skip locked)
    returning doc_id as id`.execute(tables(tx));
  return found.rows.map((row) => row.id);
}

/** The two in the order in which pairs are kept: ours first, else by hub and identifier. */
function pairOf(a: Candidate, b: Candidate): readonly Found[] {
  const share = likeness(a, b);
  if (!areLikely(a, b, share)) return [];
  const isInOrder = a.peerId === null || (b.peerId !== null && placeOf(a) < placeOf(b));
  const [first, second] = isInOrder ? [a, b] : [b, a];
  return [{ first, second, likeness: Math.round(share * THOUSANDTHS) }];
}

const placeOf = ({ peerId, sourceId }: Candidate): string => `${peerId} ${sourceId}`;

async function keep(tx: Tx, found: readonly Found[], now: Date): Promise<void> {
  const once = [...new Map(found.map((it) => [`${placeOf(it.first)} ${placeOf(it.second)}`, it])).values()];
  if (once.length === 0) return;
  const rows = once.map(({ first, second, likeness: share }) => ({
    ...{ id: newId(now.getTime()), first_peer: first.peerId, first_source: first.sourceId },
    ...{ second_peer: second.peerId, second_source: second.sourceId, likeness: share, found_at: now },
    innovation_id: first.peerId === null ? first.sourceId.slice(-ID_LENGTH) : null,
  }));
  await sql`
    insert into network_pair (id, first_peer, first_source, second_peer, second_source, innovation_id, likeness, found_at)
    select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as given (
      id uuid, first_peer uuid, first_source text, second_peer uuid, second_source text, innovation_id uuid,
      likeness smallint, found_at timestamptz)
    on conflict (first_peer, first_source, second_peer, second_source) do update set likeness = excluded.likeness`.execute(
    tables(tx),
  );
}

/** Proposals about these records that were not found again. */
async function forgetOthers(tx: Tx, records: readonly Candidate[], found: readonly Found[]): Promise<void> {
  const kept = JSON.stringify(
    found.map(({ first, second }) => ({ first: first.sourceId, second: second.sourceId, peer: second.peerId })),
  );
  await sql`
    delete from network_pair p using unnest(${records.map((it) => it.peerId)}::uuid[], ${records.map((it) => it.sourceId)}::text[]) as r (peer, source)
    where p.state = 'proposed' and (
        (p.first_source = r.source and p.first_peer is not distinct from r.peer) or (p.second_source = r.source and p.second_peer = r.peer))
      and not exists (select from jsonb_to_recordset(${kept}::jsonb) as k (first text, second text, peer uuid)
        where k.first = p.first_source and k.second = p.second_source and k.peer = p.second_peer)`.execute(tables(tx));
}
