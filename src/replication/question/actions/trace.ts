import { record } from '#audit/index.ts';
import { actorOf, type Viewer } from '#identity/index.ts';
import type { Tx } from '#platform/db.ts';

export const questionVerbs = ['ask', 'answer', 'hide', 'show'] as const;

type Trace = {
  readonly verb: (typeof questionVerbs)[number];
  readonly id: string;
  readonly before?: unknown;
  readonly after?: unknown;
};

export async function leaveTrace(tx: Tx, who: Viewer, { verb, id, ...entry }: Trace, now: Date): Promise<void> {
  const subject = { kind: 'question', id };
  await record(tx, actorOf(who), { event: `replication.question.${verb}`, subject, ...entry }, now);
}
