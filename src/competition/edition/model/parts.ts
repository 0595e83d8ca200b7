import * as z from 'zod';

const LONGEST_LINE = 300;
const LONGEST_TEXT = 5000;
const LONGEST_CODE = 40;

/** One line, '' when nothing is said yet: what is owed before publishing is told by `problemsOf`, so that a draft can be kept. */
export const line = z.string().trim().max(LONGEST_LINE).default('');
/** Several paragraphs. */
export const text = z.string().trim().max(LONGEST_TEXT).default('');
/** Short name of a part within an edition, kept as it is once entries hang on it. */
export const code = z
  .string()
  .max(LONGEST_CODE)
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/);
/** Codes of the groups that a part is for; none: for all. */
export const groupCodes = z.array(code).max(20).default([]);
/** A number that no source tells is null, never a guess. */
export const unknownCount = z.int().nullable().default(null);
export const unknownNumber = z.number().nullable().default(null);
/** A moment with its offset, as `2026-07-31T23:59:00+07:00`; null: not set yet. */
export const moment = z.iso.datetime({ offset: true }).nullable().default(null);
/** What a part is called and how it is explained, Indonesian first; English '' falls back on it. */
export const named = { name: line, name_en: line, help: text, help_en: text };
