import * as z from 'zod';
import { currentLocale } from '#platform/i18n/i18n.ts';
import preset from '../../presets/rubrics.json' with { type: 'json' };
import { type Criterion, type Rubric, rubricSchema } from './model/rubric.ts';

const presetSchema = z.object({
  rubrics: z.array(rubricSchema.and(z.object({ code: z.string().regex(/^[a-z0-9_]+$/) }))).min(1),
});

/** The rubrics that are shipped, each with its source; an edition brings its own. */
export const shippedRubrics: readonly (Rubric & { readonly code: string })[] = presetSchema.parse(preset).rubrics;

export function shippedRubric(code: string): Rubric | null {
  const found = shippedRubrics.find((it) => it.code === code);
  if (!found) return null;
  const { code: _, ...rubric } = found;
  return rubric;
}

type Named = { readonly name: string; readonly name_en: string };

/** A rubric's or criterion's name in the reader's language. */
export function nameOf(it: Named): string {
  return currentLocale() === 'en' ? it.name_en : it.name;
}

export function helpOf(it: Pick<Criterion, 'help' | 'help_en'>): string {
  return currentLocale() === 'en' && it.help_en !== '' ? it.help_en : it.help;
}
