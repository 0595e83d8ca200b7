import { acting, type Viewer } from '#identity/index.ts';
import { exportRoute } from '#platform/export/route.tsx';
import { type Answer, type Route, redirect } from '#platform/http/route.ts';
import { t } from '#platform/i18n/i18n.ts';
import { pageAsked, type SpreadVisit, workPage } from '../../origin/visit.tsx';
import { hubRegions, neverCopiedExport, unmatchedExport } from '../exports.ts';
import { paths } from '../paths.ts';
import { listNeverCopied, listUnmatched } from '../queries/lists.ts';
import { queryOf } from '../rules/address.ts';
import { followers } from '../rules/followers.ts';
import { NeverCopiedPage } from '../views/never-copied-page.tsx';
import { UnmatchedPage } from '../views/unmatched-page.tsx';
import { neverCopiedIn, unmatchedIn } from './list-query.ts';

const PAGE_SIZE = 30;
const guard = acting(...followers);

export const listRoutes: readonly Route<Viewer>[] = [
  exportRoute(unmatchedExport),
  exportRoute(neverCopiedExport),
  { method: 'get', path: paths.unmatched.pattern, guard, event: 'replication.matching.unmatched', handle: unmatched },
  {
    method: 'get',
    path: paths.neverCopied.pattern,
    guard,
    event: 'replication.matching.never_copied',
    handle: neverCopied,
  },
];

const windowOf = (page: number) => ({ size: PAGE_SIZE, offset: (page - 1) * PAGE_SIZE });
const pagesOf = (total: number) => Math.max(1, Math.ceil(total / PAGE_SIZE));

async function unmatched({ db, viewer, query, config }: SpreadVisit): Promise<Answer> {
  const [filter, page] = [unmatchedIn(query), pageAsked(query)];
  const { rows, total } = await listUnmatched(db.conn, viewer, filter, windowOf(page));
  if (page > 1 && rows.length === 0) return redirect(paths.unmatched.to(queryOf(filter)));
  const shown = { filter, regions: hubRegions(config.hubRegion), rows, total, page, pages: pagesOf(total) };
  return workPage({ title: t('matching.unmatched.title'), width: 'wide', body: <UnmatchedPage {...shown} /> });
}

async function neverCopied({ db, query, config }: SpreadVisit): Promise<Answer> {
  const [filter, page] = [neverCopiedIn(query), pageAsked(query)];
  const { rows, total } = await listNeverCopied(db.conn, filter, windowOf(page));
  if (page > 1 && rows.length === 0) return redirect(paths.neverCopied.to(queryOf(filter)));
  const shown = { filter, regions: hubRegions(config.hubRegion), rows, total, page, pages: pagesOf(total) };
  return workPage({ title: t('matching.neverCopied.title'), width: 'wide', body: <NeverCopiedPage {...shown} /> });
}
