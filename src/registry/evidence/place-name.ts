import { currentLocale, t } from '#platform/i18n/i18n.ts';
import { copyFormOf } from '../out/model.ts';
import { sectionTitle } from '../views/edit/labels.ts';
import { placeOfCode } from './rules.ts';

/** What a place is called: a section of the record, «Dampak: waktu tunggu», or the field of a form with the form's name. */
export function placeName(code: string): string {
  const place = placeOfCode(code);
  if (place?.kind === 'section') return sectionTitle(place.section);
  if (place?.kind === 'impact') return t('evidence.place.impact', { indicator: place.indicator });
  const form = place ? formName(place.form) : null;
  const field = formFieldName(code);
  return form && field ? t('evidence.place.form', { form, field }) : code;
}

/** The form's own name; its code when it is no longer known. */
export function formName(code: string): string {
  const form = copyFormOf(code);
  if (!form) return code;
  return currentLocale() === 'id' ? form.name : form.name_en;
}

/** What the field of a form is called there; null for every other place. */
export function formFieldName(code: string): string | null {
  const place = placeOfCode(code);
  if (place?.kind !== 'form') return null;
  const item = copyFormOf(place.form)?.items.find((it) => it.key === place.item);
  if (!item) return null;
  return currentLocale() === 'id' ? item.label : item.label_en;
}
