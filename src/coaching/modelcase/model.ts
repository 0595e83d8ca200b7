import type { Id } from '#platform/ids.ts';
import type { InnovationContent, InnovationId, TypedField } from '#registry/index.ts';

export type ModelCaseId = Id<'ModelCaseId'>;

export const modelCaseStates = ['draft', 'published'] as const;
export type ModelCaseState = (typeof modelCaseStates)[number];

export const LONGEST_TEXT = 5000;
export const LONGEST_QUESTION = 500;
export const MOST_QUESTIONS = 20;

/** What of the record each part of a case tells. */
export const casePartFields = {
  problem: ['background', 'purpose'],
  idea: ['summary', 'novelty', 'implementation', 'collaboration'],
  numbers: ['impact', 'significance', 'benefit', 'result'],
  after: ['sustainability', 'adaptability'],
} as const satisfies Readonly<Record<string, readonly TypedField[]>>;

/** A published record as a case to discuss. */
export type ModelCase = {
  readonly id: ModelCaseId;
  readonly innovationId: InnovationId;
  readonly content: InnovationContent;
  readonly institutionName: string;
  readonly unitName: string | null;
  readonly state: ModelCaseState;
  readonly obstacles: string;
  readonly guidance: string;
  readonly questions: readonly string[];
  readonly publishedAt: Date | null;
  readonly updatedAt: Date;
  readonly revision: number;
};

/** Why something was refused; each code has the message `modelcase.refusal.<code>`. */
export const modelCaseRefusals = [
  'not_found',
  'not_yours',
  'obstacles_long',
  'guidance_long',
  'question_long',
  'too_many_questions',
  'no_questions',
  'stale',
] as const;
export type ModelCaseRefusal = (typeof modelCaseRefusals)[number];
