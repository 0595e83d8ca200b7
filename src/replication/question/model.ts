import type { InstitutionId, PersonId, UnitId } from '#identity/index.ts';
import type { Id } from '#platform/ids.ts';
import type { InnovationId } from '#registry/index.ts';
import type { Owned } from '../origin/model.ts';

export type QuestionId = Id<'QuestionId'>;

/** `hidden` by a moderator, answered or not. */
export const questionStates = ['waiting', 'answered', 'hidden'] as const;
export type QuestionState = (typeof questionStates)[number];

export const LEAST_QUESTION = 10;
export const LONGEST_QUESTION = 2000;
export const LONGEST_ANSWER = 5000;
export const LONGEST_REASON = 2000;
/** Questions that one person asks in a day (ours). */
export const MOST_A_DAY = 10;
/** After so many days without an answer a question is overdue (ours). */
export const OVERDUE_DAYS = 7;

/** A question about a record with whose the record is. */
export type Question = {
  readonly id: QuestionId;
  readonly innovationId: InnovationId;
  readonly title: string;
  readonly owner: Owned;
  readonly ownerName: string;
  readonly askedBy: PersonId;
  readonly askerName: string;
  readonly institutionId: InstitutionId;
  readonly institutionName: string;
  readonly unitId: UnitId | null;
  readonly unitName: string | null;
  readonly question: string;
  readonly askedAt: Date;
  readonly answer: string;
  readonly answeredAt: Date | null;
  readonly hiddenAt: Date | null;
  readonly hiddenReason: string | null;
  readonly revision: number;
};

/** Why something was refused; each code has the message `question.refusal.<code>`. */
export const questionRefusals = [
  'not_found',
  'no_role',
  'own_record',
  'over_limit',
  'question_short',
  'question_long',
  'answer_missing',
  'answer_long',
  'reason_missing',
  'reason_long',
  'not_yours',
  'hidden',
  'not_hidden',
  'stale',
] as const;
export type QuestionRefusal = (typeof questionRefusals)[number];
