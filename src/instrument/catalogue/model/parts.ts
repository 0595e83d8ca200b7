import * as z from 'zod';

const LONGEST_LINE = 300;
const LONGEST_TEXT = 5000;
const LONGEST_CODE = 40;
const LONGEST_EXPRESSION = 2000;

/** One line, '' while nothing is said: what is owed before publishing is told by `problemsOf`, so that a draft can be kept. */
export const line = z.string().trim().max(LONGEST_LINE).default('');
/** Several paragraphs. */
export const text = z.string().trim().max(LONGEST_TEXT).default('');
/** Short name of a part within an edition; answers hang on it, and formulas name it with `_` for `-`. */
export const code = z
  .string()
  .max(LONGEST_CODE)
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/);
/** Name of a formula, as other formulas use it. */
export const formulaName = z
  .string()
  .max(LONGEST_CODE)
  .regex(/^[a-z][a-z0-9_]*(?:\.[a-z0-9_]+)*$/);
/** Words of the expression language (`formula/`). */
export const expression = z.string().trim().max(LONGEST_EXPRESSION).default('');
/** A number that no source tells is null, never a guess. */
export const unknownCount = z.int().nullable().default(null);
export const unknownNumber = z.number().nullable().default(null);
/** A moment with its offset, as `2026-07-31T23:59:00+07:00`; null: not set yet. */
export const moment = z.iso.datetime({ offset: true }).nullable().default(null);
/** What a part is called and how it is explained, Indonesian first; English '' falls back on it. */
export const named = { name: line, name_en: line, help: text, help_en: text };

/** What is asked about: an innovation, a government (a province, regency or city), or a hub. */
export const subjectKinds = ['innovation', 'government', 'hub'] as const;
export type SubjectKind = (typeof subjectKinds)[number];
