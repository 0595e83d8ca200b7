import * as z from 'zod';
import { itemSchema } from './item.ts';
import { code, expression, formulaName, line, moment, named, subjectKinds, text, unknownNumber } from './parts.ts';

const FIRST_YEAR = 2000;
const LAST_YEAR = 2100;
/** An item's points where the document says nothing else. */
export const usualPoints = 'weight * score';

/** Items that belong together; `subject`: of what they are asked. A sheet holds the aspects of its kind of subject. */
const aspect = z.strictObject({
  code,
  ...named,
  subject: z.enum(subjectKinds),
  /** Weight in the result; null: the aspect's points are just added. Formulas read it as `weight_<aspect>`. */
  weight: unknownNumber,
  items: z.array(itemSchema).max(100).default([]),
  source: line,
});
export type InstrumentAspect = z.infer<typeof aspect>;

/** A result of `from` and more is called so. */
const band = z.strictObject({ from: z.number(), name: line, name_en: line });
export type ResultBand = z.infer<typeof band>;

/**
 * A named expression, computed for each subject of its kind in the order of the document: it may use those above it by name. The value is
 * rounded half up to `decimals` before it is compared with bands or used further; null: not rounded.
 */
const formula = z.strictObject({
  name: formulaName,
  per: z.enum(subjectKinds),
  expression,
  title: line,
  title_en: line,
  help: text,
  help_en: text,
  unit: line,
  decimals: z.int().min(0).max(6).nullable().default(null),
  /** The most that it can be, for the bar beside it; null: not known. */
  max: unknownNumber,
  /** The result of its kind of subject, shown first; at most one of a kind. */
  isResult: z.boolean().default(false),
  /** From the highest down. */
  bands: z.array(band).max(10).default([]),
  source: line,
});
export type InstrumentFormula = z.infer<typeof formula>;

/** A number that formulas use beside the answers: a fact of the hub (door.ts), or `otherwise` where nobody knows it. */
const known = z.strictObject({
  name: formulaName,
  per: z.enum(subjectKinds),
  fact: line,
  otherwise: z.number().default(0),
  title: line,
  title_en: line,
});
export type KnownNumber = z.infer<typeof known>;

const period = z.strictObject({
  /** From when sheets are filled, and until when they are handed in. */
  opens: moment,
  closes: moment,
  /** Until when they are verified. */
  verifiedBy: moment,
});

/** All that makes one edition of an instrument: data, not code, because catalogues change every year (domain §7). */
export const instrumentDocument = z.strictObject({
  format: z.literal(1),
  /** Names the instrument over the years: `iid`, `pelembagaan`, `hub`. */
  key: code,
  title: line,
  title_en: line,
  /** Whose result it is in the end. */
  subject: z.enum(subjectKinds),
  year: z.int().min(FIRST_YEAR).max(LAST_YEAR),
  about: text,
  about_en: text,
  /** Where the figures come from, and which of them no source tells. */
  source: text,
  /** True: our own template, no rule of the field; said beside the title. */
  isOurs: z.boolean().default(false),
  period: period.prefault({}),
  /** Points of an item out of `weight`, `score` (of the option; 0 without one or without owed evidence), `most` and `answered` (0 or 1). */
  points: expression.default(usualPoints),
  aspects: z.array(aspect).max(30).default([]),
  known: z.array(known).max(50).default([]),
  formulas: z.array(formula).max(50).default([]),
});
export type InstrumentDocument = z.infer<typeof instrumentDocument>;
