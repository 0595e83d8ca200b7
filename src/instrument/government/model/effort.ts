import * as z from 'zod';

const line = z.string().trim().max(300).default('');
const code = z
  .string()
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/)
  .max(40);
export const MOST_HOURS = 10_000;

/** What preparing one kind of document takes; no source tells it, so all of it is ours and the office changes it. */
const kind = z.strictObject({ code, name: line, name_en: line, hours: z.number().positive().max(MOST_HOURS) });
export type EffortKind = z.infer<typeof kind>;

/** Which kind of document brings an item to a score. */
const step = z.strictObject({ item: code, score: z.number(), kind: code });

export const effortSchema = z.strictObject({
  kinds: z.array(kind).min(1).max(60),
  steps: z.array(step).max(500).default([]),
  /** The kind of whatever is not listed. */
  otherwise: code,
  /** The kind of taking over what lies in the evidence locker already. */
  locker: code,
  /** The kind of writing a design text to its length. */
  design: code,
  /** The kind of entering a date that is missing. */
  date: code,
});
export type Effort = z.infer<typeof effortSchema>;
