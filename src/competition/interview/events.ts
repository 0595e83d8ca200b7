import { eventKind } from '#platform/outbox.ts';
import type { InterviewId } from './model/states.ts';

type OfInterview = { readonly interviewId: InterviewId };

/** The entrants learn when their interview is; `sequence` tells one time from the next. */
export const interviewTold = eventKind<OfInterview & { readonly sequence: number }>('competition.interview_told');
/** An interview of which the entrants knew has another time. */
export const interviewMoved = eventKind<OfInterview & { readonly sequence: number }>('competition.interview_moved');
/** The entrants said yes or asked for another time, at this moment (ISO 8601). */
export const interviewAnswered = eventKind<OfInterview & { readonly at: string }>('competition.interview_answered');

export const interviewFacts: readonly string[] = [interviewTold, interviewMoved, interviewAnswered].map(
  (kind) => kind.name,
);
