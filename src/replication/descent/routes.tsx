import { anyone, type Viewer } from '#identity/index.ts';
import { exportRoute } from '#platform/export/route.tsx';
import { type Answer, NotFound, type Route, redirect, show } from '#platform/http/route.ts';
import { t } from '#platform/i18n/i18n.ts';
import { originOf, originTrail, pageAsked, type SpreadVisit } from '../origin/visit.tsx';
import { exchangeExport, exchangeIn, treeExport } from './exports.ts';
import { paths } from './paths.ts';
import { descendantsOf, listExchanges, MOST_KIN, rootOf } from './queries.ts';
import { treeOf } from './rules/tree.ts';
import { ExchangePage } from './views/exchange-page.tsx';
import { TreePage } from './views/tree-page.tsx';

export const descentRoutes: readonly Route<Viewer>[] = [
  exportRoute(treeExport),
  exportRoute(exchangeExport),
  { method: 'get', path: paths.tree.pattern, guard: anyone, event: 'replication.descent.tree', handle: tree },
  {
    method: 'get',
    path: paths.exchange.pattern,
    guard: anyone,
    event: 'replication.descent.exchange',
    handle: exchange,
  },
];

/** Pages and files of descent, as the logs name them. */
export const descentEvents: readonly string[] = ['tree', 'tree_taken', 'exchange', 'exchange_taken'].map(
  (it) => `replication.descent.${it}`,
);

async function tree(visit: SpreadVisit): Promise<Answer> {
  const origin = await originOf(visit);
  const rootId = await rootOf(visit.db.conn, origin.id);
  const rows = await descendantsOf(visit.db.conn, rootId);
  const grown = treeOf(rows, rootId);
  if (!grown) throw new NotFound();
  return show({
    title: `${t('descent.title')}: ${origin.title}`,
    description: t('descent.lead'),
    trail: originTrail(origin),
    body: <TreePage origin={origin} tree={grown} isCut={rows.length === MOST_KIN} />,
  });
}

const PAGE_SIZE = 50;

async function exchange({ db, query }: SpreadVisit): Promise<Answer> {
  const [filter, page] = [exchangeIn(query), pageAsked(query)];
  const window = { size: PAGE_SIZE, offset: (page - 1) * PAGE_SIZE };
  const { rows, total } = await listExchanges(db.conn, filter, window);
  if (page > 1 && rows.length === 0) return redirect(paths.exchange.to());
  const pages = Math.max(1, Math.ceil(total / PAGE_SIZE));
  return show({
    title: t('descent.exchange.title'),
    description: t('descent.exchange.lead'),
    width: 'wide',
    body: <ExchangePage filter={filter} rows={rows} total={total} page={page} pages={pages} />,
  });
}
