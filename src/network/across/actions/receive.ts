import { systemActor } from '#audit/index.ts';
import type { Tx } from '#platform/db.ts';
import type { InnovationId } from '#registry/index.ts';
import type { Peer } from '../../peers/model.ts';
import type { HubMessage } from '../../wire/model/message.ts';
import { idIn } from '../../wire/rules/identifier.ts';
import type { Across, AcrossId, MessageId } from '../model.ts';
import { tellReceived } from '../notices.ts';
import { holdAcross, ownRecord } from '../queries/across.ts';
import { follows, missingAfter, settled } from '../rules.ts';
import { tables } from '../schema.ts';
import { trace, writeAcross } from './move.ts';

export type Receiving = {
  readonly peer: Peer;
  readonly message: HubMessage;
  readonly own: string;
  readonly baseUrl: string;
};
export type Received = { readonly outcome: 'taken' | 'known_already' | 'refused'; readonly why: string | null };

const no = (why: string): Received => ({ outcome: 'refused', why });

/** Takes a message of another hub, once: what is told again is known already, and what is missing before it is asked for again. */
export async function receive(tx: Tx, receiving: Receiving, now: Date): Promise<Received> {
  const { message, peer, own } = receiving;
  const id = message.replication as AcrossId;
  const known = await holdAcross(tx, id);
  if (known && known.peerId !== peer.id) return no('other_hub');
  const before = known?.received ?? 0;
  if (message.sequence <= before) return { outcome: 'known_already', why: null };
  if (message.sequence > before + 1) return no(missingAfter(before));
  const across = known ?? (await begin(tx, receiving, now));
  if (!across) return no('unknown_record');
  const unfit = known && whyUnfit(known, message);
  if (unfit) return no(unfit);
  await tables(tx)
    .insertInto('network_message')
    .values({
      ...{ id: message.id as MessageId, across_id: id, direction: 'in', sequence: message.sequence, state: 'taken' },
      ...{ body: { state: message.state, note: message.note }, next_at: null, at: now },
    })
    .execute();
  await tables(tx).updateTable('network_across').set({ received: message.sequence }).where('id', '=', id).execute();
  const state = settled(across.state, message.state);
  const agreement = message.agreement ?? across.agreement;
  if (known) await writeAcross(tx, across, { state, note: message.note, agreement }, now);
  await trace(
    tx,
    systemActor,
    { id, verb: 'received', before: { state: across.state }, after: { state, from: peer.hub } },
    now,
  );
  await tellReceived(tx, { across: { ...across, state }, message, baseUrl: receiving.baseUrl, own }, now);
  return { outcome: 'taken', why: null };
}

/** A step that is none of theirs, or that leads backwards to nothing that we know, changes nothing here. */
function whyUnfit(known: Across, { about, state }: HubMessage): string | null {
  if (about !== known.about) return 'other_record';
  return follows(known, state) || settled(known.state, state) === known.state ? null : 'not_now';
}

/** The first word of a replication is its interest in a record of ours that everybody may read. */
async function begin(tx: Tx, { peer, message, own }: Receiving, now: Date): Promise<Across | null> {
  const innovationId = idIn(own, message.about) as InnovationId | null;
  const record = innovationId ? await ownRecord(tx, innovationId) : undefined;
  if (!record || message.state !== 'interest' || message.asker === null) return null;
  const id = message.replication as AcrossId;
  await tables(tx)
    .insertInto('network_across')
    .values({
      ...{ id, side: 'owner', peer_id: peer.id, about: message.about, title: record.title.slice(0, 300) },
      ...{ institution_id: record.institutionId, innovation_id: record.id, asker: message.asker, state: 'interest' },
      ...{ note: message.note, agreement: null, created_by: null, created_at: now, moved_at: now },
    })
    .execute();
  return holdAcross(tx, id);
}
