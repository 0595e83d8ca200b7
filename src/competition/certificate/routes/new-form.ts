import { dayOf } from '#platform/dates.ts';
import type { FormValues } from '#platform/http/form.ts';
import { formatNumber, t } from '#platform/i18n/i18n.ts';
import { type CertificateKind, certificateKinds, LONGEST_NAME, type Signing, signingSchema } from '../model.ts';
import type { CertificateSetting } from '../queries/setting.ts';
import type { NewValues } from '../views/new-page.tsx';
import { momentOf } from './moment.ts';

/** The form as one opens it: signed as the last list of the edition was. */
export function emptyValues(setting: CertificateSetting, now: Date): NewValues {
  const { lang, place, signerName, signerOffice } = setting;
  return {
    kind: '',
    lang,
    place,
    date: dayOf(now),
    signerName,
    signerOffice,
    visible: { day: '', hour: '' },
    source: '',
    text: '',
  };
}

export function typedValues(form: FormValues): NewValues {
  return {
    kind: form.get('jenis'),
    lang: form.get('bahasa') || 'id',
    place: form.get('tempat'),
    date: form.get('tanggal'),
    signerName: form.get('penandatangan'),
    signerOffice: form.get('jabatan'),
    visible: { day: form.get('tampil'), hour: form.get('jam') },
    source: form.get('sumber'),
    text: form.get('nama'),
  };
}

export type ReadForm = {
  readonly kind: CertificateKind;
  readonly signing: Signing;
  readonly visibleFrom: Date | null;
};

/** What the form says besides its list, or what is wrong at which field. */
export function readForm(values: NewValues): ReadForm | { readonly errors: Readonly<Record<string, string>> } {
  const errors: Record<string, string> = {};
  const kind = certificateKinds.find((it) => it === values.kind);
  if (!kind) errors.jenis = t('certificate.new.error.kind');
  const { lang, place, date, signerName, signerOffice } = values;
  const signing = signingSchema.safeParse({ lang, place, date, signerName, signerOffice });
  const faulty = new Set(signing.success ? [] : signing.error.issues.map((issue) => String(issue.path[0])));
  const long = t('certificate.new.error.long', { most: formatNumber(LONGEST_NAME) });
  if (faulty.has('signerName'))
    errors.penandatangan = signerName.trim() === '' ? t('certificate.new.error.signerName') : long;
  if (faulty.has('signerOffice'))
    errors.jabatan = signerOffice.trim() === '' ? t('certificate.new.error.signerOffice') : long;
  if (faulty.has('place')) errors.tempat = long;
  if (faulty.has('date')) errors.tanggal = t('certificate.new.error.date');
  const visibleFrom = momentOf(values.visible.day, values.visible.hour);
  if (visibleFrom === 'wrong') errors.tampil = t('certificate.new.error.visible');
  if (!kind || !signing.success || visibleFrom === 'wrong' || Object.keys(errors).length > 0) return { errors };
  return { kind, signing: signing.data, visibleFrom };
}
