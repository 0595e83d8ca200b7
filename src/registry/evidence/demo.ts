import * as z from 'zod';
import evidenceFile from '../../../presets/demo/evidence.json' with { type: 'json' };

const said = z.object({
  /** Key of a record of the demonstration. */
  record: z.string(),
  places: z.array(z.string()).min(1),
  title: z.string(),
  number: z.string(),
  /** Age of the paper when the demonstration is made. */
  daysAgo: z.int(),
  issuer: z.string(),
  page: z.string(),
  /** Years after the present one for which it holds; null for always. */
  validYears: z.int().nullable(),
});

const itemSchema = z.discriminatedUnion('kind', [
  said.extend({ kind: z.literal('paper'), file: z.string(), lines: z.array(z.string()) }),
  said.extend({ kind: z.literal('picture'), file: z.string(), bars: z.array(z.number().min(0)) }),
  said.extend({ kind: z.literal('link'), url: z.string() }),
]);

const evidenceSchema = z.object({ mark: z.string(), notice: z.string(), items: z.array(itemSchema) });

export type DemoItem = z.infer<typeof itemSchema>;

/** Evidence of the demonstration, as it is said; its files are made where it is put into the locker. */
export const demoEvidence: z.infer<typeof evidenceSchema> = evidenceSchema.parse(evidenceFile);
