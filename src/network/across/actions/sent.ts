import type { Tx } from '#platform/db.ts';
import type { AcrossId, Answer } from '../model.ts';
import { type Outgoing, oldestWaiting } from '../queries/across.ts';
import { nextTry, readMissing } from '../rules.ts';
import { tables } from '../schema.ts';
import { wantSending } from './tell.ts';

type Noting = { readonly acrossId: AcrossId; readonly message: Outgoing; readonly answer: Answer };

/** What came of an attempt: receipted, refused for good, asked for what came before it, or to be tried again. */
export async function noteAnswer(tx: Tx, { acrossId, message, answer }: Noting, now: Date): Promise<void> {
  const own = tables(tx).updateTable('network_message').where('id', '=', message.id);
  const tries = message.tries + 1;
  const missing = answer.outcome === 'refused' ? readMissing(answer.why) : null;
  if (answer.outcome === 'unsent') {
    const next = nextTry(message.tries, now);
    await own.set({ tries, why: answer.why.slice(0, 200), next_at: next }).execute();
    return wantSending(tx, acrossId, next);
  }
  if (missing !== null && missing < message.sequence - 1) {
    await tables(tx)
      .updateTable('network_message')
      .set({ state: 'waiting', next_at: now })
      .where('across_id', '=', acrossId)
      .where('direction', '=', 'out')
      .where('sequence', '>', missing)
      .execute();
    return wantSending(tx, acrossId);
  }
  const state = answer.outcome === 'refused' ? ('refused' as const) : ('taken' as const);
  await own.set({ state, tries, why: answer.why.slice(0, 200), next_at: null }).execute();
  if (await oldestWaiting(tx, acrossId)) await wantSending(tx, acrossId);
}
