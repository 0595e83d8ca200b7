import * as z from 'zod';
import { rubricSchema } from '../../model/rubric.ts';

/** What a judging is written down as; another way of working out gets another number. */
export const JUDGING_FORMAT = 'tuntas-judging';
export const JUDGING_VERSION = 1;

const LONGEST_ID = 200;
const [MOST_SHEETS, MOST_ENTRIES, MOST_DRAWS] = [200_000, 100_000, 100_000];
const id = z.string().min(1).max(LONGEST_ID);
const pair = z.strictObject({ entry: id, juror: id });
/** Sheets given out in turn (`shareOut`): who could read what, what stood before, and the seed of its dice. */
const inTurnSchema = z.strictObject({
  method: z.literal('in-turn'),
  seed: z.string().max(LONGEST_ID),
  perSubject: z.int().min(1).max(100),
  entries: z.array(id).max(MOST_ENTRIES),
  jurors: z.array(id).max(MOST_ENTRIES),
  tied: z.array(pair).max(MOST_SHEETS),
  standing: z.array(pair).max(MOST_SHEETS),
});

const MOST_PAIRS = 5_000_000;
const counts = z.array(z.int()).max(MOST_ENTRIES);
const places = z.int().min(1).max(MOST_ENTRIES);
/** Pairs as `entry * jurors + juror`. */
const pairs = z.array(z.int().min(0).max(MOST_PAIRS)).max(MOST_PAIRS);

/** Sheets given out by the best plan (`sharing/model/problem.ts`, field by field; pairs that are 1 there are listed here). */
const planSchema = z
  .strictObject({
    method: z.literal('plan'),
    manner: z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.enum(['sum', 'fair']) }),
      z.strictObject({ kind: z.literal('drawn'), cap: z.number().positive().max(1), seed: z.number() }),
    ]),
    entries: z.array(id).min(1).max(MOST_ENTRIES),
    jurors: z.array(id).min(1).max(MOST_ENTRIES),
    worth: z.array(z.number()).max(MOST_PAIRS),
    barred: pairs,
    pinned: pairs,
    wanted: counts,
    least: counts,
    most: counts,
    expert: pairs.nullable(),
    institution: counts.nullable(),
    connected: z.boolean(),
    overlap: z.number().min(0),
    kept: pairs.nullable(),
  })
  .refine((it) => it.worth.length === it.entries.length * it.jurors.length, { path: ['worth'] })
  .refine((it) => it.wanted.length === it.entries.length, { path: ['wanted'] })
  .refine((it) => [it.least, it.most, it.institution ?? it.most].every((own) => own.length === it.jurors.length), {
    path: ['most'],
  });

/** Everything that the results of a round follow from. */
export const judgingInputSchema = z.strictObject({
  /** The program that wrote it down, for people. */
  program: z.string().max(LONGEST_ID),
  rubric: rubricSchema,
  /** Null where sheets were given out by hand. */
  assignment: z.discriminatedUnion('method', [inTurnSchema, planSchema]).nullable(),
  /** Sheets that were handed in, with their marks on the criteria's own scales. */
  sheets: z
    .array(
      z.strictObject({
        entry: id,
        juror: id,
        marks: z.array(z.strictObject({ criterion: id, mark: z.number().nullable() })).max(100),
      }),
    )
    .max(MOST_SHEETS),
  /** Whether jurors were brought to one scale too. */
  scale: z.boolean(),
  /** How many places are given: of the whole, or of each island by its number. */
  cut: z.union([places, z.record(z.string().regex(/^\d{1,6}$/), places)]),
  draws: z.int().min(100).max(MOST_DRAWS),
  seed: z.string().max(LONGEST_ID),
});

/** What stands in the file: the input, and what followed from it. */
export const judgingFileSchema = z.strictObject({
  format: z.literal(JUDGING_FORMAT),
  version: z.int(),
  input: judgingInputSchema,
  result: z.unknown(),
});

export type JudgingInput = z.infer<typeof judgingInputSchema>;
export type TurnInput = z.infer<typeof inTurnSchema>;
export type PlanInput = z.infer<typeof planSchema>;

export type RankedEntry = {
  readonly entry: string;
  readonly sheets: number;
  /** Places by raw mean and by calibrated score; equals share the better one. */
  readonly rawPlace: number;
  readonly raw: number;
  readonly calibratedPlace: number;
  readonly calibrated: number;
  readonly se: number | null;
  readonly island: number;
  readonly low: number | null;
  readonly median: number | null;
  readonly high: number | null;
  readonly top: number | null;
};

/** `identical`, or the first place where the file says something else than what follows from its input. */
export type Replayed =
  | { readonly isIdentical: true; readonly entries: number; readonly sheets: number }
  | { readonly isIdentical: false; readonly at: string; readonly written: string; readonly found: string };

export type ReplayRefusal =
  | { readonly code: 'no_json' }
  | { readonly code: 'no_judging'; readonly at: string }
  | { readonly code: 'other_version'; readonly version: number };
