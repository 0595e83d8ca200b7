import { anyone, regionName, type Viewer } from '#identity/index.ts';
import { type Answer, type Route, redirect, type Visit } from '#platform/http/route.ts';
import { t } from '#platform/i18n/i18n.ts';
import { searchCatalogue } from '../../search/catalogue-search.ts';
import type { Facets } from '../../search/facets.ts';
import { isFiltered } from '../../search/filter.ts';
import { paths as feedPaths } from '../feeds/paths.ts';
import { FeedLinks } from '../feeds/views/feed-links.tsx';
import { fieldsOf, type ListQuery, listAddress, readList, regionToggle, sortOf } from '../list-query.ts';
import { paths } from '../paths.ts';
import { FacetBoxes } from '../views/facet-boxes.tsx';
import { filterText } from '../views/filter-text.ts';
import { keptPart } from '../views/kept-part.tsx';
import { ListPage } from '../views/list-page.tsx';
import { RegionMap } from '../views/region-map.tsx';
import { publicPage } from './public-page.ts';

export const listRoutes: readonly Route<Viewer>[] = [
  { method: 'get', path: paths.list.pattern, guard: anyone, event: 'registry.catalogue.list', handle: list },
];

async function list(visit: Visit<Viewer>): Promise<Answer> {
  const query = readList(visit.query);
  const { text: typed, filter, page } = query;
  const answer = await searchCatalogue(visit.db.conn, { typed, filter, sort: sortOf(query), page });
  if (page > 1 && page > answer.pages) return redirect(listAddress({ ...query, page: Math.max(1, answer.pages) }));
  const region = regionName(visit.config.hubRegion);
  return publicPage(visit, {
    title: titleOf(query),
    description: t('catalogue.list.description', { region, n: answer.facets.total }),
    canonical: listAddress({ ...query, sort: null }),
    // Every combination is one more address with the same records: only plain lists are worth finding.
    noindex: typed !== '' || isCombined(query) || query.whole.length > 0,
    width: 'wide',
    head: <FeedLinks feed={feedPaths.atom.to(fieldsOf({ ...query, sort: null, page: 1 }))} />,
    body: <ListPage query={query} answer={answer} {...partsOf(query, answer.facets, visit.config.hubRegion)} />,
  });
}

function partsOf(query: ListQuery, facets: Facets, hubRegion: string) {
  const address = listAddress({ ...query, page: 1 });
  const { filter, whole } = query;
  const boxes = () => <FacetBoxes {...{ facets, filter, hubRegion, whole }} />;
  const map = () => (
    <RegionMap
      hubRegion={hubRegion}
      counts={facets.counts.region}
      chosen={query.filter.region}
      hrefOf={regionToggle(query)}
    />
  );
  // What words find is counted for this one page.
  const ground = query.text === '' ? facets : null;
  return {
    boxes: keptPart(ground, `boxes ${whole.join()}`, boxes),
    map: whole.includes('map') ? keptPart(ground, `map ${address}`, map) : null,
  };
}

function titleOf(query: ListQuery): string {
  const narrowed = filterText(query);
  return narrowed === '' ? t('catalogue.list.title') : t('catalogue.list.narrowed', { narrowed });
}

function isCombined({ filter }: ListQuery): boolean {
  return isFiltered(filter) && Object.values(filter).flat().length > 1;
}
