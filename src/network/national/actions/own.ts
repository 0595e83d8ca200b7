import { sql } from 'kysely';
import type { Tx } from '#platform/db.ts';
import { keepRecords, withdraw } from '../../harvest/actions/keep.ts';
import { takenRecord } from '../../harvest/rules/doc.ts';
import { tables } from '../../harvest/schema.ts';
import type { Publication } from '../../publication/model.ts';
import { feedNow, publicationsIn } from '../../publication/queries.ts';
import type { WireRecord } from '../../wire/model/record.ts';
import { identifierOf } from '../../wire/rules/identifier.ts';
import { OWN_HUB } from '../model.ts';

const A_PAGE = 200;

/** Brings the next of our own publications among the records of all hubs; answers whether there are more. */
export async function keepNext(tx: Tx, hub: string, now: Date): Promise<boolean> {
  const feed = await feedNow(tx);
  if (!feed) return false;
  const position = await positionIn(tx, feed.epoch);
  if (position >= feed.head) return false;
  const rows = await publicationsIn(tx, { behind: position, through: feed.head, set: null }, A_PAGE);
  const taken = rows.flatMap((row) => ownRecord(row, hub));
  const gone = rows.filter((row) => row.document === null);
  await keepRecords(tx, { peerId: null, hub: OWN_HUB, runId: null }, taken, now);
  const withdrawals = gone.map((row) => ({ sourceId: identifierOf(hub, row.id), number: row.position }));
  await withdraw(tx, null, withdrawals, now);
  const reached = rows.at(-1)?.position ?? feed.head;
  const hasMore = rows.length === A_PAGE;
  await sql`update network_own set position = ${reached}, is_whole = is_whole or ${!hasMore}`.execute(tables(tx));
  return hasMore;
}

function ownRecord({ id, position, changedAt, document }: Publication, hub: string) {
  if (document === null) return [];
  const record = JSON.parse(document) as WireRecord;
  const head = { sourceId: identifierOf(hub, id), number: position, url: `${hub}/inovasi/${id}`, keyId: '', changedAt };
  return [takenRecord(record, head)];
}

/** How far our feed has come in here; another epoch begins anew. */
async function positionIn(tx: Tx, epoch: string): Promise<number> {
  const db = tables(tx);
  const found = await sql<{
    epoch: string;
    position: number;
  }>`select epoch, position from network_own for update`.execute(db);
  const [own] = found.rows;
  if (own?.epoch === epoch) return own.position;
  await sql`delete from network_record where peer_id is null`.execute(db);
  await sql`insert into network_own (epoch, position) values (${epoch}, 0)
    on conflict (only_one) do update set epoch = excluded.epoch, position = 0`.execute(db);
  return 0;
}
