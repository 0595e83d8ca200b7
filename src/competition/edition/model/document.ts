import * as z from 'zod';
import { eligibilitySchema, entrantsSchema } from './eligibility.ts';
import { code, groupCodes, line, named, text, unknownCount } from './parts.ts';
import { rubricSchema } from './rubrics.ts';
import { sectionSchema } from './sections.ts';
import { stageSchema } from './stages.ts';

const FIRST_YEAR = 2000;
const LAST_YEAR = 2100;
/** Hours before the closing at which who has not submitted is reminded: 14, 7, 3 and 1 days, and 6 hours. */
export const usualReminders: readonly number[] = [336, 168, 72, 24, 6];

const group = z.strictObject({ code, ...named, byInvitation: z.boolean().default(false) });
export type EditionGroup = z.infer<typeof group>;

const category = z.strictObject({ code, ...named, groups: groupCodes });
export type EditionCategory = z.infer<typeof category>;

/** A level of the award with its slots in one of its groups each; slots null: not known or not limited. */
const award = z.strictObject({ code, ...named, slots: unknownCount, groups: groupCodes, source: line });
export type AwardLevel = z.infer<typeof award>;

/** A score of `from` and more is called so, when entrants learn bands instead of marks. */
const band = z.strictObject({ from: z.number(), name: line, name_en: line });
export type ScoreBand = z.infer<typeof band>;

const privacy = z.strictObject({
  /** What judges do not see of an entry. */
  blind: z
    .strictObject({
      institution: z.boolean().default(false),
      names: z.boolean().default(false),
      leaders: z.boolean().default(false),
    })
    .prefault({}),
  /** What entrants learn of their own scores. */
  scores: z.enum(['none', 'bands', 'marks']).default('none'),
  bands: z.array(band).max(10).default([]),
  comments: z.boolean().default(false),
  announcement: z.enum(['alphabetical', 'ranked']).default('alphabetical'),
  /** True: a settled list becomes public by itself at the moment its announcement opens, and not before. */
  embargo: z.boolean().default(true),
});
export type EditionPrivacy = z.infer<typeof privacy>;

const paper = z.strictObject({
  title: line,
  title_en: line,
  url: z.union([z.literal(''), z.url({ protocol: /^https?$/ }).max(1000)]).default(''),
});

/** All that makes one edition of a competition: data, not code, because the rules change every year (domain §3). */
export const editionDocument = z.strictObject({
  format: z.literal(1),
  title: line,
  title_en: line,
  year: z.int().min(FIRST_YEAR).max(LAST_YEAR),
  theme: line,
  theme_en: line,
  about: text,
  about_en: text,
  /** Where its figures come from, and which of them no source tells. */
  source: text,
  papers: z.array(paper).max(30).default([]),
  groups: z.array(group).max(20).default([]),
  categories: z.array(category).max(60).default([]),
  entrants: entrantsSchema.prefault({}),
  eligibility: z.array(eligibilitySchema).max(60).default([]),
  sections: z.array(sectionSchema).max(60).default([]),
  rubrics: z.array(rubricSchema).max(30).default([]),
  stages: z.array(stageSchema).max(30).default([]),
  awards: z.array(award).max(40).default([]),
  privacy: privacy.prefault({}),
  /** Hours before the closing. */
  reminders: z
    .array(z.int())
    .max(20)
    .default([...usualReminders]),
});
export type EditionDocument = z.infer<typeof editionDocument>;
