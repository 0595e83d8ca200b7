import { systemActor } from '#audit/index.ts';
import { forgetFiles } from '#files/index.ts';
import type { Tx } from '#platform/db.ts';
import { editionById } from '../../edition/queries/editions.ts';
import type { Unconfirmed } from '../queries/unconfirmed.ts';
import { LONGEST_LIMIT_HOURS } from '../rules/limits.ts';
import { confirmBy } from '../rules/window.ts';
import { tables } from '../schema.ts';
import { leaveTrace } from './trace.ts';

/** Drops an objection whose address nobody confirmed in time, with all that came with it. Run twice, it drops once. */
export async function dropUnconfirmed(tx: Tx, { id, editionId, raisedAt }: Unconfirmed, now: Date): Promise<void> {
  const edition = await editionById(tx, editionId);
  if (edition && confirmBy(edition.document, raisedAt) > now) return;
  const held = await tables(tx)
    .selectFrom('objection')
    .select('id')
    .where('id', '=', id)
    .where('state', '=', 'unconfirmed')
    .forUpdate()
    .executeTakeFirst();
  if (!held) return;
  const files = await tables(tx)
    .deleteFrom('objection_file')
    .where('objection_id', '=', id)
    .returning('file_id')
    .execute();
  await tables(tx).deleteFrom('objection').where('id', '=', id).execute();
  await forgetFiles(
    tx,
    files.map((it) => it.file_id),
  );
  await leaveTrace(tx, systemActor, { id, verb: 'drop', before: { state: 'unconfirmed' } }, now);
}

const HOUR_MS = 3_600_000;

/** Forgets where objections came from, once no limit counts them any more. */
export async function forgetNetworks(tx: Tx, now: Date): Promise<void> {
  await tables(tx)
    .updateTable('objection')
    .set({ sender_network: '' })
    .where('sender_network', '<>', '')
    .where('raised_at', '<', new Date(now.getTime() - LONGEST_LIMIT_HOURS * HOUR_MS))
    .execute();
}
