import { record } from '#audit/index.ts';
import { actorOf, type Viewer } from '#identity/index.ts';
import type { Tx } from '#platform/db.ts';

export const matchingVerbs = ['dismiss', 'restore', 'region', 'weights'] as const;
type Verb = (typeof matchingVerbs)[number];

type Trace = {
  readonly verb: Verb;
  readonly subject: { readonly kind: 'problem' | 'region' | 'matching'; readonly id: string };
  readonly before?: unknown;
  readonly after?: unknown;
};

export async function leaveTrace(tx: Tx, who: Viewer, { verb, ...entry }: Trace, now: Date): Promise<void> {
  await record(tx, actorOf(who), { event: `replication.matching.${verb}`, ...entry }, now);
}
