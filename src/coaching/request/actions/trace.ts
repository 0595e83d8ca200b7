import { record } from '#audit/index.ts';
import { actorOf, type Viewer } from '#identity/index.ts';
import type { Tx } from '#platform/db.ts';

export const requestVerbs = ['ask', 'assign', 'take', 'accept', 'decline', 'hand_on', 'close', 'withdraw'] as const;

type Trace = {
  readonly verb: (typeof requestVerbs)[number] | 'profile';
  readonly id: string;
  readonly before?: unknown;
  readonly after?: unknown;
};

export async function leaveTrace(tx: Tx, who: Viewer, { verb, id, ...entry }: Trace, now: Date): Promise<void> {
  const subject = { kind: verb === 'profile' ? 'coach' : 'request', id };
  await record(tx, actorOf(who), { event: `coaching.request.${verb}`, subject, ...entry }, now);
}
