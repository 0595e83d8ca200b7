import { record } from '#audit/index.ts';
import { actorOf, type Viewer } from '#identity/index.ts';
import type { Tx } from '#platform/db.ts';
import type { EntryId } from '../model/entry.ts';

export const entryVerbs = [
  'start',
  'place',
  'section',
  'carry',
  'attach',
  'detach',
  'hand_over',
  'take_back',
  'return',
  'take_back_return',
  'submit',
  'withdraw',
  'restore',
  'mend',
  'remind',
  'reopen',
  'give_back',
  'message',
] as const;
export type EntryVerb = (typeof entryVerbs)[number];

export type Deed = {
  readonly id: EntryId;
  readonly verb: EntryVerb;
  readonly before?: unknown;
  readonly after?: unknown;
};

/** What every change of an entry leaves in the log. */
export async function leaveTrace(tx: Tx, who: Viewer, { id, verb, before, after }: Deed, now: Date): Promise<void> {
  const entry = { event: `competition.entry.${verb}`, subject: { kind: 'entry', id }, before, after };
  await record(tx, actorOf(who), entry, now);
}
