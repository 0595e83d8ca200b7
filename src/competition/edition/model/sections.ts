import * as z from 'zod';
import { ingredients, pieceTypes, sectionNames } from '#registry/index.ts';
import { code, groupCodes, line, named, text, unknownCount, unknownNumber } from './parts.ts';

/** What an evidence is asked for: proof of the start date, a signed statement, the video, or something that supports. */
const evidenceKinds = ['start', 'statement', 'video', 'support'] as const;

const evidenceAsked = z.strictObject({
  code,
  kind: z.enum(evidenceKinds),
  ...named,
  required: z.boolean().default(false),
  /** Most files or links. */
  most: z.int().default(1),
  /** Largest file in bytes; null where no source says it. */
  maxBytes: unknownCount,
  types: z.array(z.enum(pieceTypes)).max(pieceTypes.length).default([]),
  /** Sections of the registry record whose evidence may serve. */
  from: z.array(z.enum(sectionNames)).max(sectionNames.length).default([]),
});
export type EvidenceAsked = z.infer<typeof evidenceAsked>;

export const sectionSchema = z.strictObject({
  code,
  /** `text`: something is written, counted in words; `evidence`: only evidence is asked for. */
  kind: z.enum(['text', 'evidence']).default('text'),
  ...named,
  question: text,
  question_en: text,
  required: z.boolean().default(true),
  /** Most words; null: no limit is known. */
  words: unknownCount,
  /** Weight in the score, together 100 in each group; null in all sections: not known. */
  weight: unknownNumber,
  groups: groupCodes,
  /** Pieces of the registry record that its text is carried over from, one after the other. */
  from: z.array(z.enum(ingredients)).max(ingredients.length).default([]),
  evidence: z.array(evidenceAsked).max(12).default([]),
  source: line,
});
export type EditionSection = z.infer<typeof sectionSchema>;
