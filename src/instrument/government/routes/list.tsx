import type { Answer } from '#platform/http/route.ts';
import { t } from '#platform/i18n/i18n.ts';
import { kept } from '#platform/kept.ts';
import type { InstrumentEdition } from '../../catalogue/model/edition.ts';
import type { IndexEdition } from '../model/edition.ts';
import { type IndexDoors, loadGovernments } from '../queries/government.ts';
import { itemsOf } from '../rules/items.ts';
import { arranged, type GovernmentRow, type ListFilter, listSorts } from '../rules/list.ts';
import { overviewOf } from '../rules/overview.ts';
import type { Government } from '../rules/rights.ts';
import { emptyChairs } from '../rules/what-if.ts';
import { ListPage } from '../views/list-page.tsx';
import {
  catalogueOf,
  chosenEdition,
  documentOf,
  governmentsFor,
  type IndexVisit,
  type IndexWays,
  indexPage,
} from './visit.ts';

const PAGE_SIZE = 50;

export function listFilterIn(query: URLSearchParams, { bands }: Pick<IndexEdition, 'bands'>): ListFilter {
  const band = Number.parseInt(query.get('kategori') ?? '', 10);
  return {
    text: (query.get('q') ?? '').trim().slice(0, 200),
    band: Number.isInteger(band) && band >= -1 && band < bands.length ? band : null,
    sort: listSorts.find((it) => it === query.get('urut')) ?? 'indeks',
  };
}

const MOST_KEPT = 50;

/**
 * The index of every government that the viewer may see; all of them are read in as many statements as one. It is the same for whoever sees
 * the same governments, and slow where they have very many records: kept a while then.
 */
export async function rowsFor(
  visit: IndexVisit,
  edition: IndexEdition,
  doors: IndexDoors,
): Promise<readonly GovernmentRow[]> {
  const governments = await governmentsFor(visit);
  const catalogue = await catalogueOf(visit, edition);
  const asked = { edition, doors, governments, catalogue };
  const question = JSON.stringify([edition, catalogue?.id, ...governments]);
  return kept(visit.db.conn, { kind: 'instrument.index_rows', question, most: MOST_KEPT }, () => reckon(visit, asked));
}

type Asked = {
  readonly edition: IndexEdition;
  readonly doors: IndexDoors;
  readonly governments: readonly Government[];
  readonly catalogue: InstrumentEdition | null;
};

async function reckon(
  visit: IndexVisit,
  { edition, doors, governments, catalogue }: Asked,
): Promise<readonly GovernmentRow[]> {
  const document = documentOf(catalogue);
  const items = itemsOf(document);
  const institutionIds = governments.map((it) => it.id);
  const loaded = await loadGovernments(visit.db.conn, { institutionIds, catalogue, document, doors, now: visit.now });
  return governments.map((government) => {
    const data = loaded.get(government.id)?.data ?? { innovations: [], spd: [] };
    const overview = overviewOf(data, { edition, items });
    const stand = overview.ok ? overview.value.stands.claimed : null;
    return {
      government,
      calculations: overview.ok ? overview.value.calculations : null,
      innovations: data.innovations.length,
      emptyChairs: stand ? emptyChairs(stand, edition) : 0,
      missingAffairs: edition.basicAffairs.filter((it) => !stand?.covered.includes(it)),
    };
  });
}

export const showList =
  (ways: IndexWays) =>
  async (visit: IndexVisit): Promise<Answer> => {
    const { edition, editions } = await chosenEdition(visit);
    const filter = listFilterIn(visit.query, edition);
    const all = await rowsFor(visit, edition, ways);
    const found = arranged(all, filter, edition.bands);
    const pages = Math.max(1, Math.ceil(found.length / PAGE_SIZE));
    const page = Math.min(pages, Math.max(1, Number.parseInt(visit.query.get('hal') ?? '1', 10) || 1));
    const rows = found.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE);
    const shown = { edition, editions, filter, all, rows, total: found.length, page, pages };
    return indexPage({ title: t('government.title'), width: 'wide', body: <ListPage {...shown} /> });
  };
