import { isActing, savedViewsShown, signedIn, type Viewer } from '#identity/index.ts';
import { type Answer, type Route, show } from '#platform/http/route.ts';
import { t } from '#platform/i18n/i18n.ts';
import type { RecordFilter } from '../model/list.ts';
import { paths } from '../paths.ts';
import { listRecords, type PlaceChoice, placesOfRecords } from '../queries/list.ts';
import { ListPage } from '../views/list-page.tsx';
import { filterOf, queryOf } from './list-query.ts';
import type { RegistryVisit } from './visit.tsx';

const PAGE_SIZE = 50;

export const listRoutes: readonly Route<Viewer>[] = [
  { method: 'get', path: paths.records.pattern, guard: signedIn, event: 'registry.innovation.list', handle: list },
];

async function list(visit: RegistryVisit): Promise<Answer> {
  const { viewer, db, query, now } = visit;
  const filter = filterOf((name) => query.get(name) ?? '');
  const asked = Math.max(1, Number.parseInt(query.get('halaman') ?? '1', 10) || 1);
  const page = Math.min(asked, 10_000);
  const { total, items } = await listRecords(db.conn, viewer, filter, {
    size: PAGE_SIZE,
    offset: (page - 1) * PAGE_SIZE,
  });
  const list = paths.records.to();
  const places = await placesOfRecords(db.conn, viewer);
  return show({
    title: t('registry.list.title'),
    noindex: true,
    width: 'wide',
    body: (
      <ListPage
        filter={filter}
        query={queryOf(filter)}
        saved={await savedViewsShown(db.conn, viewer, { list, query: queryOf(filter) }, now)}
        institutions={institutionChoices(places)}
        units={unitChoices(places, filter)}
        records={items}
        total={total}
        page={page}
        pages={Math.ceil(total / PAGE_SIZE)}
        mayCreate={isActing(viewer, 'innovator', 'local_admin', 'hub_admin')}
        mayDecide={isActing(viewer, 'local_admin', 'hub_admin')}
      />
    ),
  });
}

function institutionChoices(places: readonly PlaceChoice[]) {
  return [...new Map(places.map((it) => [it.institutionId as string, it.institutionName]))].map(([value, label]) => ({
    value,
    label,
  }));
}

/** Units are told only within one institution: names like «Dinas Pendidikan» stand in many. */
function unitChoices(places: readonly PlaceChoice[], filter: RecordFilter) {
  const single = new Set(places.map((it) => it.institutionId)).size === 1;
  return places
    .filter((it) => it.unitId !== null && (single || it.institutionId === filter.institutionId))
    .map((it) => ({ value: it.unitId as string, label: it.unitName ?? '' }));
}
