import type { Tx } from '#platform/db.ts';
import { newId } from '#platform/ids.ts';
import { enqueue } from '#platform/jobs.ts';
import { secondOf } from '../../feed/rules.ts';
import { MESSAGE_FORMAT } from '../../wire/model/message.ts';
import type { Across, AcrossId } from '../model.ts';
import { tables } from '../schema.ts';

/** Queues the sending, of one replication one after the other. A program that is killed takes an attempt with it. */
export async function wantSending(tx: Tx, id: AcrossId, runAt?: Date): Promise<void> {
  const options = { key: `across:${id}`, queue: `across:${id}`, maxAttempts: 3, ...(runAt ? { runAt } : {}) };
  await enqueue(tx, 'network.send', { acrossId: id }, options);
}

/** Writes down what the other hub is told of where the replication stands now, in the transaction of the step. */
export async function tellOther(tx: Tx, across: Across, own: string, now: Date): Promise<void> {
  const id = newId<'HubMessageId'>(now.getTime());
  const sequence = across.sent + 1;
  const body = {
    format: MESSAGE_FORMAT,
    ...{ id, from: own, to: across.peerHub, sentAt: secondOf(now), replication: across.id, about: across.about },
    ...{ sequence, state: across.state, asker: across.state === 'interest' ? across.asker : null },
    ...{ note: across.note, agreement: across.agreement, replica: null },
  };
  await tables(tx)
    .insertInto('network_message')
    .values({ id, across_id: across.id, direction: 'out', sequence, state: 'waiting', body, next_at: now, at: now })
    .execute();
  await tables(tx).updateTable('network_across').set({ sent: sequence }).where('id', '=', across.id).execute();
  await wantSending(tx, across.id);
}
