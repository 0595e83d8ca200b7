import { dayOf, formatMoment } from '#platform/dates.ts';
import { currentLocale, formatNumber, inLocale, t } from '#platform/i18n/i18n.ts';
import { compilePdf, templateText } from '#platform/pdf/index.ts';
import type { Clinic } from './model/clinic.ts';
import type { Attendee } from './queries/present.ts';
import { placeText, registrationPlace, whenText } from './views/words.ts';

/** Empty lines at the end of the list, for who comes in by the door. */
const SPARE_LINES = 5;

type Sheet = { readonly clinic: Clinic; readonly rows: readonly Attendee[]; readonly now: Date };

/** The list of attendance with columns for signatures; in Indonesian, for it is signed here. */
export function attendancePdf(sheet: Sheet): Promise<Uint8Array> {
  const data = inLocale('id', () => sheetOf(sheet));
  return compilePdf({ template: templateText(import.meta.dirname, 'attendance.typ'), data, pictures: [] });
}

function sheetOf({ clinic, rows, now }: Sheet) {
  const coming = rows.filter((it) => it.state === 'registered' || it.mark?.isPresent);
  const there = coming.filter((it) => it.mark?.isPresent).length;
  const named = coming.map((it) => ({
    name: it.personName,
    place: registrationPlace(it),
    mark: it.mark?.isPresent ? t(`clinic.means.${it.mark.means}`) : '',
  }));
  const spare = Array.from({ length: SPARE_LINES }, () => ({ name: '', place: '', mark: '' }));
  return {
    lang: currentLocale(),
    day: dayOf(now),
    title: `${t('clinic.sheet.heading')}: ${clinic.title}`,
    author: clinic.organiserName,
    heading: t('clinic.sheet.heading'),
    clinic: clinic.title,
    facts: [
      [t('clinic.when'), whenText(clinic)],
      [t('clinic.field.place'), placeText(clinic)],
      [t('clinic.field.coaches'), clinic.coaches.map((it) => it.name).join(', ') || '–'],
      [t('clinic.organiser'), clinic.organiserName],
    ],
    head: [
      t('clinic.sheet.no'),
      t('clinic.people.name'),
      t('clinic.people.place'),
      t('clinic.sheet.marked'),
      t('clinic.sheet.signature'),
    ],
    rows: [...named, ...spare].map((it, at) => ({ ...it, no: String(at + 1) })),
    count: t('clinic.sheet.count', { there: formatNumber(there), n: formatNumber(coming.length) }),
    signs: t('clinic.sheet.signs', { organiser: clinic.organiserName }),
    blank: t('clinic.sheet.blank'),
    footer: t('clinic.sheet.footer', { when: formatMoment(now) }),
  };
}
