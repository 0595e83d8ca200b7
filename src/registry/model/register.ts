import * as z from 'zod';
import type { InnovationId } from './ids.ts';

const FIRST_YEAR = 1990;
const LAST_YEAR = 2100;
const webAddress = z.url({ protocol: /^https?$/ }).max(1000);

/** An entry of the winners register; the title under which it won may differ from the record's. */
export const awardSchema = z.object({
  titleUsed: z.string().trim().min(1).max(300),
  competition: z.string().trim().min(1).max(100).default('KIPP'),
  awardGroup: z.string().trim().max(100).nullable().default(null),
  levelText: z.string().trim().min(1).max(100),
  /** Places of the list that it entered ('Top 45' → 45); null when the source does not say. */
  levelTop: z.number().int().min(1).max(1000).nullable().default(null),
  year: z.number().int().min(FIRST_YEAR).max(LAST_YEAR).nullable().default(null),
  yearCertain: z.boolean().default(true),
  sourceUrl: webAddress.nullable().default(null),
  note: z.string().trim().max(1000).default(''),
});
export type AwardEntry = z.infer<typeof awardSchema>;
export const awardsSchema = z.array(awardSchema).max(40);

/** The number that another system gives the record (NRI of JIPPNas, number of the innovation index …). */
export const externalIdSchema = z.object({
  system: z.string().trim().min(2).max(40),
  value: z.string().trim().min(1).max(200),
});
export type ExternalId = z.infer<typeof externalIdSchema>;
export const externalIdsSchema = z.array(externalIdSchema).max(20);

/** What the record was adapted from: a record of this hub, or something named in words; and what was adapted. */
export type Lineage = {
  readonly originId: InnovationId | null;
  readonly originText: string;
  readonly adaptation: string;
};
export const MAX_ORIGIN_TEXT = 500;
export const MAX_ADAPTATION = 20_000;
