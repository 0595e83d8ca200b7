import { sql } from 'kysely';
import { type Actor, record } from '#audit/index.ts';
import { actorOf, type Viewer } from '#identity/index.ts';
import type { Tx } from '#platform/db.ts';
import { enqueue } from '#platform/jobs.ts';
import { done, type Outcome, refused } from '#platform/outcome.ts';
import type { Peer, PeerId, PeerKind, PeerRefusal, ShownHub } from '../model.ts';
import { holdPeer, livingPeers } from '../queries/peers.ts';
import { confirmedKey, endsByKey, isInterval, MOST_PEERS, type PeerMove, whyNotMove } from '../rules.ts';
import { type PeerChange, tables } from '../schema.ts';
import { keepKeys } from './keys.ts';

export type Proposal = {
  readonly id: PeerId;
  readonly kind: PeerKind;
  readonly address: string;
  readonly everyMinutes: number;
  /** What the address told when it was asked. */
  readonly shown: ShownHub;
};

/** The columns of what an address told. */
function told({ name, hub, regionCode, feedUrl, messagesUrl }: ShownHub) {
  return { name, hub, region_code: regionCode, feed_url: feedUrl, messages_url: messagesUrl };
}

type Done = Promise<Outcome<null, PeerRefusal>>;

/** Takes another hub in, trusting nothing of it yet. The same form sent twice is one hub. */
export async function proposePeer(tx: Tx, who: Viewer, given: Proposal, now: Date): Done {
  const { id, kind, address, everyMinutes, shown } = given;
  if (await holdPeer(tx, id)) return done(null);
  const living = await livingPeers(tx);
  if (living.length >= MOST_PEERS) return refused('limit_reached');
  const isSame = (it: Peer) => it.address === address || (shown.hub !== null && it.hub === shown.hub);
  if (living.some(isSame)) return refused('known_already');
  const row = { id, kind, address, ...told(shown) };
  const made = { state: 'proposed' as const, created_by: who.person?.id ?? null, created_at: now, next_at: now };
  await tables(tx)
    .insertInto('network_peer')
    .values({
      ...row,
      ...made,
      stopped_because: null,
      every_minutes: everyMinutes,
      cursor: null,
      restart_below: null,
      confirmed_by: null,
      confirmed_at: null,
    })
    .execute();
  await keepKeys(tx, { id, keys: shown.keys.map((it) => ({ ...it, isTrusted: false })) }, now);
  await note(tx, actorOf(who), { id, event: 'network.peer_proposed', after: { name: shown.name, address } }, now);
  return done(null);
}

export type Confirming = {
  readonly id: PeerId;
  readonly revision: number;
  /** Of the key that the person compared with what the other hub told; '' for a foreign system, which signs nothing. */
  readonly fingerprint: string;
  /** What the address tells now. */
  readonly shown: ShownHub;
};

/** A person has compared the fingerprint: from now on the key is trusted, and the first harvest begins. */
export async function confirmPeer(
  tx: Tx,
  who: Viewer,
  { id, revision, fingerprint, shown }: Confirming,
  now: Date,
): Done {
  const peer = await holdPeer(tx, id);
  if (!peer) return refused('not_found');
  const why = whyNotMove('confirm', peer) ?? (peer.state === 'stopped' && !endsByKey(peer) ? 'is_stopped' : null);
  if (why) return refused(why);
  if (peer.revision !== revision) return refused('stale');
  const key = peer.kind === 'tuntas' ? confirmedKey(shown, fingerprint) : null;
  if (peer.kind === 'tuntas' && !key) return refused('other_key');
  if (key) await keepKeys(tx, { id, keys: [{ ...key, isTrusted: true }] }, now);
  const confirmed = { confirmed_by: who.person?.id ?? null, confirmed_at: now };
  await writePeer(tx, peer, {
    ...told(shown),
    ...confirmed,
    state: 'active',
    stopped_because: null,
    failures: 0,
    next_at: now,
  });
  await note(tx, actorOf(who), { id, event: 'network.peer_confirmed', after: { name: shown.name, fingerprint } }, now);
  await wantHarvest(tx, id);
  return done(null);
}

/** Writes the changed columns and the next revision. */
export async function writePeer(tx: Tx, { id }: Pick<Peer, 'id'>, change: PeerChange): Promise<void> {
  await tables(tx)
    .updateTable('network_peer')
    .set({ ...change, revision: sql<number>`revision + 1` })
    .where('id', '=', id)
    .execute();
}

/** Queues the harvest, one of a hub at a time. */
export async function wantHarvest(tx: Tx, id: PeerId): Promise<void> {
  await enqueue(
    tx,
    'network.harvest',
    { peerId: id },
    { key: `harvest:${id}`, queue: `harvest:${id}`, maxAttempts: 3 },
  );
}

const verbs = {
  harvest: 'peer_harvest_wanted',
  pause: 'peer_paused',
  resume: 'peer_resumed',
  allow: 'peer_deletion_allowed',
  remove: 'peer_removed',
} as const satisfies Partial<Record<PeerMove, string>>;
export type ButtonMove = keyof typeof verbs;

const changes: Readonly<Record<ButtonMove, (now: Date, peer: Peer) => PeerChange>> = {
  harvest: (now) => ({ next_at: now }),
  pause: () => ({ state: 'paused' }),
  resume: (now) => ({ state: 'active', failures: 0, next_at: now }),
  allow: (now, { stoppedBecause }) => ({
    ...{ state: 'active', stopped_because: null, failures: 0, next_at: now },
    may_delete: stoppedBecause === 'many_gone',
  }),
  remove: () => ({ state: 'removed', stopped_because: null }),
};

/** What is done to a hub by one button. */
export async function movePeer(
  tx: Tx,
  who: Viewer,
  { id, move }: { readonly id: PeerId; readonly move: ButtonMove },
  now: Date,
): Done {
  const peer = await holdPeer(tx, id);
  if (!peer) return refused('not_found');
  const why = whyNotMove(move, peer) ?? (move === 'allow' && endsByKey(peer) ? 'is_stopped' : null);
  if (why) return refused(why);
  await writePeer(tx, peer, changes[move](now, peer));
  await note(tx, actorOf(who), { id, event: `network.${verbs[move]}`, after: { name: peer.name } }, now);
  if (move === 'harvest' || move === 'resume' || move === 'allow') await wantHarvest(tx, id);
  if (move === 'remove') await enqueue(tx, 'network.forget_peer', { peerId: id }, { key: `forget:${id}` });
  return done(null);
}

type Scheduling = { readonly id: PeerId; readonly revision: number; readonly everyMinutes: number };

/** How often the hub is asked. */
export async function schedulePeer(tx: Tx, who: Viewer, { id, revision, everyMinutes }: Scheduling, now: Date): Done {
  const peer = await holdPeer(tx, id);
  if (!peer) return refused('not_found');
  const why = whyNotMove('schedule', peer);
  if (why) return refused(why);
  if (!isInterval(everyMinutes)) return refused('interval_wrong');
  if (peer.everyMinutes === everyMinutes) return done(null);
  if (peer.revision !== revision) return refused('stale');
  const latest = new Date(now.getTime() + everyMinutes * 60_000);
  await writePeer(tx, peer, { every_minutes: everyMinutes, next_at: peer.nextAt < latest ? peer.nextAt : latest });
  const [before, after] = [{ everyMinutes: peer.everyMinutes }, { name: peer.name, everyMinutes }];
  await note(tx, actorOf(who), { id, event: 'network.peer_scheduled', before, after }, now);
  return done(null);
}

type Deed = {
  readonly id: PeerId;
  readonly event: string;
  readonly before?: Readonly<Record<string, unknown>>;
  readonly after?: Readonly<Record<string, unknown>>;
};

/** Leaves in the log what was done with another hub, by a person or by the program. */
export async function note(tx: Tx, who: Actor, { id, ...deed }: Deed, now: Date): Promise<void> {
  await record(tx, who, { subject: { kind: 'network_peer', id }, ...deed }, now);
}
