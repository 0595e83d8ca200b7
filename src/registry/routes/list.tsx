import { isActing, signedIn, type Viewer } from '#identity/index.ts';
import { type Answer, type Route, show } from '#platform/http/route.ts';
import { t } from '#platform/i18n/i18n.ts';
import { parseId } from '#platform/ids.ts';
import { listMarks, listStates, type RecordFilter } from '../model/list.ts';
import { paths } from '../paths.ts';
import { listRecords, type PlaceChoice, placesOfRecords } from '../queries/list.ts';
import { ListPage } from '../views/list-page.tsx';
import type { RegistryVisit } from './visit.tsx';

const PAGE_SIZE = 50;

export const listRoutes: readonly Route<Viewer>[] = [
  { method: 'get', path: paths.records.pattern, guard: signedIn, event: 'registry.innovation.list', handle: list },
];

/** Names of the filter's fields in addresses and forms. */
export const filterNames = ['q', 'status', 'tanda', 'instansi', 'unit'] as const;

/** The filter that the fields say; what they say wrongly is no filter. */
export function filterOf(get: (name: (typeof filterNames)[number]) => string): RecordFilter {
  return {
    text: get('q').trim().slice(0, 200),
    state: listStates.find((state) => state === get('status')) ?? null,
    mark: listMarks.find((mark) => mark === get('tanda')) ?? null,
    institutionId: parseId<'InstitutionId'>(get('instansi')),
    unitId: parseId<'UnitId'>(get('unit')),
  };
}

/** The same as an address carries it. */
export function queryOf(filter: RecordFilter): Record<string, string> {
  const fields = {
    q: filter.text,
    status: filter.state ?? '',
    tanda: filter.mark ?? '',
    instansi: filter.institutionId ?? '',
    unit: filter.unitId ?? '',
  };
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== ''));
}

async function list(visit: RegistryVisit): Promise<Answer> {
  const { viewer, db, query } = visit;
  const filter = filterOf((name) => query.get(name) ?? '');
  const asked = Math.max(1, Number.parseInt(query.get('halaman') ?? '1', 10) || 1);
  const page = Math.min(asked, 10_000);
  const { total, items } = await listRecords(db.conn, viewer, filter, {
    size: PAGE_SIZE,
    offset: (page - 1) * PAGE_SIZE,
  });
  const places = await placesOfRecords(db.conn, viewer);
  return show({
    title: t('registry.list.title'),
    noindex: true,
    width: 'wide',
    body: (
      <ListPage
        filter={filter}
        query={queryOf(filter)}
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
