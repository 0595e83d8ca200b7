import { type Again, attachable, bringEvidence, forgetUpload, newEvidenceId } from '#files/index.ts';
import { emptyForm } from '#platform/http/form.ts';
import { type Answer, NotFound, redirect } from '#platform/http/route.ts';
import { t } from '#platform/i18n/i18n.ts';
import { newId, parseId } from '#platform/ids.ts';
import { attachDocument, attachNewDocument, detachDocument } from '../actions/documents.ts';
import type { RecordRefusal } from '../model/refusal.ts';
import { paths } from '../paths.ts';
import { whyNotEdit } from '../rules/moves.ts';
import { isOfWrongYear } from '../rules/years.ts';
import { DocumentsPage } from '../views/documents-page.tsx';
import { type Opened, ownPage, type RecordVisit, recordOf, refusal, trailOf } from './visit.tsx';

/** So many of the locker are offered to choose from, the newest first. */
const OFFERED = 200;

async function documentsPage(visit: RecordVisit, opened: Opened, again?: Again): Promise<Answer> {
  const { record, innovation } = opened;
  const forbidden = whyNotEdit(record, innovation, visit.viewer);
  if (forbidden) return refusal(forbidden, paths.record.to(record.id));
  const errors = again?.errors ?? {};
  const body = (
    <DocumentsPage
      record={record}
      locker={await attachable(visit.db.conn, visit.viewer, OFFERED)}
      form={again ? visit.form : emptyForm}
      evidenceId={again ? newEvidenceId(visit) : newId<'EvidenceId'>()}
      waiting={again?.waiting ?? null}
      megabytes={visit.config.fileLimitMb}
      chosen={visit.form.get('bukti')}
      errors={errors}
    />
  );
  return ownPage({ title: t('lasting.documents.title'), trail: trailOf(opened), body }, errors);
}

export async function showDocuments(visit: RecordVisit): Promise<Answer> {
  return documentsPage(visit, await recordOf(visit));
}

export async function attach(visit: RecordVisit): Promise<Answer> {
  const opened = await recordOf(visit);
  const evidenceId = parseId<'EvidenceId'>(visit.form.get('bukti'));
  if (!evidenceId) return documentsPage(visit, opened, fault('bukti', t('lasting.documents.choose')));
  const { db, viewer, now } = visit;
  const proof = { id: opened.record.id, evidenceId };
  const outcome = await db.transact((tx) => attachDocument(tx, viewer, proof, now));
  return outcome.ok ? attached(opened) : notAttached(visit, opened, { why: outcome.why, box: 'bukti' });
}

export async function upload(visit: RecordVisit): Promise<Answer> {
  const opened = await recordOf(visit);
  const { record, innovation } = opened;
  const { db, viewer, now } = visit;
  const forbidden = whyNotEdit(record, innovation, viewer);
  if (forbidden) return refusal(forbidden, paths.record.to(record.id));
  const { institutionId, unitId } = innovation;
  const brought = await bringEvidence(
    visit,
    { institutionId, unitId },
    { kind: 'file', faults: yearFault(visit, opened) },
  );
  if (!brought.ok) return documentsPage(visit, opened, brought.why);
  const proof = { id: record.id, evidence: brought.value };
  const outcome = await db.transact((tx) => attachNewDocument(tx, viewer, proof, now));
  if (!outcome.ok) return notAttached(visit, opened, { why: outcome.why, box: 'berkas' });
  await forgetUpload(visit);
  return attached(opened);
}

/** A new paper of another year is told at its date, with all else that is wrong. */
function yearFault({ form }: RecordVisit, { record }: Opened): Readonly<Record<string, string>> {
  const documentDate = /^\d{4}-\d{2}-\d{2}$/.test(form.get('tanggal')) ? form.get('tanggal') : null;
  const wrong = isOfWrongYear(record.content, { documentDate, validityYear: null });
  return wrong ? { tanggal: t('lasting.refusal.document_wrong_year') } : {};
}

export async function detach(visit: RecordVisit): Promise<Answer> {
  const opened = await recordOf(visit);
  const evidenceId = parseId<'EvidenceId'>(visit.form.get('bukti'));
  if (!evidenceId) throw new NotFound();
  const { db, viewer, now } = visit;
  const proof = { id: opened.record.id, evidenceId };
  const outcome = await db.transact((tx) => detachDocument(tx, viewer, proof, now));
  if (!outcome.ok) return refusal(outcome.why, paths.record.to(opened.record.id));
  return redirect(`${paths.record.to(opened.record.id)}#dokumen`, 'lasting.done.detached');
}

const fault = (box: string, text: string): Again => ({ errors: { [box]: text }, waiting: null });
const attached = ({ record }: Opened): Answer =>
  redirect(`${paths.record.to(record.id)}#dokumen`, 'lasting.done.attached');

type Failed = { readonly why: RecordRefusal; readonly box: string };

function notAttached(visit: RecordVisit, opened: Opened, { why, box }: Failed): Answer | Promise<Answer> {
  if (why === 'document_gone' || why === 'document_wrong_year')
    return documentsPage(visit, opened, fault(box, t(`lasting.refusal.${why}`)));
  return refusal(why, paths.record.to(opened.record.id));
}
