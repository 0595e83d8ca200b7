import * as z from 'zod';
import { effortSchema } from './effort.ts';

const FIRST_YEAR = 2000;
const LAST_YEAR = 2100;
const LONGEST_FORMULA = 2000;
const line = z.string().trim().max(300).default('');
const text = z.string().trim().max(5000).default('');
const code = z
  .string()
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/)
  .max(40);
const day = z.iso.date().nullable().default(null);
const expression = z.string().trim().min(1).max(LONGEST_FORMULA);

/** What a formula of the index is called, in the order in which they are computed; each may use those above it. */
export const indexFormulas = ['sid_mean', 'count_block', 'total', 'index'] as const;
export type IndexFormula = (typeof indexFormulas)[number];

/** What the formulas may use beside each other. */
export const indexNames = [
  'spd',
  'sid_sum',
  'counted',
  'basic_affairs',
  'least_divisor',
  'most_counted',
  'per_innovation',
  'least_basic_affairs',
  'total_most',
] as const;

/** An index of `from` and more is called so. */
const band = z.strictObject({ from: z.number().min(0).max(100), name: line, name_en: line });
export type IndexBand = z.infer<typeof band>;

/** Which innovations count; null or empty: the source does not say, and it is not asked. */
const eligibility = z.strictObject({
  appliedFrom: day,
  appliedUntil: day,
  /** Words that the design text (rancang bangun) has at least. */
  designWords: z.int().min(0).max(10_000).nullable().default(null),
});

/**
 * What the index of one year is reckoned with: data, because the ministry changes it every year. The items and their weights stand in the
 * instrument of `catalogueYear`; here stand divisors, the count block, formulas and categories.
 */
export const indexEditionSchema = z.strictObject({
  format: z.literal(1),
  year: z.int().min(FIRST_YEAR).max(LAST_YEAR),
  title: line,
  title_en: line,
  source: text,
  source_en: text,
  /** What no source tells, and what stands here in its stead. */
  unknown: text,
  unknown_en: text,
  catalogueYear: z.int().min(FIRST_YEAR).max(LAST_YEAR),
  leastDivisor: z.int().min(1).max(1000),
  mostCounted: z.int().min(1).max(10_000),
  perInnovation: z.number().min(0).max(100),
  basicAffairs: z.array(code).max(32),
  leastBasicAffairs: z.int().min(0).max(32),
  spdMost: z.number().min(0).max(10_000),
  sidMost: z.number().min(0).max(10_000),
  countMost: z.number().min(0).max(10_000),
  totalMost: z.number().positive().max(10_000),
  formulas: z.strictObject({ sid_mean: expression, count_block: expression, total: expression, index: expression }),
  /** Decimals to which the index is rounded before it is compared with the categories. */
  decimals: z.int().min(0).max(6).default(2),
  /** From the highest down; below the last nothing can be said. */
  bands: z.array(band).min(1).max(10),
  belowAll: z.strictObject({ name: line, name_en: line }),
  eligibility,
  /** Kinds of government whose SPD weights the catalogue holds. */
  spdKinds: z.array(z.enum(['province', 'regency', 'city'])).default([]),
  /** `told`: a mandatory item without score is only pointed at; `owed`: the innovation scores nothing until all are there. */
  mandatory: z.enum(['told', 'owed']).default('told'),
  effort: effortSchema,
});
export type IndexEdition = z.infer<typeof indexEditionSchema>;
