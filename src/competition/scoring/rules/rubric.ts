import { type Rubric, rubricSchema } from '#evaluation/index.ts';
import type { Rubric as EditionRubric } from '../../edition/model/rubrics.ts';

const WHOLE = 100;

/** A criterion's code as sheets know it: they have no hyphens. */
export const sheetCode = (code: string): string => code.replaceAll('-', '_');

/**
 * The rubric of an edition as sheets take it. Without weights each criterion counts the same; what weighs nothing is read and not marked.
 * Null when nothing is left to be marked, or the scale fits no sheet.
 */
export function sheetRubric(
  rubric: EditionRubric,
  title: { readonly name: string; readonly name_en: string },
): Rubric | null {
  const marked = rubric.criteria.filter((it) => it.weight !== 0);
  const criteria = marked.map(({ code, weight, section: _section, ...it }) => ({
    ...it,
    code: sheetCode(code),
    name_en: it.name_en === '' ? it.name : it.name_en,
    weight: weight ?? WHOLE / marked.length,
  }));
  const parsed = rubricSchema.safeParse({
    name: title.name,
    name_en: title.name_en === '' ? title.name : title.name_en,
    source: rubric.source,
    criteria,
  });
  return parsed.success ? parsed.data : null;
}
