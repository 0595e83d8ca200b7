import { dayOf, formatDate, formatMoment } from '#platform/dates.ts';
import { currentLocale, formatNumber, inLocale, t } from '#platform/i18n/i18n.ts';
import { compilePdf, qrSvg, templateText } from '#platform/pdf/index.ts';
import { shownPublicCode } from '#platform/public-code.ts';
import type { Clinic } from './model/clinic.ts';
import { paths } from './paths.ts';
import type { Certified } from './queries/outcome.ts';
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

type Certificate = Pick<Certified, 'content' | 'number' | 'code'> & { readonly baseUrl: string };

/** The certificate of attendance in Indonesian, with a QR code of the page that says whether it is true. */
export function certificatePdf(certificate: Certificate): Promise<Uint8Array> {
  const address = certificate.baseUrl + paths.verified.to(certificate.code);
  const data = inLocale('id', () => certificateOf(certificate, address));
  const pictures = [{ name: 'qr.svg', bytes: qrSvg(address) }];
  return compilePdf({ template: templateText(import.meta.dirname, 'clinic-certificate.typ'), data, pictures });
}

function certificateOf({ content, number, code, baseUrl }: Certificate, address: string) {
  const times = { startsAt: new Date(content.startsAt), endsAt: new Date(content.endsAt) };
  return {
    lang: currentLocale(),
    title: `${t('clinic.certificate.heading')}: ${content.name}`,
    author: content.issuer,
    day: content.issuedOn,
    issuer: content.issuer,
    heading: t('clinic.certificate.heading'),
    number,
    name: content.name,
    place: [content.unit, content.institution].filter((it) => it !== '').join(', '),
    clinic: content.clinic,
    told: [whenText(times), content.place].filter((it) => it !== '').join(', '),
    dated: formatDate(content.issuedOn),
    address,
    site: baseUrl.replace(/^https?:\/\//, '') + paths.check.to(),
    code: shownPublicCode(code),
    words: {
      number: t('clinic.certificate.number'),
      given: t('clinic.certificate.given'),
      took: t('clinic.certificate.took'),
      check: t('clinic.certificate.check'),
      qr: t('clinic.certificate.qr'),
    },
  };
}
