import { sql } from 'kysely';
import { type Actor, record } from '#audit/index.ts';
import { actorOf, type PersonId, type Viewer } from '#identity/index.ts';
import type { Tx } from '#platform/db.ts';
import { done, type Outcome, refused } from '#platform/outcome.ts';
import { announcementText, signatureOf } from '../wire/rules/signature.ts';
import type { SigningKey } from '../wire/rules/write.ts';
import type { KeyRefusal } from './model.ts';
import { allKeys } from './queries.ts';
import { nextAfter, signingAt, whyNotAnnounce, whyNotRevoke } from './rules.ts';
import { tables } from './schema.ts';
import type { FreshKey } from './secret.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
/** The lock under which keys change: «kunci». */
const KEYS = 58_624;

const hold = (tx: Tx) => sql`select pg_advisory_xact_lock(${KEYS})`.execute(tables(tx));

const bare = { until_at: null, revoked_at: null, revoke_reason: null } as const;

/** The first key of a hub, made when it is first asked to sign; a hub that has keys keeps them. */
export async function firstKey(tx: Tx, fresh: FreshKey, now: Date): Promise<void> {
  await hold(tx);
  if ((await allKeys(tx)).length > 0) return;
  const { id, publicKey, sealed } = fresh;
  await tables(tx)
    .insertInto('network_key')
    .values({
      ...{ id, public_key: publicKey, sealed, from_at: now, ...bare },
      ...{ announced_by: null, announcement: null, made_by: null, made_at: now },
    })
    .execute();
}

type Announced = {
  readonly fresh: FreshKey;
  /** In how many days it begins to sign. */
  readonly days: number;
  readonly hub: string;
  /** The present key, opened; without it the next one is vouched for by nobody. */
  readonly present: SigningKey | null;
};

/** Announces the next key: from its day on it signs, and the present one ends. */
export async function announceKey(
  tx: Tx,
  by: Actor,
  { fresh, days, hub, present }: Announced,
  now: Date,
): Promise<Outcome<string, KeyRefusal>> {
  await hold(tx);
  const keys = await allKeys(tx);
  const why = whyNotAnnounce(keys, days, now);
  if (why) return refused(why);
  const from = new Date(now.getTime() + days * DAY_MS);
  const voucher = signingAt(keys, now)?.id === present?.id ? present : null;
  await insertNext(tx, by, { fresh, from, hub, voucher }, now);
  if (signingAt(keys, now)) await endAt(tx, signingAt(keys, now)?.id ?? '', from);
  const after = { key: fresh.id, from: from.toISOString(), announcedBy: voucher?.id ?? null };
  await record(tx, by, { event: 'network.keys.announced', subject: keySubject(fresh.id), after }, now);
  return done(fresh.id);
}

const keySubject = (id: string) => ({ kind: 'network_key', id });

type Next = {
  readonly fresh: FreshKey;
  readonly from: Date;
  readonly hub: string;
  readonly voucher: SigningKey | null;
};

async function insertNext(tx: Tx, by: Actor, { fresh, from, hub, voucher }: Next, now: Date): Promise<void> {
  const { id, publicKey, sealed } = fresh;
  const announcement = voucher && signatureOf(announcementText({ hub, id, publicKey }), voucher.key);
  await tables(tx)
    .insertInto('network_key')
    .values({
      ...{ id, public_key: publicKey, sealed, from_at: from, ...bare, announced_by: voucher?.id ?? null },
      ...{ announcement, made_by: by.personId as PersonId | null, made_at: now },
    })
    .execute();
}

function endAt(tx: Tx, id: string, at: Date) {
  return tables(tx).updateTable('network_key').set({ until_at: at }).where('id', '=', id).execute();
}

type Revoked = { readonly id: string; readonly reason: string; readonly hub: string; readonly fresh: FreshKey };

/**
 * Revokes a key that somebody else may know: it signs and vouches no more. Where it was the signing one, the announced next
 * key takes over at once, else a new one that nobody vouches for, so that other hubs must be told of it by people.
 */
export async function revokeKey(
  tx: Tx,
  who: Viewer,
  { id, reason, hub, fresh }: Revoked,
  now: Date,
): Promise<Outcome<string, KeyRefusal>> {
  await hold(tx);
  const keys = await allKeys(tx);
  const key = keys.find((it) => it.id === id);
  const why = whyNotRevoke(key, reason);
  if (why) return refused(why);
  const wasSigning = signingAt(keys, now)?.id === id;
  const revoked = { revoked_at: now, revoke_reason: reason.trim(), sealed: null };
  await tables(tx).updateTable('network_key').set(revoked).where('id', '=', id).execute();
  const next = nextAfter(keys, now);
  if (wasSigning && next) await beginNow(tx, next.id, now);
  else if (wasSigning) await insertNext(tx, actorOf(who), { fresh, from: now, hub, voucher: null }, now);
  // The next one is revoked: the present one goes on.
  else if (next?.id === id) await goOn(tx, signingAt(keys, now)?.id ?? '');
  await record(
    tx,
    actorOf(who),
    { event: 'network.keys.revoked', subject: keySubject(id), after: { reason: reason.trim() } },
    now,
  );
  return done(id);
}

function beginNow(tx: Tx, id: string, now: Date) {
  return tables(tx).updateTable('network_key').set({ from_at: now }).where('id', '=', id).execute();
}

function goOn(tx: Tx, id: string) {
  return tables(tx).updateTable('network_key').set({ until_at: null }).where('id', '=', id).execute();
}
