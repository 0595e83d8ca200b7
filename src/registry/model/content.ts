import * as z from 'zod';
import { classifications, forms, initiators, stages, sustainabilityStatuses } from './choices.ts';

export * from './choices.ts';

const date = z.iso.date().nullable();
const text = (limit: number) => z.string().trim().max(limit).default('');

/** A row of the impact table (LAN): before and after in one unit; the change is computed, never stored. */
export const impactRow = z.object({
  indicator: z.string().trim().min(1).max(200),
  unit: z.string().trim().min(1).max(60),
  before: z.number().nullable().default(null),
  after: z.number().nullable().default(null),
  /** Whether a smaller value is better (waiting time), a larger one (people served), or it is not said. */
  better: z.enum(['higher', 'lower', 'unsaid']).default('unsaid'),
  source: text(300),
  date,
  story: text(1000),
});

export const innovator = z.object({ name: z.string().trim().min(1).max(150), role: text(150) });

/** A public link that proves something; files follow with the evidence locker. */
export const evidenceLink = z.object({
  title: z.string().trim().min(1).max(200),
  url: z.url({ protocol: /^https?$/ }).max(1000),
  date,
});

/**
 * The text and facts of one version: the union of the JIPPNas record, the competition's template and the
 * 22 items of the innovation index profile (domain §3, §4, §7). Empty text and null mean «not known yet».
 */
export const contentSchema = z.object({
  title: z.string().trim().min(1).max(300),
  summary: text(5000),
  background: text(20_000),
  purpose: text(20_000),
  novelty: text(20_000),
  implementation: text(20_000),
  significance: text(20_000),
  adaptability: text(20_000),
  resources: text(20_000),
  sustainability: text(20_000),
  collaboration: text(20_000),
  sdgContribution: text(20_000),
  design: text(20_000),
  benefit: text(20_000),
  result: text(20_000),
  stage: z.enum(stages).nullable().default(null),
  digital: z.boolean().nullable().default(null),
  initiator: z.enum(initiators).nullable().default(null),
  initiatorName: text(200),
  classification: z.enum(classifications).nullable().default(null),
  form: z.enum(forms).nullable().default(null),
  /** Code of presets/affairs.json. */
  mainAffair: z.string().max(60).nullable().default(null),
  otherAffairs: z.array(z.string().max(60)).max(32).default([]),
  sdgs: z.array(z.number().int().min(1).max(17)).max(17).default([]),
  astaCita: z.array(z.number().int().min(1).max(8)).max(8).default([]),
  priorityProgramme: text(500),
  trialDate: date.default(null),
  startDate: date.default(null),
  developmentDate: date.default(null),
  /** Year of implementation when only the year is known, or when even that is doubtful. */
  startYear: z.number().int().min(1945).max(2100).nullable().default(null),
  startYearCertain: z.boolean().default(true),
  latitude: z.number().min(-90).max(90).nullable().default(null),
  longitude: z.number().min(-180).max(180).nullable().default(null),
  videoUrl: z.union([z.literal(''), z.url({ protocol: /^https?$/ }).max(1000)]).default(''),
  intellectualProperty: text(1000),
  budgetNote: text(2000),
  sustainabilityStatus: z.enum(sustainabilityStatuses).nullable().default(null),
  sustainabilityReason: text(2000),
  sustainabilityDate: date.default(null),
  innovators: z.array(innovator).max(30).default([]),
  impact: z.array(impactRow).max(30).default([]),
  links: z.array(evidenceLink).max(30).default([]),
  /** Where imported or quoted facts come from. */
  sourceUrl: z.union([z.literal(''), z.url({ protocol: /^https?$/ }).max(1000)]).default(''),
  sourceNote: text(2000),
  /** Facts that are known to be missing, with the reason; shown as «belum ada data». */
  missing: z
    .array(z.object({ field: z.string().max(60), reason: z.string().max(500) }))
    .max(60)
    .default([]),
});

export type InnovationContent = z.infer<typeof contentSchema>;
export type ImpactRow = z.infer<typeof impactRow>;
export type Innovator = z.infer<typeof innovator>;
export type EvidenceLink = z.infer<typeof evidenceLink>;

/** The content of a new draft that has only a title yet. */
export function emptyContent(title: string): InnovationContent {
  return contentSchema.parse({ title });
}
