import { isActing, regenciesOf, regionName } from '#identity/index.ts';
import { dayOf } from '#platform/dates.ts';
import type { Answer } from '#platform/http/route.ts';
import { t } from '#platform/i18n/i18n.ts';
import { listLasting } from '../queries/list.ts';
import { ListPage } from '../views/list-page.tsx';
import { filterIn } from './list-query.ts';
import { ownPage, type RecordVisit } from './visit.tsx';

const PAGE_SIZE = 50;
/** More than any hub has; the database counts no further than its numbers go. */
const MOST_PAGES = 100_000;

export const pageIn = (query: URLSearchParams): number =>
  Math.min(MOST_PAGES, Math.max(1, Number.parseInt(query.get('hal') ?? '1', 10) || 1));

/** The regencies that a hub tells apart; for others there is one. */
export function regionsFor({
  viewer,
  config,
}: RecordVisit): readonly { readonly code: string; readonly name: string }[] {
  if (!isActing(viewer, 'hub_admin')) return [];
  return [config.hubRegion, ...regenciesOf(config.hubRegion).map((it) => it.code)].map((code) => ({
    code,
    name: regionName(code),
  }));
}

export async function showList(visit: RecordVisit): Promise<Answer> {
  const { db, viewer, query, now } = visit;
  const filter = filterIn(query);
  const page = pageIn(query);
  const found = await listLasting(db.conn, viewer, filter, { size: PAGE_SIZE, offset: (page - 1) * PAGE_SIZE });
  const body = (
    <ListPage
      rows={found.rows}
      total={found.total}
      page={page}
      pages={Math.ceil(found.total / PAGE_SIZE)}
      filter={filter}
      regions={regionsFor(visit)}
      today={dayOf(now)}
      seesClaims={isActing(viewer, 'local_admin', 'hub_admin')}
    />
  );
  return ownPage({ title: t('lasting.list.title'), width: 'wide', body });
}
