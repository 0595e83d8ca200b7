import { type Actor, record } from '#audit/index.ts';
import type { Tx } from '#platform/db.ts';
import type { EditionId } from '../../edition/model/edition.ts';

export const ratingVerbs = ['ask', 'confirm', 'void', 'lift'] as const;

/** As whom the log knows a rater: nobody, from nowhere, for it shall never tell who rated. */
export const rater: Actor = { personId: null, name: '', role: '', ip: '' };

export type Deed = {
  readonly id: EditionId;
  readonly verb: (typeof ratingVerbs)[number];
  readonly before?: Readonly<Record<string, unknown>>;
  readonly after?: Readonly<Record<string, unknown>>;
};

/** Leaves the deed in the log, at the edition. */
export async function leaveTrace(tx: Tx, who: Actor, { id, verb, ...change }: Deed, now: Date): Promise<void> {
  await record(tx, who, { event: `competition.rating.${verb}`, subject: { kind: 'edition', id }, ...change }, now);
}
