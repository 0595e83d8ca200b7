import * as z from 'zod';
import islandsPreset from '../../../presets/demo/islands.json' with { type: 'json' };
import preset from '../../../presets/demo/spread.json' with { type: 'json' };
import { kitKinds } from '../kit/model.ts';
import { needKinds, readinessAnswers } from '../needs/model.ts';

const spreadSchema = z.object({
  needs: z.array(
    z.object({ kind: z.enum(needKinds), item: z.string(), amount: z.string(), isMust: z.boolean(), note: z.string() }),
  ),
  readiness: z.array(z.enum(readinessAnswers)),
  questions: z.array(z.object({ question: z.string(), answer: z.string().nullable() })),
  kit: z.array(z.object({ title: z.string(), number: z.string(), kind: z.enum(kitKinds), lines: z.array(z.string()) })),
  kitNote: z.string(),
});

/** What goes along with the model case in the demonstration; invented and marked so. */
export const spreadExample = spreadSchema.parse(preset);

/** Islands of each region, with the year and the source of the list. */
export const islands = z
  .object({ year: z.number(), told: z.string(), items: z.record(z.string(), z.number()) })
  .parse(islandsPreset);
