import * as z from 'zod';
import { code, line, named, text, unknownCount, unknownNumber } from './parts.ts';

const MOST_OPTIONS = 20;

/** One answer that can be chosen; `score` is the parameter that the formula of the item's points counts with. */
const option = z.strictObject({
  code,
  score: z.number(),
  text: line,
  text_en: line,
  help: text,
  help_en: text,
});
export type InstrumentOption = z.infer<typeof option>;

/**
 * What proves an answer. `oldest` and `newest` are years before the edition's year (2 and 0: from two years before up to the year itself);
 * null: any. A required evidence that is missing, or whose year lies outside, earns no score.
 */
const evidenceRule = z.strictObject({
  required: z.boolean().default(false),
  /** How many pieces at least, where one is required. */
  atLeast: z.int().default(1),
  kinds: z
    .array(z.enum(['file', 'link']))
    .max(2)
    .default([]),
  oldest: unknownCount,
  newest: unknownCount,
  /** Which papers serve, in words: «SK, surat tugas». */
  papers: text,
  papers_en: text,
});
export type EvidenceRule = z.infer<typeof evidenceRule>;

/** One way among several to answer the same item (people, units, efficiency …), each with options of its own. */
const basis = z.strictObject({ code, ...named, options: z.array(option).max(MOST_OPTIONS).default([]) });
export type ItemBasis = z.infer<typeof basis>;

/** The item is asked only when the other one has one of these options; without options: when it has any. */
const condition = z.strictObject({ item: code, options: z.array(code).max(MOST_OPTIONS).default([]) });
export type ItemCondition = z.infer<typeof condition>;

/** The option for a known value: the last step whose `from` is not above a number, or whose `equals` is the text. */
const factStep = z.strictObject({ from: unknownNumber, equals: line, option: code });

/** A named fact that the hub knows (door.ts) and what it answers the item with; `basis` where the item has several. */
const factMapping = z.strictObject({
  name: line,
  basis: z.union([z.literal(''), code]).default(''),
  steps: z.array(factStep).max(MOST_OPTIONS).default([]),
});
export type FactMapping = z.infer<typeof factMapping>;

export const itemSchema = z.strictObject({
  code,
  /** As the source numbers it: «16», «10b». */
  number: line,
  ...named,
  weight: z.number().default(1),
  mandatory: z.boolean().default(false),
  options: z.array(option).max(MOST_OPTIONS).default([]),
  /** Where there are some, the item's own `options` are empty. */
  bases: z.array(basis).max(10).default([]),
  evidence: evidenceRule.prefault({}),
  /** All of them must hold. */
  conditions: z.array(condition).max(10).default([]),
  fact: factMapping.prefault({}),
  source: line,
});
export type InstrumentItem = z.infer<typeof itemSchema>;
