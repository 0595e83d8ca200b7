import type { InnovationId } from '#registry/index.ts';

export const LONGEST_MINUTES = 20_000;
export const LONGEST_DECISIONS = 10_000;

/** What a paper of a clinic is; the signed list is what proves attendance. */
export const paperPlaces = ['materials', 'photo', 'scan'] as const;
export type PaperPlace = (typeof paperPlaces)[number];

/** Where evidence of training on an innovation lies in its record: item 20 of the innovation index (domain §7). */
export const TRAINING_PLACE = 'form:iga-2026:indikator-20';

export type Minutes = {
  readonly minutes: string;
  readonly decisions: string;
  readonly byName: string | null;
  readonly at: Date | null;
};

/** An innovation of somebody who was there, with whether the signed list is in its locker by our click. */
export type Placeable = {
  readonly innovationId: InnovationId;
  readonly title: string;
  readonly institutionName: string;
  readonly isPlaced: boolean;
};

/** Questions to who was there, each from 1 (no) to 4 (very much); ours. */
export const feedbackQuestions = ['useful', 'coaching', 'arrangement', 'next_step'] as const;
export type FeedbackQuestion = (typeof feedbackQuestions)[number];
export type Feedback = Readonly<Record<FeedbackQuestion, number>> & { readonly note: string };
export const BEST = 4;
/** From so many answers on figures are shown, so that nobody is told apart. */
export const LEAST_ANSWERS = 5;

export type FeedbackFigures = {
  readonly answers: number;
  readonly asked: number;
  /** Null below `LEAST_ANSWERS`. */
  readonly means: Readonly<Record<FeedbackQuestion, number>> | null;
  readonly notes: readonly string[];
};

/** What a certificate says, as it was given. */
export type AttendanceCertificate = {
  readonly name: string;
  readonly unit: string;
  readonly institution: string;
  readonly clinic: string;
  /** Moments as ISO 8601. */
  readonly startsAt: string;
  readonly endsAt: string;
  readonly place: string;
  readonly issuer: string;
  /** `YYYY-MM-DD`. */
  readonly issuedOn: string;
};

export type OutcomeRefusal =
  | 'not_found'
  | 'hub_only'
  | 'not_held'
  | 'closed'
  | 'stale'
  | 'text_long'
  | 'no_scan'
  | 'nobody_present'
  | 'was_not_present'
  | 'answered_already'
  | 'answer_missing'
  | 'note_long'
  | 'invalid';
