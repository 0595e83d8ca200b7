import type { Tx } from '#platform/db.ts';
import type { EvidenceId, LinkState } from '../model.ts';
import { tables } from '../schema.ts';

/** Keeps what the last look at a link found, unless its address was changed meanwhile. */
export async function noteLink(
  tx: Tx,
  input: { readonly id: EvidenceId; readonly url: string; readonly state: LinkState },
  now: Date,
): Promise<void> {
  await tables(tx)
    .updateTable('evidence')
    .set({ link_state: input.state, link_checked_at: now })
    .where('id', '=', input.id)
    .where('url', '=', input.url)
    .execute();
}
