import { type Kysely, sql } from 'kysely';
import type { Tx } from './db.ts';
import { newId } from './ids.ts';
import { enqueue, enqueueAll, type Job, type JobContext } from './jobs.ts';

/** A kind of fact that a capability announces; the payload holds ids, not content. */
export type EventKind<Payload extends object> = { readonly name: string; readonly payload?: Payload };

/** Which fact it is and when it happened: the same however often it is told. */
export type FactMark = { readonly id: string; readonly at: Date };

export type Reaction = {
  readonly event: string;
  readonly name: string;
  readonly run: (payload: unknown, context: JobContext, fact: FactMark) => Promise<void>;
};

export function eventKind<Payload extends object>(name: string): EventKind<Payload> {
  return { name };
}

/** Announces a fact in the same transaction as the change: what did not commit is never announced. */
export async function emit<Payload extends object>(
  tx: Tx,
  kind: EventKind<Payload>,
  payload: Payload,
  now: Date,
): Promise<void> {
  const id = newId<'FactId'>();
  await sql`insert into outbox_fact (id, name, payload, at)
    values (${id}, ${kind.name}, ${JSON.stringify(payload)}::jsonb, ${now})`.execute(tx as unknown as Kysely<unknown>);
  await enqueue(tx, 'outbox.dispatch', { factId: id });
}

/** Announces many facts of one kind, as `emit` does each. */
export async function emitAll<Payload extends object>(
  tx: Tx,
  kind: EventKind<Payload>,
  payloads: readonly Payload[],
  now: Date,
): Promise<void> {
  if (payloads.length === 0) return;
  const facts = payloads.map((payload) => ({ id: newId<'FactId'>(), payload }));
  await sql`insert into outbox_fact (id, name, payload, at)
    select fact.id, ${kind.name}, fact.payload, ${now}
    from jsonb_to_recordset(${JSON.stringify(facts)}::jsonb) as fact (id uuid, payload jsonb)`.execute(
    tx as unknown as Kysely<unknown>,
  );
  await enqueueAll(
    tx,
    'outbox.dispatch',
    facts.map((fact) => ({ factId: fact.id })),
  );
}

/** Says what follows a fact; used in app/wiring.ts alone. The reaction may run twice. */
export function on<Payload extends object>(
  kind: EventKind<Payload>,
  name: string,
  run: (payload: Payload, context: JobContext, fact: FactMark) => Promise<void>,
): Reaction {
  return { event: kind.name, name, run: (payload, context, fact) => run(payload as Payload, context, fact) };
}

const jobName = (reaction: Reaction) => `${reaction.event}>${reaction.name}`;

/** The jobs that carry facts to their reactions: one that dispatches, and one per reaction. */
export function outboxJobs(reactions: readonly Reaction[]): readonly Job[] {
  const dispatch: Job = {
    name: 'outbox.dispatch',
    run: (payload, context) =>
      context.db.transact((tx) => dispatchFact(tx, (payload as { factId: string }).factId, reactions, context.now)),
  };
  return [dispatch, ...reactions.map(reactionJob)];
}

/** What the queue keeps of a fact beside its payload; not in jobs that an earlier version queued. */
type Carried = { readonly $fact?: { readonly id: string; readonly at: string } };

function reactionJob(reaction: Reaction): Job {
  return {
    name: jobName(reaction),
    run: (carried, context) => {
      const { $fact, ...payload } = carried as Carried;
      const fact = $fact ? { id: $fact.id, at: new Date($fact.at) } : { id: newId<'FactId'>(), at: context.now };
      return reaction.run(payload, context, fact);
    },
  };
}

async function dispatchFact(tx: Tx, factId: string, reactions: readonly Reaction[], now: Date): Promise<void> {
  const kysely = tx as unknown as Kysely<unknown>;
  const found = await sql<{ name: string; payload: object; at: Date }>`
    update outbox_fact set dispatched_at = ${now}
    where id = ${factId} and dispatched_at is null returning name, payload, at`.execute(kysely);
  const fact = found.rows[0];
  if (!fact) return;
  const carried: Carried = { ...fact.payload, $fact: { id: factId, at: fact.at.toISOString() } };
  for (const reaction of reactions.filter((it) => it.event === fact.name)) {
    await enqueue(tx, jobName(reaction), carried, { key: `${factId}:${reaction.name}` });
  }
}
