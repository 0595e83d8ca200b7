import { eventKind } from '#platform/outbox.ts';
import type { QuestionId } from './model.ts';

type OfQuestion = { readonly questionId: QuestionId };

/** Somebody asked about a record. */
export const questionAsked = eventKind<OfQuestion>('replication.question_asked');
/** A question has its first answer. */
export const questionAnswered = eventKind<OfQuestion>('replication.question_answered');

export const questionFacts: readonly string[] = [questionAsked, questionAnswered].map((kind) => kind.name);
