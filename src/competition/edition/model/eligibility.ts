import * as z from 'zod';
import { institutionKinds } from '#identity/index.ts';
import { code, groupCodes, line, text } from './parts.ts';

/** What an entry is held against; a closed set, each carried out by the room that receives entries. */
export const eligibilityKinds = [
  'min_age',
  'award_history',
  'same_title',
  'quota',
  'required_evidence',
  'complete_sections',
] as const;
export type EligibilityKind = (typeof eligibilityKinds)[number];

function ruleOf<Kind extends EligibilityKind, Shape extends z.ZodRawShape>(kind: Kind, parameters: Shape) {
  return z.strictObject({
    code,
    kind: z.literal(kind),
    groups: groupCodes,
    /** The article, guide or record that says so; shown to whoever is refused. */
    source: text,
    ...parameters,
  });
}

/** Some wins of the winners register: Top 45 of 2019; year null: of any year; competition '': of any name. */
const wins = z.strictObject({
  top: z.int(),
  year: z.int().nullable().default(null),
  /** A word of the competition's name in the register. */
  competition: line,
});
export type Wins = z.infer<typeof wins>;

export const eligibilitySchema = z.discriminatedUnion('kind', [
  /** Full months between the start of implementation and the closing moment; the decree's date does not count. */
  ruleOf('min_age', { months: z.int() }),
  /** Never in one of `never`, and in each of `fewer` less often than `times`. */
  ruleOf('award_history', {
    never: z.array(wins).max(30).default([]),
    fewer: z
      .array(wins.extend({ times: z.int() }))
      .max(10)
      .default([]),
  }),
  /** No two entries of the edition with the same title. */
  ruleOf('same_title', {}),
  /** At most so many entries in the groups together, for an institution or each of its units; kinds none: for all kinds. */
  ruleOf('quota', {
    kinds: z.array(z.enum(institutionKinds)).max(institutionKinds.length).default([]),
    per: z.enum(['institution', 'unit']).default('institution'),
    most: z.int(),
  }),
  /** All evidence that the sections require is attached. */
  ruleOf('required_evidence', {}),
  /** All required sections are filled in, within their words. */
  ruleOf('complete_sections', {}),
]);

export type EligibilityRule = z.infer<typeof eligibilitySchema>;
export type RuleOf<Kind extends EligibilityKind> = Extract<EligibilityRule, { readonly kind: Kind }>;

/** Who may enter: kinds of institution, and regions by Kemendagri code, a province with all that lie in it. */
export const entrantsSchema = z.strictObject({
  kinds: z.array(z.enum(institutionKinds)).max(institutionKinds.length).default([]),
  regions: z
    .union([
      z.literal('all'),
      z
        .array(z.string().regex(/^\d{2}(?:\.\d{2})?$/))
        .min(1)
        .max(600),
    ])
    .default('all'),
  /** Only units of the institution that organises it, as in a regency's own competition. */
  ownInstitutionOnly: z.boolean().default(false),
});
