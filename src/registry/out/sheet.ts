import { dayOf, formatDate } from '#platform/dates.ts';
import { baseLocale, formatNumber, inLocale, t } from '#platform/i18n/i18n.ts';
import type { CopyForm, MasterRecord, SheetField } from './model.ts';
import { composeFields } from './rules/compose.ts';
import type { Wording } from './rules/ingredients.ts';

/** The words around days and numbers, in the ambient language. */
export const wording = (): Wording => ({
  day: formatDate,
  number: (value, digits) => formatNumber(value, { maximumFractionDigits: digits }),
  source: (source) => t('out.word.source', { source }),
  unknown: t('out.word.unknown'),
});

/** The record in the form's own order. The texts are Indonesian whoever reads, for they go into an Indonesian form. */
export function composeSheet(form: CopyForm, record: MasterRecord, now: Date): readonly SheetField[] {
  const year = Number(dayOf(now).slice(0, 4));
  return inLocale(baseLocale, () => composeFields(form, record, { wording: wording(), year }));
}
