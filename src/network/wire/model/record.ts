import * as z from 'zod';
import { address, day, identifier, moment, named, place, plain, region } from './parts.ts';

const text = plain(20_000);
const link = z.union([z.literal(''), address]);
const count = (least: number, most: number) => z.number().int().min(least).max(most);
const goals = (last: number) => z.array(count(1, last)).max(last);

const impact = z.object({
  indicator: named(200),
  unit: named(60),
  before: z.number().nullable(),
  after: z.number().nullable(),
  better: z.enum(['higher', 'lower', 'unsaid']),
  source: plain(300),
  date: day,
  story: plain(1000),
});

/** What a published version says, under the names of `/api/v1`. Empty text and null mean «not known». */
const content = z.object({
  title: named(300),
  summary: plain(5000),
  background: text,
  purpose: text,
  novelty: text,
  implementation: text,
  significance: text,
  adaptability: text,
  resources: text,
  sustainability: text,
  collaboration: text,
  sdgContribution: text,
  design: text,
  benefit: text,
  result: text,
  stage: z.enum(['initiative', 'trial', 'implementation']).nullable(),
  digital: z.boolean().nullable(),
  initiator: z.enum(['regional_head', 'council_member', 'office', 'civil_servant', 'community']).nullable(),
  initiatorName: plain(200),
  classification: z.enum(['office', 'village', 'community']).nullable(),
  form: z.enum(['governance', 'public_service', 'other']).nullable(),
  mainAffair: plain(60).nullable(),
  otherAffairs: z.array(plain(60)).max(32),
  sdgs: goals(17),
  astaCita: goals(8),
  priorityProgramme: plain(500),
  trialDate: day,
  startDate: day,
  developmentDate: day,
  startYear: count(1945, 2100).nullable(),
  startYearCertain: z.boolean(),
  latitude: z.number().min(-90).max(90).nullable(),
  longitude: z.number().min(-180).max(180).nullable(),
  videoUrl: link,
  intellectualProperty: plain(1000),
  budgetNote: plain(2000),
  sustainabilityStatus: z.enum(['developing', 'continuing', 'dormant', 'stopped']).nullable(),
  sustainabilityReason: plain(2000),
  sustainabilityDate: day,
  innovators: z.array(z.object({ name: named(150), role: plain(150) })).max(30),
  impact: z.array(impact).max(30),
  links: z.array(z.object({ title: named(200), url: address, date: day })).max(30),
  sourceUrl: link,
  sourceNote: plain(2000),
});

const award = z.object({
  titleUsed: plain(300),
  competition: plain(200),
  group: plain(200).nullable(),
  level: plain(200),
  top: count(1, 10_000).nullable(),
  year: count(1990, 2100).nullable(),
  yearCertain: z.boolean(),
  sourceUrl: address.nullable(),
  note: plain(2000),
});

/** An innovation as its hub shows it to everyone. */
export const wireRecord = z.object({
  institution: place,
  unit: place.nullable(),
  region: region.nullable(),
  /** Number of the published version in its chain. */
  version: count(1, 100_000),
  publishedAt: moment,
  content,
  awards: z.array(award).max(100),
  externalIds: z.array(z.object({ system: named(40), value: named(200) })).max(50),
  /** From what it was adapted: a record of any hub by its identifier, or words. */
  lineage: z.object({ origin: identifier.nullable(), originText: plain(1000), adaptation: plain(20_000) }).nullable(),
});
export type WireRecord = z.infer<typeof wireRecord>;
