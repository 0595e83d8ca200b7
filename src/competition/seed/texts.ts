import * as z from 'zod';
import preset from '../../../presets/demo/courses.json' with { type: 'json' };
import { grounds } from '../objection/model/objection.ts';

const text = z.string().min(1);
const named = z.object({ title: text, title_en: text, theme: text, theme_en: text });
const raised = z.object({ name: text, email: z.email(), ground: z.enum(grounds), body: text });

const schema = z.object({
  contested: named,
  visited: named,
  plenary: z.object({ place: text, minutes: text, members: z.array(text).length(3) }),
  answered: raised.extend({ answer: text }),
  open: raised.extend({ question: text }),
  voices: z.array(z.object({ email: z.email(), marks: z.array(z.int()), comment: z.string() })),
  interview: z.object({ room: text, place: text }),
  visit: z.object({ peopleMet: text, conclusion: text, note: text, caption: text }),
});

/** What is said in the demonstration's competitions that have come further than taking entries. */
export const courseTexts = schema.parse(preset);
export type RaisedText = z.infer<typeof raised>;
