import { signedIn, type Viewer } from '#identity/index.ts';
import { exportRoute } from '#platform/export/route.tsx';
import type { Answer, Route } from '#platform/http/route.ts';
import { t } from '#platform/i18n/i18n.ts';
import { listEditions } from '../../edition/queries/editions.ts';
import { editionTitle } from '../../stage/views/words.ts';
import { editionExport, ownExport } from '../exports.ts';
import { paths } from '../paths.ts';
import { batchesOf } from '../queries/batch.ts';
import { listCertificates, ownCertificates } from '../queries/list.ts';
import { whyNotManage } from '../rules/reading.ts';
import { EditionPage } from '../views/edition-page.tsx';
import { OwnPage } from '../views/own-page.tsx';
import { titleOf } from '../views/words.tsx';
import { askedList } from './list-query.ts';
import { type CertificateVisit, certificatePage, editionOf, organisers, pageOf } from './visit.tsx';

const ITEMS_A_PAGE = 25;
const EDITIONS_SHOWN = 50;

export const listRoutes: readonly Route<Viewer>[] = [
  { method: 'get', path: paths.own.pattern, guard: signedIn, event: 'competition.certificate.own', handle: own },
  exportRoute(ownExport),
  {
    method: 'get',
    path: paths.edition.pattern,
    guard: organisers,
    event: 'competition.certificate.of_edition',
    handle: ofEdition,
  },
  exportRoute(editionExport),
];

async function own(visit: CertificateVisit): Promise<Answer> {
  const { db, viewer, now } = visit;
  const page = pageOf(visit);
  const { total, items } = await ownCertificates(db.conn, viewer, now, window(page));
  const body = (
    <OwnPage items={items} total={total} page={page} pages={pagesOf(total)} organised={await organised(visit)} />
  );
  return certificatePage({ title: t('certificate.own.title'), trail: [], width: 'wide', body });
}

const window = (page: number) => ({ size: ITEMS_A_PAGE, offset: (page - 1) * ITEMS_A_PAGE });
const pagesOf = (total: number) => Math.ceil(total / ITEMS_A_PAGE);

/** Editions of the viewer's office. */
async function organised({ db, viewer }: CertificateVisit) {
  const organiserId = viewer.acting?.institutionId;
  if (!organiserId || whyNotManage(organiserId, viewer)) return [];
  const filter = { organiserId, isPublic: false };
  const editions = await listEditions(db.conn, viewer, filter, { size: EDITIONS_SHOWN, offset: 0 });
  return editions.map((it) => ({ id: it.id, title: editionTitle(it) }));
}

async function ofEdition(visit: CertificateVisit): Promise<Answer> {
  const { db, now } = visit;
  const edition = await editionOf(visit);
  const { asked, filter } = askedList(visit.query);
  const page = pageOf(visit);
  const { total, items } = await listCertificates(db.conn, edition.id, filter, window(page));
  const shown = { edition, items, total, asked, filter, page, pages: pagesOf(total), now };
  return certificatePage({
    title: t('certificate.list.title', { edition: titleOf(edition) }),
    trail: [{ text: t('certificate.own.title'), href: paths.own.to() }],
    width: 'wide',
    body: <EditionPage {...shown} batches={await batchesOf(db.conn, edition.id)} />,
  });
}
