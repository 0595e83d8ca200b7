import * as z from 'zod';
import caseFile from '../../presets/demo/demi-sepeda-bagus.json' with { type: 'json' };
import recordsFile from '../../presets/demo/records.json' with { type: 'json' };
import { contentSchema } from './model/content.ts';
import { awardSchema } from './model/register.ts';
import { sectionNames } from './model/sections.ts';

/** In the files null says «not known»; the content's own defaults say the same. */
const content = z.record(z.string(), z.unknown()).transform((fields) => {
  const known = Object.entries(fields).filter(([, value]) => value !== null);
  return contentSchema.parse(Object.fromEntries(known));
});

const caseSchema = z.object({
  key: z.string(),
  institution: z.object({ regionCode: z.string() }),
  unit: z.string(),
  content,
  awards: z.array(awardSchema),
});

const recordsSchema = z.object({
  items: z.array(
    z.object({
      key: z.string(),
      person: z.string(),
      state: z.enum(['draft', 'with_admin', 'returned']),
      content,
      notes: z.array(z.object({ section: z.enum(sectionNames), body: z.string() })).default([]),
    }),
  ),
});

export type ModelCase = z.infer<typeof caseSchema>;
export type Example = z.infer<typeof recordsSchema>['items'][number];

/** The model case of Deli Serdang, as far as published facts go. */
export const modelCase: ModelCase = caseSchema.parse(caseFile);

/** Records labelled as examples, one in each state that the public does not see. */
export const examples: readonly Example[] = recordsSchema.parse(recordsFile).items;
