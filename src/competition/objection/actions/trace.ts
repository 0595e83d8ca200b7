import { type Actor, record } from '#audit/index.ts';
import type { Tx } from '#platform/db.ts';
import type { ObjectionId } from '../model/objection.ts';

export const objectionVerbs = [
  'raise',
  'confirm',
  'drop',
  'ask',
  'state',
  'propose',
  'answer',
  'second',
  'give_back',
  'reopen',
] as const;

export type Deed = {
  readonly id: ObjectionId;
  readonly verb: (typeof objectionVerbs)[number];
  readonly before?: Readonly<Record<string, unknown>>;
  readonly after?: Readonly<Record<string, unknown>>;
};

/**
 * Leaves the deed in the log. What the objector wrote, and who it is, never stands there: nobody can clear the log of a stranger's words.
 */
export async function leaveTrace(tx: Tx, who: Actor, { id, verb, before, after }: Deed, now: Date): Promise<void> {
  const entry = { event: `competition.objection.${verb}`, subject: { kind: 'objection', id }, before, after };
  await record(tx, who, entry, now);
}
