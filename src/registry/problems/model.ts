import * as z from 'zod';
import type { PersonId, Role } from '#identity/index.ts';
import type { InnovationId, MeasureId, ProblemId } from '../model/ids.ts';
import type { Better, Measure, Problem } from '../model/record.ts';
import type { ProblemState } from '../model/states.ts';

export const MAX_LINE = 200;
export const MAX_HURT = 5000;
export const MAX_TEXT = 2000;
export const MAX_UNIT = 60;
export const MAX_SOURCE = 300;
export const MAX_FIGURE = 1e15;
export const MIN_TITLE = 10;
/** Links that prove that a problem is solved. */
export const MAX_EVIDENCE = 30;

const line = (max: number) => z.string().trim().min(1).max(max);

/** One measurement: a number without its unit, day and source proves nothing. */
const figure = {
  value: z.number().min(-MAX_FIGURE).max(MAX_FIGURE),
  date: z.iso.date(),
  source: line(MAX_SOURCE),
};
export const measureSchema = z.object({ indicator: line(MAX_LINE), unit: line(MAX_UNIT), ...figure });

/** What people tell of a problem. The baseline may follow later, but no problem is solved without one. */
export const problemContentSchema = z.object({
  title: z.string().trim().min(MIN_TITLE).max(MAX_LINE),
  whatHurts: line(MAX_HURT),
  whoIsHurt: line(MAX_TEXT),
  sinceWhen: z.string().trim().max(MAX_LINE),
  regionCode: z.string().regex(/^\d{2}(\.\d{2})?$/),
  affair: z.string().max(60).nullable(),
  sdg: z.number().int().min(1).max(17).nullable(),
  baseline: measureSchema.nullable(),
  /** Asked with the baseline; what was raised before it was asked has none. */
  better: z.enum(['lower', 'higher']).nullable().default(null),
});
export type ProblemContent = z.infer<typeof problemContentSchema>;

const evidenceSchema = z.object({
  title: line(MAX_LINE),
  url: z.url({ protocol: /^https?$/ }).max(1000),
  date: z.iso.date().nullable(),
});

/** A measure as it is recorded; indicator and unit are the baseline's, so that the two can be compared. */
export const figureSchema = z.object({
  ...figure,
  evidence: z.array(evidenceSchema).max(MAX_EVIDENCE),
  note: z.string().trim().max(MAX_TEXT),
});
export type Figure = z.infer<typeof figureSchema>;

/** A measure after, as it stands in the series. */
export type TakenMeasure = Measure & {
  readonly id: MeasureId;
  readonly evidence: Problem['evidence'];
  readonly note: string;
  readonly recordedAt: Date;
};

export type ProblemEvidence = Problem['evidence'][number];

/** Why an action on a problem was refused; each code has the message `problems.refusal.<code>`. */
export const problemRefusals = [
  'not_found',
  'no_role',
  'not_here',
  'not_yours',
  'closed',
  'dropped',
  'already_begun',
  'not_begun',
  'not_closed',
  'reported',
  'not_reported',
  'not_judge',
  'own_report',
  'same_unit',
  'baseline_missing',
  'direction_missing',
  'measure_missing',
  'measure_old',
  'no_improvement',
  'measured',
  'measure_used',
  'before_baseline',
  'in_future',
  'evidence_missing',
  'reason_missing',
  'unknown_place',
  'unknown_innovation',
  'unknown_measure',
  'invalid',
  'stale',
  'id_taken',
] as const;
export type ProblemRefusal = (typeof problemRefusals)[number];

/** The problem as everybody reads it: without who raised it by name. */
export type ShownProblem = Problem & {
  readonly institutionName: string | null;
  readonly unitName: string | null;
  readonly lesson: string;
  readonly measuredBy: PersonId | null;
  /** In which role, and for whom, it was verified; the person is not named. */
  readonly verifiedAs: Role | null;
  readonly verifiedFor: string | null;
  readonly verifyNote: string;
};

/** Marks that the list is narrowed to: raised by the reader; open without any innovation, or reported solved, where the reader is admin. */
export const problemMarks = ['mine', 'unanswered', 'to_verify'] as const;
export type ProblemMark = (typeof problemMarks)[number];

export type ProblemFilter = {
  readonly states: readonly ProblemState[];
  readonly regions: readonly string[];
  readonly affairs: readonly string[];
  readonly mark: ProblemMark | null;
};
export const noProblemFilter: ProblemFilter = { states: [], regions: [], affairs: [], mark: null };

export type ListedProblem = {
  readonly id: ProblemId;
  readonly title: string;
  readonly state: ProblemState;
  readonly regionCode: string;
  readonly affair: string | null;
  /** The beginning of what hurts. */
  readonly excerpt: string;
  readonly institutionName: string | null;
  readonly baseline: Measure | null;
  readonly afterMeasure: Measure | null;
  readonly better: Better | null;
  readonly reportedAt: Date | null;
  readonly verifiedAt: Date | null;
  readonly createdAt: Date;
  /** Published innovations that answer it. */
  readonly innovations: number;
};

/** How many problems each value of a facet would show, the other facets as they are. */
export type ProblemCounts = {
  readonly states: ReadonlyMap<string, number>;
  readonly regions: ReadonlyMap<string, number>;
  readonly affairs: ReadonlyMap<string, number>;
};

/** An innovation as it stands beside a problem. */
export type AnsweringInnovation = {
  readonly id: InnovationId;
  readonly title: string;
  readonly summary: string;
  readonly institutionName: string | null;
  readonly unitName: string | null;
  readonly regionCode: string | null;
};
