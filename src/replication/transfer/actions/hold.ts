import type { UpdateObject } from 'kysely';
import type { Viewer } from '#identity/index.ts';
import type { Tx } from '#platform/db.ts';
import { emit } from '#platform/outbox.ts';
import { done, type Outcome, refused } from '#platform/outcome.ts';
import { replicationMoved, type ToldMove } from '../events.ts';
import type { ReplicationRefusal } from '../model/refusal.ts';
import type { Replication, ReplicationId } from '../model/replication.ts';
import type { ReplicationState } from '../model/states.ts';
import { replicationById } from '../queries/replication.ts';
import { type Move, whyNot, whyNotRead } from '../rules/moves.ts';
import { type TransferTables, tables } from '../schema.ts';
import { leaveTrace, type Verb } from './trace.ts';

export type OfReplication = {
  readonly id: ReplicationId;
  /** Of the replication as the form showed it. */
  readonly revision: number;
};
export type Result<T = null> = Promise<Outcome<T, ReplicationRefusal>>;

/** The replication with its row locked; null when the viewer may not know of it. */
export async function holdReplication(tx: Tx, who: Viewer, id: ReplicationId): Promise<Replication | null> {
  await tables(tx).selectFrom('replication').select('id').where('id', '=', id).forUpdate().execute();
  const replication = await replicationById(tx, id);
  return replication && !whyNotRead(replication, who) ? replication : null;
}

/** The same for a deed that any number of people may do beside each other: the plan, the adaptation. */
export async function holdFor(tx: Tx, who: Viewer, move: Move, id: ReplicationId): Result<Replication> {
  const replication = await holdReplication(tx, who, id);
  if (!replication) return refused('not_found');
  const forbidden = whyNot(move, replication, who);
  return forbidden ? refused(forbidden) : done(replication);
}

type Columns = UpdateObject<Pick<TransferTables, 'replication'>, 'replication'>;

export type Moving = {
  readonly move: Move;
  readonly verb: Verb;
  readonly to: (replication: Replication) => ReplicationState;
  /** Written with it. */
  readonly set: Columns;
  /** The same, where it depends on how it stands. */
  readonly setOf?: (replication: Replication) => Columns;
  /** Kept in the log. */
  readonly after?: Readonly<Record<string, unknown>>;
  /** The same form sent twice: it was done already. */
  readonly isSame: (replication: Replication) => boolean;
  /** What else forbids it. */
  readonly whyNot?: (replication: Replication) => ReplicationRefusal | null | Promise<ReplicationRefusal | null>;
  /** Written beside it, once it is sure. */
  readonly beside?: (replication: Replication) => Promise<ReplicationRefusal | null>;
  readonly tells?: ToldMove;
};

/** Moves a replication on: load, ask, write, record, announce. */
export async function moveOn(tx: Tx, who: Viewer, of: OfReplication, moving: Moving, now: Date): Result {
  const replication = await holdReplication(tx, who, of.id);
  if (!replication) return refused('not_found');
  if (moving.isSame(replication)) return done(null);
  const forbidden = await forbids(replication, who, of, moving);
  if (forbidden) return refused(forbidden);
  const failed = (await moving.beside?.(replication)) ?? null;
  if (failed) return refused(failed);
  const state = moving.to(replication);
  await writeHead(tx, replication, { ...moving.set, ...moving.setOf?.(replication), state, moved_at: now });
  const { verb, after } = moving;
  await leaveTrace(tx, who, { id: of.id, verb, before: { state: replication.state }, after: { state, ...after } }, now);
  if (moving.tells) await tell(tx, who, { id: of.id, move: moving.tells }, now);
  return done(null);
}

async function forbids(
  replication: Replication,
  who: Viewer,
  of: OfReplication,
  moving: Moving,
): Promise<ReplicationRefusal | null> {
  const forbidden = whyNot(moving.move, replication, who);
  if (forbidden === 'not_yours' || forbidden === 'own_claim') return forbidden;
  if (replication.revision !== of.revision) return 'stale';
  return forbidden ?? (await moving.whyNot?.(replication)) ?? null;
}

export async function writeHead(tx: Tx, { id, revision }: Replication, set: Columns): Promise<void> {
  await tables(tx)
    .updateTable('replication')
    .set({ ...set, revision: revision + 1 })
    .where('id', '=', id)
    .execute();
}

export async function tell(
  tx: Tx,
  who: Viewer,
  { id, move }: { readonly id: ReplicationId; readonly move: ToldMove },
  now: Date,
): Promise<void> {
  const fact = { replicationId: id, move, by: who.person?.id ?? null, at: now.toISOString() };
  await emit(tx, replicationMoved, fact, now);
}
