import { record } from '#audit/index.ts';
import { actorOf, type Viewer } from '#identity/index.ts';
import type { Tx } from '#platform/db.ts';
import type { EditionId } from '../../edition/model/edition.ts';
import type { InterviewId } from '../model/states.ts';

export const interviewVerbs = [
  'plan',
  'make',
  'move',
  'undo_move',
  'tell',
  'confirm',
  'ask_time',
  'begin',
  'questions',
  'end',
  'step_back',
  'presence',
  'calendar',
] as const;
export type InterviewVerb = (typeof interviewVerbs)[number];

export type Deed = {
  readonly of:
    | { readonly kind: 'edition'; readonly id: EditionId }
    | { readonly kind: 'interview'; readonly id: InterviewId };
  readonly verb: InterviewVerb;
  readonly before?: Readonly<Record<string, unknown>> | undefined;
  readonly after?: Readonly<Record<string, unknown>> | undefined;
};

/** Leaves the deed in the log. */
export async function leaveTrace(tx: Tx, who: Viewer, { of, verb, before, after }: Deed, now: Date): Promise<void> {
  const entry = { event: `competition.interview.${verb}`, subject: of, before, after };
  await record(tx, actorOf(who), entry, now);
}
