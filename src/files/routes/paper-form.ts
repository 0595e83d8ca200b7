import { type FormValues, formValues } from '#platform/http/form.ts';
import { t } from '#platform/i18n/i18n.ts';
import type { FieldErrors } from '#platform/ui/field.tsx';
import {
  type Evidence,
  FIRST_YEAR,
  LAST_YEAR,
  LONGEST_LINE,
  LONGEST_NOTE,
  LONGEST_TITLE,
  linkAddress,
  type Paper,
  paperSchema,
} from '../model.ts';

/** Names of the form's boxes, by what they fill. */
const lines = { nomor: LONGEST_LINE, penerbit: LONGEST_LINE, halaman: LONGEST_LINE, catatan: LONGEST_NOTE };

export type PaperRead = { readonly paper: Paper; readonly errors: FieldErrors };

/** Reads what is said about an evidence; faults stand under the names of their boxes. */
export function readPaper(form: FormValues): PaperRead {
  const errors: Record<string, string> = {};
  const title = form.get('judul').trim();
  if (title === '') errors.judul = t('files.form.titleMissing');
  if (title.length > LONGEST_TITLE) errors.judul = t('files.form.tooLong', { n: LONGEST_TITLE });
  for (const [name, limit] of Object.entries(lines))
    if (form.get(name).trim().length > limit) errors[name] = t('files.form.tooLong', { n: limit });
  const documentDate = form.get('tanggal').trim() || null;
  if (!paperSchema.shape.documentDate.safeParse(documentDate).success) errors.tanggal = t('files.form.dateWrong');
  const year = form.get('berlaku').trim();
  const validityYear = year === '' ? null : Number(year);
  if (!/^(?:\d{4})?$/.test(year) || !paperSchema.shape.validityYear.safeParse(validityYear).success)
    errors.berlaku = t('files.form.yearWrong', { from: String(FIRST_YEAR), to: String(LAST_YEAR) });
  const paper: Paper = {
    title,
    number: form.get('nomor').trim(),
    documentDate,
    issuer: form.get('penerbit').trim(),
    page: form.get('halaman').trim(),
    validityYear,
    note: form.get('catatan').trim(),
    isPublic: form.get('umum') === 'ya',
  };
  return { paper, errors };
}

/** The address of a link, or what is wrong with it. */
export function readAddress(form: FormValues): { readonly url: string; readonly error: string | null } {
  const url = form.get('tautan').trim();
  if (url === '') return { url, error: t('files.form.urlMissing') };
  return { url, error: linkAddress.safeParse(url).success ? null : t('files.form.urlWrong') };
}

/** A stored evidence as the form would carry it. */
export function formOf(evidence: Evidence): FormValues {
  const boxes = new URLSearchParams({
    judul: evidence.title,
    nomor: evidence.number,
    tanggal: evidence.documentDate ?? '',
    penerbit: evidence.issuer,
    halaman: evidence.page,
    berlaku: evidence.validityYear === null ? '' : String(evidence.validityYear),
    catatan: evidence.note,
    tautan: evidence.url ?? '',
    umum: evidence.isPublic ? 'ya' : '',
    revisi: String(evidence.revision),
  });
  return formValues(boxes);
}
