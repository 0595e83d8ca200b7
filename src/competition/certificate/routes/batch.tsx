import type { Viewer } from '#identity/index.ts';
import { exportRoute } from '#platform/export/route.tsx';
import { type Answer, NotFound, type Route, redirect } from '#platform/http/route.ts';
import { t } from '#platform/i18n/i18n.ts';
import { newId, parseId } from '#platform/ids.ts';
import { ConfirmPage } from '#platform/ui/confirm-page.tsx';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { discardBatch, giveBatch } from '../actions/draft.ts';
import { setEmbargo } from '../actions/embargo.ts';
import { orderFiles } from '../actions/files.ts';
import { contentOf } from '../actions/issue.ts';
import { recipientsExport } from '../exports.ts';
import { fileForms } from '../model.ts';
import { paths } from '../paths.ts';
import { type Batch, recipientsFrom, sizeOf } from '../queries/batch.ts';
import { filesOf } from '../queries/files.ts';
import { settingOf } from '../queries/setting.ts';
import { whyNotGive } from '../rules/moves.ts';
import { numberOf } from '../rules/number.ts';
import { DraftPage, GivenPage, givenTitle } from '../views/batch-page.tsx';
import type { MomentValues } from '../views/moment-field.tsx';
import { momentOf, shownMoment } from './moment.ts';
import { printedFile } from './pdf.ts';
import { batchOf, type CertificateVisit, certificatePage, organisers, pageOf, refusal, trailOf } from './visit.tsx';

const ITEMS_A_PAGE = 50;
const event = (name: string) => `competition.certificate.${name}`;

export const batchRoutes: readonly Route<Viewer>[] = [
  { method: 'get', path: paths.batch.pattern, guard: organisers, event: event('batch'), handle: view },
  exportRoute(recipientsExport),
  { method: 'get', path: paths.sample.pattern, guard: organisers, event: event('sample'), handle: sample },
  { method: 'post', path: paths.give.pattern, guard: organisers, event: event('give'), handle: give },
  {
    method: 'get',
    path: paths.discard.pattern,
    guard: organisers,
    event: event('discard_form'),
    handle: confirmDiscard,
  },
  { method: 'post', path: paths.discard.pattern, guard: organisers, event: event('discard'), handle: discard },
  { method: 'post', path: paths.embargo.pattern, guard: organisers, event: event('embargo'), handle: embargo },
  { method: 'post', path: paths.order.pattern, guard: organisers, event: event('make_files'), handle: order },
];

async function view(visit: CertificateVisit): Promise<Answer> {
  const batch = await batchOf(visit);
  return batch.state === 'draft' ? draftPage(visit, batch) : givenPage(visit, batch);
}

async function draftPage(visit: CertificateVisit, batch: Batch): Promise<Answer> {
  const page = pageOf(visit);
  const at = { offset: (page - 1) * ITEMS_A_PAGE, limit: ITEMS_A_PAGE };
  const { total, items } = await recipientsFrom(visit.db.conn, batch.id, at);
  const shown = { batch, total, items, page, pages: Math.ceil(total / ITEMS_A_PAGE) };
  return certificatePage({
    title: t('certificate.draft.title'),
    trail: trailOf(batch.edition),
    width: 'wide',
    body: <DraftPage {...shown} />,
  });
}

type Typed = { readonly visible: MomentValues; readonly errors: FieldErrors };

async function givenPage(visit: CertificateVisit, batch: Batch, typed?: Typed): Promise<Answer> {
  const { db, config, now } = visit;
  const body = (
    <GivenPage
      batch={batch}
      total={await sizeOf(db.conn, batch.id)}
      files={await filesOf(db.conn, batch.id)}
      orders={{ single: newId<'CertificateFileId'>(now.getTime()), print: newId<'CertificateFileId'>(now.getTime()) }}
      days={config.certificateFileDays}
      visible={typed?.visible ?? shownMoment(batch.visibleFrom)}
      errors={typed?.errors ?? {}}
      now={now}
    />
  );
  return certificatePage({ title: givenTitle(batch), trail: trailOf(batch.edition), body }, typed?.errors);
}

/** A certificate of the list as it would look, with the number that would come next and no code. */
async function sample(visit: CertificateVisit): Promise<Answer> {
  const { db, query } = visit;
  const batch = await batchOf(visit);
  if (whyNotGive(batch.state)) throw new NotFound();
  const asked = query.get('no') ?? '1';
  const no = /^[1-9]\d{0,5}$/.test(asked) ? Number(asked) : 1;
  const [recipient] = (await recipientsFrom(db.conn, batch.id, { offset: no - 1, limit: 1 })).items;
  if (!recipient) throw new NotFound();
  const { no: _no, hasAccount: _known, ...text } = recipient;
  const { numberFormat, shortName, lastNo } = await settingOf(db.conn, batch.edition);
  const number = numberOf(numberFormat, { no: lastNo + no, edition: shortName, date: batch.signing.date });
  const content = contentOf(batch.edition, batch, text);
  return printedFile(visit, {
    sheet: { number, code: null, content },
    editionId: batch.edition.id,
    name: 'contoh-sertifikat',
  });
}

async function give(visit: CertificateVisit): Promise<Answer> {
  const { id } = await batchOf(visit);
  const outcome = await visit.db.transact((tx) => giveBatch(tx, visit.viewer, { id }, visit.now));
  // Of two clicks the second finds the certificates given.
  if (outcome.ok || outcome.why === 'already_given')
    return redirect(paths.batch.to(id), outcome.ok ? 'certificate.done.give' : undefined);
  return refusal(outcome.why, paths.batch.to(id));
}

async function confirmDiscard(visit: CertificateVisit): Promise<Answer> {
  const batch = await batchOf(visit);
  const why = whyNotGive(batch.state);
  if (why) return refusal(why, paths.batch.to(batch.id));
  const title = t('certificate.draft.discardTitle');
  const body = (
    <ConfirmPage
      title={title}
      action={paths.discard.to(batch.id)}
      button={t('certificate.draft.discard')}
      look="danger"
      cancel={paths.batch.to(batch.id)}
    >
      <p>{t('certificate.draft.discardText')}</p>
    </ConfirmPage>
  );
  return certificatePage({ title, trail: trailOf(batch.edition), width: 'reading', body });
}

async function discard(visit: CertificateVisit): Promise<Answer> {
  const { id, edition } = await batchOf(visit);
  const outcome = await visit.db.transact((tx) => discardBatch(tx, visit.viewer, { id }, visit.now));
  if (!outcome.ok) return refusal(outcome.why, paths.batch.to(id));
  return redirect(paths.edition.to(edition.id), 'certificate.done.discard');
}

async function embargo(visit: CertificateVisit): Promise<Answer> {
  const batch = await batchOf(visit);
  const visible = { day: visit.form.get('tampil'), hour: visit.form.get('jam') };
  const visibleFrom = momentOf(visible.day, visible.hour);
  if (visibleFrom === 'wrong')
    return givenPage(visit, batch, { visible, errors: { tampil: t('certificate.new.error.visible') } });
  const input = { id: batch.id, visibleFrom };
  const outcome = await visit.db.transact((tx) => setEmbargo(tx, visit.viewer, input, visit.now));
  if (!outcome.ok && outcome.why === 'under_embargo')
    return givenPage(visit, batch, { visible, errors: { tampil: t('certificate.refusal.under_embargo') } });
  if (!outcome.ok) return refusal(outcome.why, paths.batch.to(batch.id));
  return redirect(paths.batch.to(batch.id), 'certificate.done.embargo');
}

async function order(visit: CertificateVisit): Promise<Answer> {
  const { id: batchId } = await batchOf(visit);
  const id = parseId<'CertificateFileId'>(visit.form.get('id'));
  const form = fileForms.find((it) => it === visit.form.get('bentuk'));
  if (!id || !form) throw new NotFound();
  const outcome = await visit.db.transact((tx) => orderFiles(tx, visit.viewer, { id, batchId, form }, visit.now));
  return outcome.ok ? redirect(paths.file.to(outcome.value)) : refusal(outcome.why, paths.batch.to(batchId));
}
