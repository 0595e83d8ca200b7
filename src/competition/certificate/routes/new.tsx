import { peopleByEmails, type Viewer } from '#identity/index.ts';
import { type Answer, NotFound, type Route, redirect } from '#platform/http/route.ts';
import { formatNumber, t } from '#platform/i18n/i18n.ts';
import { newId, parseId } from '#platform/ids.ts';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { draftBatch } from '../actions/draft.ts';
import { type CertificateBatchId, MOST_RECIPIENTS, noHolder, type Recipient } from '../model.ts';
import { paths } from '../paths.ts';
import type { CertifiedEdition } from '../queries/edition.ts';
import { recipientsOfCourse } from '../queries/from-course.ts';
import { settingOf } from '../queries/setting.ts';
import { whyNotShown } from '../rules/embargo.ts';
import { courseKinds, FROM_COURSE } from '../rules/from-course.ts';
import type { ListRow, RowFault } from '../rules/list.ts';
import { NewPage, type NewValues } from '../views/new-page.tsx';
import { emptyValues, readForm, typedValues } from './new-form.ts';
import { MAX_LIST_BYTES, readGiven } from './new-list.ts';
import { type CertificateVisit, certificatePage, editionOf, organisers, refusal, trailOf } from './visit.tsx';

const FORM_BYTES = 1024 * 1024;
const LONGEST_FILE_NAME = 120;

export const newRoutes: readonly Route<Viewer>[] = [
  {
    method: 'get',
    path: paths.new.pattern,
    guard: organisers,
    event: 'competition.certificate.list_form',
    handle: ask,
  },
  {
    method: 'post',
    path: paths.new.pattern,
    guard: organisers,
    event: 'competition.certificate.list',
    bodyLimit: MAX_LIST_BYTES + FORM_BYTES,
    handle: take,
  },
];

async function ask(visit: CertificateVisit): Promise<Answer> {
  const edition = await editionOf(visit);
  const values = emptyValues(await settingOf(visit.db.conn, edition), visit.now);
  return page(visit, { edition, id: newId<'CertificateBatchId'>(visit.now.getTime()), values, errors: {}, faults: [] });
}

type Shown = {
  readonly edition: CertifiedEdition;
  readonly id: CertificateBatchId;
  readonly values: NewValues;
  readonly errors: FieldErrors;
  readonly faults: readonly RowFault[];
};

function page({ now }: CertificateVisit, shown: Shown): Answer {
  const title = t('certificate.new.title');
  return certificatePage(
    { title, trail: trailOf(shown.edition), body: <NewPage {...shown} now={now} /> },
    shown.errors,
  );
}

async function take(visit: CertificateVisit): Promise<Answer> {
  const edition = await editionOf(visit);
  const id = parseId<'CertificateBatchId'>(visit.form.get('id'));
  if (!id) throw new NotFound();
  const values = typedValues(visit.form);
  const form = readForm(values);
  const taken = values.source === FROM_COURSE ? await fromCourse(visit, edition, form) : await fromList(visit, form);
  const errors = { ...('errors' in form ? form.errors : {}), ...('errors' in taken ? taken.errors : {}) };
  if ('errors' in form || 'errors' in taken) {
    const faults = 'errors' in taken ? (taken.faults ?? []) : [];
    return page(visit, { edition, id, values, errors, faults });
  }
  const input = { ...form, ...taken, id, editionId: edition.id };
  const early = whyNotShown(edition.told, input, visit.now);
  if (early)
    return page(visit, { edition, id, values, errors: { tampil: t(`certificate.refusal.${early}`) }, faults: [] });
  const outcome = await visit.db.transact((tx) => draftBatch(tx, visit.viewer, input, visit.now));
  if (!outcome.ok) return refusal(outcome.why, paths.edition.to(edition.id));
  return redirect(paths.batch.to(id), 'certificate.done.list');
}

type Form = ReturnType<typeof readForm>;
type Taken =
  | { readonly recipients: readonly Recipient[]; readonly visibleFrom: Date | null; readonly fileName: string }
  | { readonly errors: FieldErrors; readonly faults?: readonly RowFault[] };

/** The names in the file or the box; nothing is read while the form around it is wrong. */
async function fromList(visit: CertificateVisit, form: Form): Promise<Taken> {
  const file = visit.form.file('berkas');
  const text = visit.form.get('nama');
  if (!file && text.trim() === '') return { errors: { berkas: t('certificate.new.error.list') } };
  if ('errors' in form) return { errors: {} };
  const given = file
    ? { bytes: new Uint8Array(await file.arrayBuffer()), bare: false }
    : { bytes: new TextEncoder().encode(text), bare: true };
  const box = file ? 'berkas' : 'nama';
  const list = await readGiven(given, form.kind);
  if (typeof list === 'string') return { errors: { [box]: list } };
  if (list.faults.length > 0) {
    const faulty = new Set(list.faults.map((fault) => fault.row)).size;
    const error = t('certificate.new.error.faulty', { count: faulty, n: formatNumber(faulty) });
    return { errors: { [box]: error }, faults: list.faults };
  }
  const recipients = await withPeople(visit, list.rows);
  return { recipients, visibleFrom: form.visibleFrom, fileName: file?.name.slice(0, LONGEST_FILE_NAME) ?? '' };
}

async function withPeople(visit: CertificateVisit, rows: readonly ListRow[]): Promise<readonly Recipient[]> {
  const emails = rows.map((row) => row.email).filter((email) => email !== '');
  const known = await peopleByEmails(visit.db.conn, emails);
  return rows.map(({ row: _row, email, ...recipient }) => ({
    ...recipient,
    holder: { ...noHolder, personId: known.get(email) ?? null },
  }));
}

/** The names as the edition went; what everyone may not know yet is kept back until then, whatever the form says. */
async function fromCourse(visit: CertificateVisit, edition: CertifiedEdition, form: Form): Promise<Taken> {
  if ('errors' in form) return { errors: {} };
  const kind = courseKinds.find((it) => it === form.kind);
  if (!kind) return { errors: { sumber: t('certificate.new.error.courseKind') } };
  const course = await recipientsOfCourse(visit.db.conn, edition.id, { kind, lang: form.signing.lang });
  if (course === 'unannounced') return { errors: { sumber: t('certificate.new.error.courseUnannounced') } };
  const { recipients } = course;
  if (recipients.length === 0) return { errors: { sumber: t(`certificate.new.error.courseNone.${kind}`) } };
  if (recipients.length > MOST_RECIPIENTS)
    return { errors: { sumber: t('certificate.listed.list_too_long', { most: formatNumber(MOST_RECIPIENTS) }) } };
  return { recipients, visibleFrom: later(form.visibleFrom, course.visibleFrom), fileName: '' };
}

function later(a: Date | null, b: Date | null): Date | null {
  if (a === null || b === null) return a ?? b;
  return a > b ? a : b;
}
