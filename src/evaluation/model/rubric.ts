import * as z from 'zod';

/** The words on the whole stand beside the criteria under this code; no criterion may bear it. */
export const OVERALL = 'overall';
export const WEIGHTS_SUM = 100;
const MOST_CRITERIA = 30;
const code = z
  .string()
  .regex(/^[a-z][a-z0-9_]{0,39}$/)
  .refine((it) => it !== OVERALL);
const line = z.string().trim().min(1).max(200);

/** One criterion: what is looked at, its weight in per cent, its scale, and from which marks on a comment is owed. */
export const criterionSchema = z
  .object({
    code,
    name: line,
    name_en: line,
    help: z.string().trim().max(1000).default(''),
    help_en: z.string().trim().max(1000).default(''),
    weight: z.number().positive().max(WEIGHTS_SUM),
    min: z.number().min(0).max(1000),
    max: z.number().positive().max(1000),
    step: z.number().positive().max(1000),
    /** A mark below or above these wants a comment; null wants none. */
    commentBelow: z.number().nullable().default(null),
    commentAbove: z.number().nullable().default(null),
  })
  .refine((it) => it.max > it.min, { path: ['max'], error: 'max' })
  .refine((it) => isOnStep(it, it.max), { path: ['step'], error: 'step' });

export const rubricSchema = z
  .object({
    name: line,
    name_en: line,
    source: z.string().trim().max(2000).default(''),
    criteria: z.array(criterionSchema).min(1).max(MOST_CRITERIA),
  })
  .refine((it) => sumOfWeights(it.criteria) === WEIGHTS_SUM, { path: ['criteria'], error: 'weights' })
  .refine((it) => new Set(it.criteria.map((one) => one.code)).size === it.criteria.length, {
    path: ['criteria'],
    error: 'codes',
  });

export type Criterion = z.infer<typeof criterionSchema>;
export type Rubric = z.infer<typeof rubricSchema>;

/** Weights and steps have few decimals; floating sums are rounded before they are compared. */
const FINE = 1e6;

function sumOfWeights(criteria: readonly { readonly weight: number }[]): number {
  return Math.round(criteria.reduce((sum, it) => sum + it.weight, 0) * FINE) / FINE;
}

/** Whether the mark can be reached from the lowest one in whole steps. */
export function isOnStep(scale: { readonly min: number; readonly step: number }, mark: number): boolean {
  const steps = Math.round(((mark - scale.min) / scale.step) * FINE) / FINE;
  return Number.isInteger(steps);
}
