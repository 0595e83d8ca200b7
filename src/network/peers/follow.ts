import { systemActor } from '#audit/index.ts';
import type { JobContext } from '#platform/jobs.ts';
import { done, type Outcome, refused } from '#platform/outcome.ts';
import type { RunFault } from '../harvest/model.ts';
import { keepKeys } from './actions/keys.ts';
import { note, writePeer } from './actions/peers.ts';
import { meetHub, type NotMet } from './meet.ts';
import type { Peer, PeerKey, StopReason } from './model.ts';
import { trustedKeysOf } from './queries/peers.ts';

type Following = Pick<JobContext, 'db' | 'config' | 'now'>;

/** Why nothing can be read of the hub now, or until a person decides. */
export type NotFollowed =
  | { readonly state: 'failed'; readonly fault: RunFault; readonly detail: string }
  | { readonly state: 'stopped'; readonly fault: StopReason; readonly detail: string };

/** Asks the hub what it says of itself now, and follows its keys: the next one, announced by the former, needs nobody to confirm it. */
export async function followKeys(peer: Peer, context: Following): Promise<Outcome<null, NotFollowed>> {
  const { db, config, now } = context;
  const known = await trustedKeysOf(db.conn, peer.id);
  const { kind, address } = peer;
  const met = await meetHub({ kind, address, config, known: kind === 'tuntas' ? known : null, now });
  if (!met.ok) {
    if (met.why.fault.why === 'key_unknown') await showNewKeys(peer, context);
    return refused(notFollowed(met.why, known));
  }
  const shown = met.value;
  const fresh = shown.keys.filter((key) => !known.some((it) => it.id === key.id));
  await db.transact(async (tx) => {
    await keepKeys(tx, { id: peer.id, keys: shown.keys.map((it) => ({ ...it, isTrusted: true })) }, now);
    const { name, feedUrl, messagesUrl, regionCode } = shown;
    const isSame = peer.feedUrl === feedUrl && peer.messagesUrl === messagesUrl && peer.name === name;
    if (!isSame && kind === 'tuntas')
      await writePeer(tx, peer, { name, feed_url: feedUrl, messages_url: messagesUrl, region_code: regionCode });
    for (const key of fresh) {
      const after = { name, key: key.id, announcedBy: key.announcedBy?.key };
      await note(tx, systemActor, { id: peer.id, event: 'network.peer_key_followed', after }, now);
    }
  });
  return done(null);
}

/** Keeps what the hub shows now beside what is trusted, so that a person can compare it. */
async function showNewKeys({ id, kind, address }: Peer, { db, config, now }: Following): Promise<void> {
  const met = await meetHub({ kind, address, config, known: null, now });
  if (!met.ok) return;
  const keys = met.value.keys.map((it) => ({ ...it, isTrusted: false }));
  await db.transact((tx) => keepKeys(tx, { id, keys }, now));
}

function notFollowed(why: NotMet, known: readonly PeerKey[]): NotFollowed {
  if (why.by === 'line') return { state: 'failed', fault: why.fault.why, detail: why.fault.detail };
  const { why: code, at } = why.fault;
  if (code === 'wrong_hub') return { state: 'stopped', fault: 'other_hub', detail: at };
  if (code === 'key_unknown') return { state: 'stopped', fault: 'key_unknown', detail: '' };
  if (code === 'key_not_valid' && known.length > 0 && known.every((it) => it.revokedAt !== null))
    return { state: 'stopped', fault: 'key_revoked', detail: '' };
  return { state: 'failed', fault: code, detail: at };
}
