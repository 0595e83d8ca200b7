import { record } from '#audit/index.ts';
import { actorOf, type Viewer } from '#identity/index.ts';
import type { Tx } from '#platform/db.ts';

export const caseVerbs = [
  'open',
  'coaches',
  'close',
  'reopen',
  'note',
  'mend_note',
  'strike_note',
  'restore_note',
  'agree',
  'mend_action',
  'done_action',
  'drop_action',
  'reopen_action',
] as const;

type Trace = {
  readonly verb: (typeof caseVerbs)[number];
  /** The case: all that happens in it stands in one history. */
  readonly id: string;
  readonly before?: unknown;
  readonly after?: unknown;
};

export async function leaveTrace(tx: Tx, who: Viewer, { verb, id, ...entry }: Trace, now: Date): Promise<void> {
  const subject = { kind: 'coaching_case', id };
  await record(tx, actorOf(who), { event: `coaching.casework.${verb}`, subject, ...entry }, now);
}
