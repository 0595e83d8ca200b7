import { Readable } from 'node:stream';
import { evidenceOf } from '#files/index.ts';
import { anyone, signedIn, type Viewer } from '#identity/index.ts';
import { dayOf } from '#platform/dates.ts';
import { exportRoute } from '#platform/export/route.tsx';
import { bodyOf } from '#platform/http/body.ts';
import { type Answer, NotFound, type Route, redirect, show } from '#platform/http/route.ts';
import { t } from '#platform/i18n/i18n.ts';
import { zipStream } from '#platform/sheet/index.ts';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { paths as registryPaths } from '#registry/index.ts';
import type { Origin } from '../../origin/model.ts';
import { speaksFor } from '../../origin/rules.ts';
import { originOf, originTrail, pageAsked, refusalPage, type SpreadVisit, workPage } from '../../origin/visit.tsx';
import { countTaking, setKit } from '../actions/set.ts';
import { kitParts } from '../archive.tsx';
import { takingsExport } from '../exports.ts';
import { type Kit, LONGEST_NOTE, MOST_ITEMS } from '../model.ts';
import { paths } from '../paths.ts';
import { hasAgreed } from '../queries/agreed.ts';
import { kitOf, listTakings } from '../queries/kit.ts';
import { whyNotTake } from '../rules/access.ts';
import { EditPage } from '../views/edit-page.tsx';
import { KitPage } from '../views/kit-page.tsx';
import { TakingsPage } from '../views/takings-page.tsx';
import { settingIn, type TypedKit, typedKit } from './form.ts';

export const kitRoutes: readonly Route<Viewer>[] = [
  exportRoute(takingsExport),
  { method: 'get', path: paths.takings.pattern, guard: signedIn, event: 'replication.kit.takings', handle: takings },
  { method: 'get', path: paths.archive.pattern, guard: anyone, event: 'replication.kit.archive', handle: archive },
  { method: 'get', path: paths.edit.pattern, guard: signedIn, event: 'replication.kit.form', handle: form },
  { method: 'post', path: paths.edit.pattern, guard: signedIn, event: 'replication.kit.set', handle: set },
  { method: 'get', path: paths.kit.pattern, guard: anyone, event: 'replication.kit.read', handle: read },
];

async function refusalOf({ db, viewer }: SpreadVisit, origin: Origin, kit: Kit) {
  const isAsked = kit.access === 'agreed' && viewer.acting !== null;
  const agreed = isAsked && viewer.acting ? await hasAgreed(db.conn, origin.id, viewer.acting.institutionId) : false;
  return whyNotTake({ access: kit.access, owner: origin, hasAgreed: agreed }, viewer);
}

async function read(visit: SpreadVisit): Promise<Answer> {
  const origin = await originOf(visit);
  const kit = await kitOf(visit.db.conn, origin.id);
  const own = speaksFor(origin, visit.viewer);
  return show({
    title: `${t('kit.title')}: ${origin.title}`,
    description: t('kit.lead'),
    trail: originTrail(origin),
    width: 'reading',
    body: <KitPage origin={origin} kit={kit} isOwn={own} whyNotTake={await refusalOf(visit, origin, kit)} />,
  });
}

/** The archive as it is packed; whoever may not have it finds the page that says why. */
async function archive(visit: SpreadVisit): Promise<Answer> {
  const origin = await originOf(visit);
  const { db, viewer, now, config, log, locale, baseUrl } = visit;
  const kit = await kitOf(db.conn, origin.id);
  if (kit.items.length === 0) throw new NotFound();
  if (await refusalOf(visit, origin, kit)) return redirect(paths.kit.to(origin.id));
  const headers = {
    'content-type': 'application/zip',
    'content-disposition': `attachment; filename="kit-replikasi-${dayOf(now)}.zip"`,
    'cache-control': 'private, no-store',
    'x-robots-tag': 'noindex',
  };
  if (visit.request.method === 'HEAD') return new Response(null, { headers });
  const files = kit.items.filter((it) => it.file !== null).length;
  await db.transact((tx) => countTaking(tx, viewer, { innovationId: origin.id, files }, now));
  const address = baseUrl + registryPaths.record.to(origin.id);
  const parts = kitParts({ config, log, locale, address, at: now, origin, note: kit.note, items: kit.items });
  return new Response(bodyOf(Readable.from(zipStream(parts), { objectMode: false })), { headers });
}

/** The record of the address, when the viewer speaks for it; else the page is not there. */
async function ownOrigin(visit: SpreadVisit): Promise<Origin> {
  const origin = await originOf(visit);
  if (!speaksFor(origin, visit.viewer)) throw new NotFound();
  return origin;
}

async function form(visit: SpreadVisit): Promise<Answer> {
  const origin = await ownOrigin(visit);
  const kit = await kitOf(visit.db.conn, origin.id);
  return editPage(visit, origin, { typed: typedKit(kit), revision: kit.revision, errors: {} });
}

type Shown = {
  readonly typed: TypedKit;
  readonly revision: number;
  readonly errors: FieldErrors;
  readonly status?: number;
};

async function editPage({ db }: SpreadVisit, origin: Origin, shown: Shown): Promise<Answer> {
  const proving = await evidenceOf(db.conn, { kind: 'innovation', id: origin.id }, { onlyPublic: false });
  const living = proving.filter((it) => it.archivedAt === null);
  const evidence = [...new Map(living.map((it) => [it.id, it])).values()];
  const { status, ...rest } = shown;
  return workPage(
    {
      title: `${t('kit.edit.title')}: ${origin.title}`,
      ...(status ? { status } : {}),
      trail: [...originTrail(origin), { text: t('kit.title'), href: paths.kit.to(origin.id) }],
      body: <EditPage origin={origin} evidence={evidence} {...rest} />,
    },
    shown.errors,
  );
}

async function set(visit: SpreadVisit): Promise<Answer> {
  const origin = await ownOrigin(visit);
  const { db, viewer, now } = visit;
  const { setting, typed } = settingIn(visit.form);
  const outcome = await db.transact((tx) => setKit(tx, viewer, { innovationId: origin.id, ...setting }, now));
  if (outcome.ok) return redirect(paths.kit.to(origin.id), 'kit.done.set');
  const { why } = outcome;
  if (why === 'not_found') throw new NotFound();
  const text = t(`kit.refusal.${why}`, { max: why === 'note_long' ? LONGEST_NOTE : MOST_ITEMS });
  if (why === 'not_yours') return refusalPage(text, paths.kit.to(origin.id), 403);
  const stored = await kitOf(db.conn, origin.id);
  const revision = why === 'stale' ? stored.revision : setting.revision;
  const errors = { [why === 'note_long' ? 'catatan' : '']: text };
  return editPage(visit, origin, { typed, revision, errors, ...(why === 'stale' ? { status: 409 } : {}) });
}

const PAGE_SIZE = 50;

async function takings(visit: SpreadVisit): Promise<Answer> {
  const origin = await ownOrigin(visit);
  const page = pageAsked(visit.query);
  const { takings: total } = await kitOf(visit.db.conn, origin.id);
  const rows = await listTakings(visit.db.conn, origin.id, { size: PAGE_SIZE, offset: (page - 1) * PAGE_SIZE });
  if (page > 1 && rows.length === 0) return redirect(paths.takings.to(origin.id));
  const pages = Math.max(1, Math.ceil(total / PAGE_SIZE));
  return workPage({
    title: `${t('kit.takings.title')}: ${origin.title}`,
    trail: [...originTrail(origin), { text: t('kit.title'), href: paths.kit.to(origin.id) }],
    body: <TakingsPage origin={origin} rows={rows} total={total} page={page} pages={pages} />,
  });
}
