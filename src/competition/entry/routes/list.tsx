import { institutionById, isActing, savedViewsShown, signedIn, type Viewer } from '#identity/index.ts';
import { exportRoute } from '#platform/export/route.tsx';
import type { Answer, Route } from '#platform/http/route.ts';
import { t } from '#platform/i18n/i18n.ts';
import { lastRunFor } from '../../bulk/queries.ts';
import { organiserRoles } from '../../edition/rules/moves.ts';
import { entriesExport } from '../exports.ts';
import { paths } from '../paths.ts';
import { choicesFor, listEntries, stateCounts } from '../queries/list.ts';
import { mayEnter } from '../queries/open.ts';
import { quotaUse } from '../queries/quota.ts';
import { ListPage } from '../views/list-page.tsx';
import { filterOf, queryOf } from './list-query.ts';
import { type EntryVisit, entryPage } from './visit.tsx';

const PAGE_SIZE = 50;
const MOST_PAGES = 10_000;

export const listRoutes: readonly Route<Viewer>[] = [
  exportRoute(entriesExport),
  { method: 'get', path: paths.list.pattern, guard: signedIn, event: 'competition.entry.list', handle: list },
];

async function list(visit: EntryVisit): Promise<Answer> {
  const { viewer, db, now, query } = visit;
  const filter = filterOf((name) => query.get(name) ?? '');
  const page = Math.min(Math.max(1, Number.parseInt(query.get('halaman') ?? '1', 10) || 1), MOST_PAGES);
  const window = { size: PAGE_SIZE, offset: (page - 1) * PAGE_SIZE };
  const { items } = await listEntries(db.conn, viewer, filter, window);
  const { editions, institutions } = await choicesFor(db.conn, viewer);
  const counts = await stateCounts(db.conn, viewer, filter);
  const total = filter.state ? (counts[filter.state] ?? 0) : Object.values(counts).reduce((sum, n) => sum + n, 0);
  const list = paths.list.to();
  const body = (
    <ListPage
      filter={filter}
      query={queryOf(filter)}
      editions={editions}
      institutions={institutions.map((it) => ({ value: it.id, label: it.name }))}
      saved={await savedViewsShown(db.conn, viewer, { list, query: queryOf(filter) }, now)}
      lastRun={await lastRunFor(db.conn, viewer, list, now)}
      entries={items}
      counts={counts}
      total={total}
      page={page}
      pages={Math.ceil(total / PAGE_SIZE)}
      mayEnter={mayEnter(viewer)}
      mayDecide={isActing(viewer, 'local_admin', 'hub_admin')}
      mayOrganise={isActing(viewer, ...organiserRoles)}
      chosen={await chosenEdition(visit, editions.get(filter.editionId as never) ?? null)}
      now={now}
    />
  );
  return entryPage({ title: t('entry.list.title'), width: 'wide', body });
}

async function chosenEdition({ db, viewer }: EntryVisit, edition: Parameters<typeof quotaUse>[1] | null) {
  if (!edition) return null;
  const institution = viewer.acting ? await institutionById(db.conn, viewer.acting.institutionId) : null;
  return { edition, quotas: institution ? await quotaUse(db.conn, edition, institution) : [] };
}
