import type { FormValues } from '#platform/http/form.ts';
import { formatNumber, t } from '#platform/i18n/i18n.ts';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { OVERALL, type Rubric } from '../model/rubric.ts';
import { type Entry, LONGEST_COMMENT, type Mark } from '../model/sheet.ts';
import { nameOf } from '../rubrics.ts';
import { criterionOf, type EntryFault, type Lack, seenMark, typedMark, whyNotEntry } from '../rules/sheet.ts';
import { type Boxes, boxNames } from '../views/sheet-boxes.ts';

export const codesOf = (rubric: Rubric): readonly string[] => [...rubric.criteria.map((it) => it.code), OVERALL];

/** A mark as it stands in its box. */
export function markText(mark: number | null): string {
  return mark === null ? '' : formatNumber(mark, { useGrouping: false, maximumFractionDigits: 6 });
}

/** The boxes as the stored marks fill them. */
export function boxesOfMarks(rubric: Rubric, marks: readonly Mark[]): ReadonlyMap<string, Boxes> {
  const stored = new Map(marks.map((it) => [it.criterion, it]));
  return new Map(
    codesOf(rubric).map((code) => {
      const { mark = null, comment = '', revision = 0 } = stored.get(code) ?? {};
      return [code, { mark: markText(mark), comment, revision, seen: seenMark(mark, comment) }];
    }),
  );
}

/** The boxes as they were sent. */
export function boxesOfForm(rubric: Rubric, form: FormValues): ReadonlyMap<string, Boxes> {
  return new Map(
    codesOf(rubric).map((code) => {
      const names = boxNames(code);
      const [mark, comment, seen] = [form.get(names.mark), form.get(names.comment), form.get(names.seen)];
      return [code, { mark, comment, seen, revision: revisionIn(form.get(names.revision)) }];
    }),
  );
}

export function revisionIn(text: string): number {
  return /^\d{1,9}$/.test(text) ? Number(text) : 0;
}

export type ReadEntries = { readonly entries: readonly Entry[]; readonly errors: FieldErrors };

/** What was touched in the boxes of these criteria, with what is wrong at each box. */
export function readEntries(rubric: Rubric, boxes: ReadonlyMap<string, Boxes>, wanted: readonly string[]): ReadEntries {
  const entries: Entry[] = [];
  const errors: Record<string, string> = {};
  for (const code of wanted) {
    const box = boxes.get(code);
    if (!box) continue;
    const mark = code === OVERALL ? null : typedMark(box.mark);
    if (seenMark(mark, box.comment) === box.seen) continue;
    const entry = { criterion: code, mark, comment: box.comment.trim(), revision: box.revision };
    const fault = whyNotEntry(rubric, entry);
    if (fault)
      errors[fault === 'too_long' ? boxNames(code).comment : boxNames(code).mark] = faultText(rubric, code, fault);
    else entries.push(entry);
  }
  return { entries, errors };
}

export function faultText(rubric: Rubric, code: string, fault: EntryFault): string {
  const criterion = criterionOf(rubric, code);
  if (fault === 'too_long' || !criterion) return t('evaluation.fault.long', { max: formatNumber(LONGEST_COMMENT) });
  const [min, max, step] = [formatNumber(criterion.min), formatNumber(criterion.max), formatNumber(criterion.step)];
  return t('evaluation.fault.mark', { name: nameOf(criterion), min, max, step });
}

/** What is missing before the sheet is finished, at each box. */
export function lackErrors(rubric: Rubric, lacks: readonly Lack[]): FieldErrors {
  return Object.fromEntries(
    lacks.map(({ criterion: code, what }) => {
      const criterion = criterionOf(rubric, code);
      const name = criterion ? nameOf(criterion) : code;
      if (what === 'mark') return [boxNames(code).mark, t('evaluation.fault.markMissing', { name })];
      return [boxNames(code).comment, t('evaluation.fault.commentMissing', { name })];
    }),
  );
}
