import { isActing } from '#identity/index.ts';
import type { Answer } from '#platform/http/route.ts';
import { t } from '#platform/i18n/i18n.ts';
import { replicationsFor } from '../queries/replication.ts';
import { countsOf, filtered } from '../rules/list.ts';
import { ListPage } from '../views/list-page.tsx';
import { filterIn } from './list-query.ts';
import { type TransferVisit, workPage } from './visit.tsx';

const PAGE_SIZE = 50;

export async function showList(visit: TransferVisit): Promise<Answer> {
  const { viewer } = visit;
  const all = await replicationsFor(visit.db.conn, viewer);
  const filter = filterIn(visit.query);
  const own = viewer.acting?.institutionId ?? null;
  const found = filtered(all, filter, own);
  const pages = Math.max(1, Math.ceil(found.length / PAGE_SIZE));
  const page = Math.min(pages, Math.max(1, Number.parseInt(visit.query.get('hal') ?? '1', 10) || 1));
  const regions = [...new Set(all.flatMap((it) => (it.regionCode === null ? [] : [it.regionCode])))].sort();
  const body = (
    <ListPage
      filter={filter}
      rows={found.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE)}
      counts={countsOf(filtered(all, { ...filter, state: null }, own))}
      all={all.length}
      regions={regions}
      hasDirections={isActing(viewer, 'innovator', 'local_admin', 'hub_admin', 'planner', 'leader')}
      page={page}
      pages={pages}
      total={found.length}
    />
  );
  return workPage({ title: t('transfer.list.title'), width: 'wide', body });
}
