import { record } from '#audit/index.ts';
import { actorOf, type Viewer } from '#identity/index.ts';
import type { Tx } from '#platform/db.ts';
import { emit } from '#platform/outbox.ts';
import { innovationAmended } from '../events.ts';
import type { InnovationId } from '../model/ids.ts';
import { publicAmong } from '../queries/published.ts';
import { reindexInnovation } from '../search/index-record.ts';

export const innovationVerbs = [
  'create',
  'edit',
  'submit',
  'withdraw',
  'publish',
  'return',
  'start_version',
  'discard',
  'archive',
  'undo_bulk',
  'restore',
  'relocate',
  'offer_relocation',
  'decline_relocation',
  'withdraw_relocation',
  'add_keeper',
  'remove_keeper',
  'hand_over',
  'offer_keeper',
  'accept_keeper',
  'decline_keeper',
  'withdraw_offer',
  'expire_offer',
  'leave_departed',
  'set_awards',
  'set_lineage',
  'set_external_ids',
] as const;
export type InnovationVerb = (typeof innovationVerbs)[number];

/** What changes beside the text before the public: no other fact tells of it. */
const amending: readonly InnovationVerb[] = ['set_awards', 'set_lineage', 'set_external_ids'];

export type Deed = {
  readonly id: InnovationId;
  readonly verb: InnovationVerb;
  readonly before?: unknown;
  readonly after?: unknown;
};

/** What every change of a record leaves behind in the same transaction: an audit event and a fresh search entry. */
export async function leaveTrace(tx: Tx, who: Viewer, deed: Deed, now: Date): Promise<void> {
  const { id, verb, before, after } = deed;
  const entry = { event: `registry.innovation.${verb}`, subject: { kind: 'innovation', id }, before, after };
  await record(tx, actorOf(who), entry, now);
  await reindexInnovation(tx, id);
  if (amending.includes(verb) && (await publicAmong(tx, [id])).has(id))
    await emit(tx, innovationAmended, { innovationId: id }, now);
}
