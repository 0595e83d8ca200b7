import { peopleByEmails, type Viewer } from '#identity/index.ts';
import { type Answer, NotFound, type Route, redirect } from '#platform/http/route.ts';
import { formatNumber, t } from '#platform/i18n/i18n.ts';
import { newId, parseId } from '#platform/ids.ts';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { draftBatch } from '../actions/draft.ts';
import type { CertificateBatchId } from '../model.ts';
import { paths } from '../paths.ts';
import type { CertifiedEdition } from '../queries/edition.ts';
import { settingOf } from '../queries/setting.ts';
import type { ListRow, RowFault } from '../rules/list.ts';
import { NewPage, type NewValues } from '../views/new-page.tsx';
import { emptyValues, type ReadForm, readForm, typedValues } from './new-form.ts';
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
  const again = (errors: FieldErrors, faults: readonly RowFault[] = []) =>
    page(visit, { edition, id, values, errors, faults });
  const file = visit.form.file('berkas');
  const form = readForm(values);
  const isEmpty = !file && values.text.trim() === '';
  const nothing: FieldErrors = isEmpty ? { berkas: t('certificate.new.error.list') } : {};
  if ('errors' in form) return again({ ...form.errors, ...nothing });
  if (isEmpty) return again(nothing);
  const given = file
    ? { bytes: new Uint8Array(await file.arrayBuffer()), bare: false }
    : { bytes: new TextEncoder().encode(values.text), bare: true };
  const box = file ? 'berkas' : 'nama';
  const list = await readGiven(given, form.kind);
  if (typeof list === 'string') return again({ [box]: list });
  if (list.faults.length > 0) {
    const faulty = new Set(list.faults.map((fault) => fault.row)).size;
    return again({ [box]: t('certificate.new.error.faulty', { count: faulty, n: formatNumber(faulty) }) }, list.faults);
  }
  return kept(visit, { edition, id, form, rows: list.rows, fileName: file?.name.slice(0, LONGEST_FILE_NAME) ?? '' });
}

type Keeping = {
  readonly edition: CertifiedEdition;
  readonly id: CertificateBatchId;
  readonly form: ReadForm;
  readonly rows: readonly ListRow[];
  readonly fileName: string;
};

async function kept(visit: CertificateVisit, { edition, id, form, rows, fileName }: Keeping): Promise<Answer> {
  const emails = rows.map((row) => row.email).filter((email) => email !== '');
  const known = await peopleByEmails(visit.db.conn, emails);
  const recipients = rows.map(({ row: _row, email, ...recipient }) => ({
    ...recipient,
    personId: known.get(email) ?? null,
  }));
  const input = { ...form, id, editionId: edition.id, recipients, fileName };
  const outcome = await visit.db.transact((tx) => draftBatch(tx, visit.viewer, input, visit.now));
  if (!outcome.ok) return refusal(outcome.why, paths.edition.to(edition.id));
  return redirect(paths.batch.to(id), 'certificate.done.list');
}
