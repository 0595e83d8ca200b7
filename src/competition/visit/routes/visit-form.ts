import type { FormValues } from '#platform/http/form.ts';
import { formValues } from '#platform/http/form.ts';
import { t } from '#platform/i18n/i18n.ts';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { type Check, type Claim, findings, LONGEST_NOTE, LONGEST_TEXT, type VisitForm } from '../model/visit.ts';
import { placeFrom } from '../rules/place.ts';
import { isDay } from './plan.tsx';

const boxNames = ['tanggal', 'orang', 'kesimpulan', 'lintang', 'bujur', 'akurasi'];

/** Whether the form has a box of this name. */
export const isVisitBox = (name: string): boolean =>
  boxNames.includes(name) || /^klaim\.[\w-]{1,60}\.(?:ada|catatan)$/.test(name);

/** The form as it stands in the visit. */
export function formOf({ visitDate, peopleMet, conclusion, place, checks }: VisitForm): FormValues {
  const pairs = new URLSearchParams({
    tanggal: visitDate,
    orang: peopleMet,
    kesimpulan: conclusion,
    lintang: place ? String(place.latitude) : '',
    bujur: place ? String(place.longitude) : '',
    akurasi: place?.accuracy === null || !place ? '' : String(place.accuracy),
  });
  for (const { claim, seen, note } of checks) {
    if (seen) pairs.set(`klaim.${claim}.ada`, seen);
    pairs.set(`klaim.${claim}.catatan`, note);
  }
  return formValues(pairs);
}

/** What the team typed, or what is wrong with it, at each box. */
export function readVisit(
  form: FormValues,
  claims: readonly Claim[],
): { readonly value: VisitForm; readonly errors: FieldErrors } {
  const errors: Record<string, string> = {};
  const place = placeFrom({
    latitude: form.get('lintang'),
    longitude: form.get('bujur'),
    accuracy: form.get('akurasi'),
  });
  if (place === 'wrong') errors.lintang = t('visit.form.wrongPlace');
  if (!isDay(form.get('tanggal'))) errors.tanggal = t('visit.plan.wrongDate');
  const text = (name: string, most: number) => {
    const typed = form.get(name).trim();
    if (typed.length > most) errors[name] = t('visit.refusal.too_long');
    return typed;
  };
  const checks = claims.map(({ key }): Check => {
    const seen = findings.find((it) => it === form.get(`klaim.${key}.ada`)) ?? null;
    return { claim: key, seen, note: text(`klaim.${key}.catatan`, LONGEST_NOTE) };
  });
  const value = {
    visitDate: form.get('tanggal'),
    peopleMet: text('orang', LONGEST_TEXT),
    conclusion: text('kesimpulan', LONGEST_TEXT),
    place: place === 'wrong' ? null : place,
    checks,
  };
  return { value, errors };
}

/** Where what was saved meanwhile differs from what is typed: told at the box, so that nothing newer goes unseen. */
export function newerTexts(typed: FormValues, stored: VisitForm, claims: readonly Claim[]): FieldErrors {
  const now = formOf(stored);
  const names = [
    'tanggal',
    'orang',
    'kesimpulan',
    'lintang',
    'bujur',
    ...claims.flatMap(({ key }) => [`klaim.${key}.ada`, `klaim.${key}.catatan`]),
  ];
  const differs = names.filter((name) => typed.get(name).trim() !== now.get(name));
  return Object.fromEntries(
    differs.map((name) => [name, t('visit.form.newer', { text: wordsOf(name, now.get(name)) })]),
  );
}

function wordsOf(name: string, value: string): string {
  const finding = name.endsWith('.ada') ? findings.find((it) => it === value) : undefined;
  return finding ? t(`visit.seen.${finding}`) : value || t('visit.form.empty');
}
