import { History, historyOf } from '#audit/index.ts';
import { signedIn, type Viewer } from '#identity/index.ts';
import { type Answer, NotFound, type Route, redirect } from '#platform/http/route.ts';
import { t } from '#platform/i18n/i18n.ts';
import { parseId } from '#platform/ids.ts';
import { ConfirmPage } from '#platform/ui/confirm-page.tsx';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { Section } from '#platform/ui/section.tsx';
import { TextArea } from '#platform/ui/text-field.tsx';
import { reissueCertificate, revokeCertificate } from '../actions/mend.ts';
import { note } from '../actions/note.ts';
import { type CertificateRefusal, LONGEST_REASON, type RecipientText } from '../model.ts';
import { paths } from '../paths.ts';
import { certificateFor, kinOf, type ReadCertificate } from '../queries/certificate.ts';
import { type CertifiedEdition, certifiedEdition } from '../queries/edition.ts';
import { pdfName } from '../rules/file-name.ts';
import { whyNotMove } from '../rules/moves.ts';
import { whyNotManage } from '../rules/reading.ts';
import { CertificatePage } from '../views/certificate-page.tsx';
import { ReissuePage, reissueFields } from '../views/reissue-page.tsx';
import { printedFile } from './pdf.ts';
import { type CertificateVisit, certificatePage, organisers, refusal, trailOf } from './visit.tsx';

const event = (name: string) => `competition.certificate.${name}`;

export const certificateRoutes: readonly Route<Viewer>[] = [
  { method: 'get', path: paths.certificate.pattern, guard: signedIn, event: event('read'), handle: view },
  { method: 'get', path: paths.pdf.pattern, guard: signedIn, event: event('take'), handle: take },
  { method: 'get', path: paths.revoke.pattern, guard: organisers, event: event('revoke_form'), handle: askRevoke },
  { method: 'post', path: paths.revoke.pattern, guard: organisers, event: event('revoke'), handle: revoke },
  { method: 'get', path: paths.reissue.pattern, guard: organisers, event: event('reissue_form'), handle: askReissue },
  { method: 'post', path: paths.reissue.pattern, guard: organisers, event: event('reissue'), handle: reissue },
];

/** The certificate of the address, when the viewer may read it; else it is not there. */
async function certificateOf({ db, viewer, params, now }: CertificateVisit): Promise<ReadCertificate> {
  const id = parseId<'CertificateId'>(params.id);
  const found = id ? await certificateFor(db.conn, viewer, id, now) : null;
  if (!found) throw new NotFound();
  return found;
}

type Managed = { readonly certificate: ReadCertificate; readonly edition: CertifiedEdition };

/** The same with its edition, when the viewer organises it. */
async function managedOf(visit: CertificateVisit): Promise<Managed> {
  const certificate = await certificateOf(visit);
  const edition = await certifiedEdition(visit.db.conn, certificate.editionId);
  if (!edition || whyNotManage(edition.organiserId, visit.viewer)) throw new NotFound();
  return { certificate, edition };
}

async function view(visit: CertificateVisit): Promise<Answer> {
  const { db, viewer, now } = visit;
  const certificate = await certificateOf(visit);
  const edition = await certifiedEdition(db.conn, certificate.editionId);
  const manages = edition !== null && whyNotManage(edition.organiserId, viewer) === null;
  const body = (
    <CertificatePage
      certificate={certificate}
      kin={await kinOf(db.conn, certificate.id)}
      manages={manages}
      history={manages ? await historyFor(visit, certificate) : null}
      now={now}
    />
  );
  const trail = edition && manages ? trailOf(edition) : [{ text: t('certificate.own.title'), href: paths.own.to() }];
  return certificatePage({ title: t('certificate.one.title', { number: certificate.number }), trail, body });
}

/** What was done with it, and with the batch that it was given in. */
async function historyFor({ db }: CertificateVisit, { id, batchId }: ReadCertificate) {
  const own = await historyOf(db.conn, { kind: 'certificate', id });
  const rows = [...own, ...(await historyOf(db.conn, { kind: 'certificate_batch', id: batchId }))];
  return (
    <Section title={t('certificate.one.history')}>
      <History rows={rows.toSorted((a, b) => b.id - a.id)} />
    </Section>
  );
}

async function take(visit: CertificateVisit): Promise<Answer> {
  const { db, viewer, now } = visit;
  const certificate = await certificateOf(visit);
  const { id, number, code, content, editionId, no } = certificate;
  if (certificate.state !== 'issued') return refusal('not_issued', paths.certificate.to(id));
  const name = pdfName(no, content.name).replace(/\.pdf$/, '');
  const answer = await printedFile(visit, { sheet: { number, code, content }, editionId, name });
  if (answer instanceof Response && visit.request.method !== 'HEAD') {
    const subject = { kind: 'certificate' as const, id };
    await db.transact((tx) => note(tx, viewer, { verb: 'take', subject }, now));
  }
  return answer;
}

async function askRevoke(visit: CertificateVisit): Promise<Answer> {
  return revokePage(visit, await managedOf(visit), {});
}

function revokePage(visit: CertificateVisit, { certificate, edition }: Managed, errors: FieldErrors): Answer {
  const { id, number, content, state } = certificate;
  const why = whyNotMove('revoke', state);
  if (why) return refusal(why, paths.certificate.to(id));
  const title = t('certificate.revoke.title');
  const body = (
    <ConfirmPage
      title={title}
      action={paths.revoke.to(id)}
      button={t('certificate.revoke.button')}
      look="danger"
      cancel={paths.certificate.to(id)}
      errors={errors}
    >
      <p>{t('certificate.revoke.text', { number, name: content.name })}</p>
      <TextArea
        name="alasan"
        label={t('certificate.field.reason')}
        hint={t('certificate.revoke.hint')}
        value={visit.form.get('alasan')}
        rows={3}
        maxlength={LONGEST_REASON}
        errors={errors}
      />
    </ConfirmPage>
  );
  return certificatePage({ title, trail: trailOf(edition), width: 'reading', body }, errors);
}

async function revoke(visit: CertificateVisit): Promise<Answer> {
  const managed = await managedOf(visit);
  const { id } = managed.certificate;
  const input = { id, reason: visit.form.get('alasan') };
  const outcome = await visit.db.transact((tx) => revokeCertificate(tx, visit.viewer, input, visit.now));
  if (outcome.ok) return redirect(paths.certificate.to(id), 'certificate.done.revoke');
  if (isTyped(outcome.why)) return revokePage(visit, managed, { alasan: t(`certificate.refusal.${outcome.why}`) });
  return refusal(outcome.why, paths.certificate.to(id));
}

/** Refusals that are said at a field. */
const isTyped = (why: CertificateRefusal) => why === 'reason_missing' || why === 'too_long' || why === 'unchanged';

async function askReissue(visit: CertificateVisit): Promise<Answer> {
  const managed = await managedOf(visit);
  const { name, unit, institution, award, entryTitle } = managed.certificate.content;
  return reissuePage(managed, { name, unit, institution, award, entryTitle }, {});
}

function reissuePage({ certificate, edition }: Managed, values: RecipientText, errors: FieldErrors): Answer {
  const why = whyNotMove('reissue', certificate.state);
  if (why) return refusal(why, paths.certificate.to(certificate.id));
  const body = <ReissuePage certificate={certificate} values={values} errors={errors} />;
  return certificatePage({ title: t('certificate.reissue.title'), trail: trailOf(edition), body }, errors);
}

async function reissue(visit: CertificateVisit): Promise<Answer> {
  const managed = await managedOf(visit);
  const { id } = managed.certificate;
  const typed = Object.fromEntries(reissueFields.map((field) => [field, visit.form.get(field).trim()]));
  const recipient = typed as unknown as RecipientText;
  const input = { id, recipient };
  const outcome = await visit.db.transact((tx) => reissueCertificate(tx, visit.viewer, input, visit.now));
  if (outcome.ok) return redirect(paths.certificate.to(outcome.value), 'certificate.done.reissue');
  if (isTyped(outcome.why)) return reissuePage(managed, recipient, { name: t(`certificate.refusal.${outcome.why}`) });
  return refusal(outcome.why, paths.certificate.to(id));
}
