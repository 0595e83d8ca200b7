import { renderToString } from 'preact-render-to-string';
import type { Viewer } from '#identity/index.ts';
import { dayOf } from '#platform/dates.ts';
import { spool } from '#platform/export/spool.ts';
import { turnsOf } from '#platform/export/turns.ts';
import { type Answer, NotFound, type Route, redirect, type Visit } from '#platform/http/route.ts';
import { t } from '#platform/i18n/i18n.ts';
import { newId, parseId } from '#platform/ids.ts';
import { LinkButton } from '#platform/ui/button.tsx';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { Notice } from '#platform/ui/notice.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import type { Edition } from '../edition/model/edition.ts';
import { submittedSizes } from '../entry/queries/snapshot.ts';
import { organisedEdition, organisers, stagePage, trailOf } from '../stage/routes/visit.tsx';
import { askTakeout, cancelTakeout, note } from './actions.ts';
import type { PlainRefusal, Takeout, Wanted } from './model.ts';
import { paths } from './paths.ts';
import { ownTakeouts, piecesOf, takeoutFor } from './queries.ts';
import { ListPage } from './views/list-page.tsx';
import { MakingProgress, TakeoutPage } from './views/takeout-page.tsx';
import { mostTold } from './views/words.tsx';

type TakeoutVisit = Visit<Viewer>;

const way = (method: 'get' | 'post', path: string, verb: string, handle: Route<Viewer>['handle']): Route<Viewer> => ({
  method,
  path,
  guard: organisers,
  event: `competition.takeout.${verb}`,
  handle,
});

export const takeoutRoutes: readonly Route<Viewer>[] = [
  way('get', paths.list.pattern, 'list', list),
  way('post', paths.list.pattern, 'ask', ask),
  way('get', paths.takeout.pattern, 'read', read),
  way('get', paths.progress.pattern, 'progress', progress),
  way('post', paths.cancel.pattern, 'cancel', cancel),
  way('get', paths.archive.pattern, 'take', take),
];

const trail = (edition: Edition) => trailOf(edition, { text: t('takeout.title'), href: paths.list.to(edition.id) });

async function list(visit: TakeoutVisit): Promise<Answer> {
  return listPage(visit, await organisedEdition(visit), {}, { files: false, pdfs: false });
}

async function listPage(visit: TakeoutVisit, edition: Edition, errors: FieldErrors, wanted: Wanted): Promise<Answer> {
  const { conn } = visit.db;
  const body = (
    <ListPage
      edition={edition}
      made={await ownTakeouts(conn, visit.viewer, edition.id)}
      sizes={await submittedSizes(conn, edition.id)}
      wanted={wanted}
      errors={errors}
      newId={newId<'TakeoutId'>(visit.now.getTime())}
    />
  );
  return stagePage({ title: t('takeout.title'), width: 'reading', trail: trailOf(edition), body }, errors);
}

async function ask(visit: TakeoutVisit): Promise<Answer> {
  const edition = await organisedEdition(visit);
  const { form, db, viewer, now } = visit;
  const id = parseId<'TakeoutId'>(form.get('id')) ?? newId<'TakeoutId'>(now.getTime());
  const wanted = { files: form.get('bukti') === 'ya', pdfs: form.get('pdf') === 'ya' };
  const asked = { id, edition, wanted, sizes: await submittedSizes(db.conn, edition.id) };
  const outcome = await db.transact((tx) => askTakeout(tx, viewer, asked, now));
  if (outcome.ok) return redirect(paths.takeout.to(edition.id, outcome.value), 'takeout.done.ask');
  if (outcome.why !== 'too_large' && outcome.why !== 'too_numerous')
    return refusal(outcome.why, paths.list.to(edition.id));
  const box = wanted.files ? 'bukti' : 'pdf';
  return listPage(visit, edition, { [box]: t(`takeout.refusal.${outcome.why}`, mostTold()) }, wanted);
}

/** The viewer's own export of the edition in the address; anybody else's is not there. */
async function ownOf(visit: TakeoutVisit): Promise<{ readonly edition: Edition; readonly takeout: Takeout }> {
  const edition = await organisedEdition(visit);
  const id = parseId<'TakeoutId'>(visit.params.arsip);
  const takeout = id ? await takeoutFor(visit.db.conn, visit.viewer, id) : null;
  if (takeout?.editionId !== edition.id) throw new NotFound();
  return { edition, takeout };
}

async function read(visit: TakeoutVisit): Promise<Answer> {
  const { edition, takeout } = await ownOf(visit);
  const body = <TakeoutPage edition={edition} takeout={takeout} />;
  return stagePage({ title: t('takeout.title'), width: 'reading', trail: trail(edition), body });
}

async function progress(visit: TakeoutVisit): Promise<Answer> {
  const { takeout } = await ownOf(visit);
  return new Response(renderToString(<MakingProgress takeout={takeout} />), {
    headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'private, no-store' },
  });
}

async function cancel(visit: TakeoutVisit): Promise<Answer> {
  const { edition, takeout } = await ownOf(visit);
  const outcome = await visit.db.transact((tx) => cancelTakeout(tx, visit.viewer, { id: takeout.id }, visit.now));
  if (outcome.ok) return redirect(paths.list.to(edition.id), 'takeout.done.cancel');
  return refusal(outcome.why, paths.takeout.to(edition.id, takeout.id));
}

function refusal(why: PlainRefusal | 'busy', back: string): Answer {
  if (why === 'not_found') throw new NotFound();
  const title = t('stage.refused');
  const body = (
    <>
      <PageHeader title={title} />
      <Notice tone="warning">{t(`takeout.refusal.${why}`)}</Notice>
      <p>
        <LinkButton href={back}>{t('stage.back')}</LinkButton>
      </p>
    </>
  );
  return stagePage({ title, status: why === 'busy' ? 503 : 409, width: 'reading', body });
}

const turns = turnsOf({ atOnce: 2, waiting: 10, ofOne: 2 });

/** The archive out of its pieces; who took it is kept. */
async function take(visit: TakeoutVisit): Promise<Answer> {
  const { edition, takeout } = await ownOf(visit);
  const { db, ip, viewer, now } = visit;
  if (takeout.state !== 'done') throw new NotFound();
  const headers = {
    'content-type': 'application/zip',
    'content-disposition': `attachment; filename="arsip-kompetisi-${dayOf(takeout.askedAt)}.zip"`,
    'cache-control': 'private, no-store',
    'x-robots-tag': 'noindex',
  };
  if (visit.request.method === 'HEAD') return new Response(null, { headers });
  const archive = await turns.run(ip, () => spool(piecesOf(db.conn, takeout.id)));
  if (!archive) return refusal('busy', paths.takeout.to(edition.id, takeout.id));
  try {
    // Thrown away meanwhile: half of it is not there either.
    if (archive.size !== takeout.bytes) throw new NotFound();
    const after = { bytes: archive.size };
    await db.transact((tx) => note(tx, viewer, { verb: 'take', editionId: edition.id, after }, now));
  } catch (error) {
    await archive.body.cancel();
    throw error;
  }
  return new Response(archive.body, { headers: { ...headers, 'content-length': String(archive.size) } });
}
