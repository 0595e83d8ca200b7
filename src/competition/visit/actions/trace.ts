import { record } from '#audit/index.ts';
import { actorOf, type Viewer } from '#identity/index.ts';
import type { Tx } from '#platform/db.ts';
import type { VisitId } from '../model/visit.ts';

export const visitVerbs = ['plan', 'save', 'finish', 'reopen', 'add_photo', 'remove_photo'] as const;

export type Deed = {
  readonly id: VisitId;
  readonly verb: (typeof visitVerbs)[number];
  readonly before?: Readonly<Record<string, unknown>> | undefined;
  readonly after?: Readonly<Record<string, unknown>> | undefined;
};

/** Leaves the deed in the log. */
export async function leaveTrace(tx: Tx, who: Viewer, { id, verb, before, after }: Deed, now: Date): Promise<void> {
  const entry = { event: `competition.visit.${verb}`, subject: { kind: 'visit', id }, before, after };
  await record(tx, actorOf(who), entry, now);
}
