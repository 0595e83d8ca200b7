import { regionFullName } from '#identity/index.ts';
import { formatNumber, t } from '#platform/i18n/i18n.ts';
import { Card, CardList } from '#platform/ui/card.tsx';
import { Highlighted } from '#platform/ui/description-text.tsx';
import { Downloads } from '#platform/ui/downloads.tsx';
import { EmptyState } from '#platform/ui/empty-state.tsx';
import { ActiveFilters, FacetGroup, FilterForm } from '#platform/ui/facet-group.tsx';
import { Notice } from '#platform/ui/notice.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Pagination } from '#platform/ui/pagination.tsx';
import { SearchBox } from '#platform/ui/search-box.tsx';
import { SideLayout } from '#platform/ui/section.tsx';
import { Tag } from '#platform/ui/tag.tsx';
import { type Answer, type Facets, noFilter, readCell } from '#registry/index.ts';
import { paths as hubPaths } from '../../hub/paths.ts';
import { facetLabel, facetTitle, hubLabel, type Names } from '../labels.ts';
import {
  facetOrder,
  facets,
  fieldsOf,
  listAddress,
  type NetworkFacet,
  offeredSorts,
  sortOf,
  without,
} from '../list-query.ts';
import { type ListQuery, type NetworkHit, OWN_HUB } from '../model.ts';
import { paths } from '../paths.ts';

export type ListPageProps = {
  readonly query: ListQuery;
  readonly answer: Answer<NetworkHit>;
  readonly names: Names;
  /** Whether records of other hubs are here too. */
  readonly isTogether: boolean;
};

/** Records of all hubs in one list, each marked with its hub. */
export function ListPage(props: ListPageProps) {
  const { query } = props;
  const kept = fieldsOf({ ...query, text: '', page: 1 }).filter(([, value]) => value !== '');
  if (isBare(props)) return <Bare />;
  return (
    <>
      <PageHeader title={t('national.title')} lead={t('national.lead')} />
      <SearchBox action={paths.list.to()} label={t('national.search')} value={query.text} keep={kept} />
      {props.isTogether ? null : (
        <p class="muted mt-4">
          {t('national.alone')} <a href={hubPaths.page.to()}>{t('national.aboutHub')}</a>
        </p>
      )}
      <div class="mt-8">
        <SideLayout side={<Boxes {...props} />}>
          <Results {...props} />
        </SideLayout>
      </div>
    </>
  );
}

/** Nothing is published anywhere: there is nothing to search, to choose or to sort. */
const isBare = ({ query, answer }: ListPageProps): boolean =>
  answer.facets.total === 0 && query.text === '' && facetOrder.every((name) => query.filter[name].length === 0);

function Bare() {
  return (
    <>
      <PageHeader title={t('national.title')} lead={t('national.lead')} />
      <EmptyState title={t('national.bare.title')} action={{ text: t('national.aboutHub'), href: hubPaths.page.to() }}>
        {t('national.bare.text')}
      </EmptyState>
    </>
  );
}

function Boxes({ query, answer, names, isTogether }: ListPageProps) {
  const active = facetOrder.reduce((sum, name) => sum + query.filter[name].length, 0);
  const urut = fieldsOf(query).find(([name]) => name === 'urut')?.[1] ?? '';
  return (
    <FilterForm action={paths.list.to()} active={active} keep={{ q: query.text, urut }} open={active > 0}>
      {facetOrder.map((name) => {
        if (name === 'hub' && !isTogether) return null;
        const choices = choicesOf(name, answer.facets, query, names);
        if (choices.length === 0) return null;
        return <FacetGroup key={name} name={facets[name]} label={facetTitle(name)} choices={choices} />;
      })}
    </FilterForm>
  );
}

/** Of regions whole provinces; the most frequent first, years the newest first. */
function choicesOf(name: NetworkFacet, { counts }: Facets, { filter }: ListQuery, names: Names) {
  const isOffered = (value: string) => name !== 'region' || !value.includes('.');
  const values = new Set([...filter[name], ...[...counts[name].keys()].filter(isOffered)]);
  const choices = [...values].map((value) => ({
    value,
    label: facetLabel(name, value, names),
    count: counts[name].get(value) ?? 0,
    checked: filter[name].includes(value),
  }));
  return choices.sort((a, b) => (name === 'year' ? b.value.localeCompare(a.value) : b.count - a.count));
}

function Results({ query, answer, names, isTogether }: ListPageProps) {
  const n = formatNumber(answer.facets.total);
  const filters = facetOrder.flatMap((name) =>
    query.filter[name].map((value) => ({
      text: `${facetTitle(name)}: ${facetLabel(name, value, names)}`,
      href: listAddress(without(query, name, value)),
    })),
  );
  return (
    <div id="hasil" data-part>
      <div role="status">
        <h2>
          {answer.shown === ''
            ? t(`national.count.${isTogether ? 'all' : 'own'}`, { n })
            : t('national.count.found', { n, text: answer.shown })}
        </h2>
      </div>
      <ActiveFilters filters={filters} clear={listAddress({ ...query, filter: noFilter, page: 1 })} />
      {answer.taken === 'all' ? null : (
        <Notice title={t(`national.taken.${answer.taken}`, { text: query.text, shown: answer.shown })} />
      )}
      {answer.hits.length === 0 ? (
        <EmptyState title={t('national.none.title')} action={{ text: t('national.none.all'), href: paths.list.to() }}>
          {t('national.none.text')}
        </EmptyState>
      ) : (
        <>
          <Sorts query={query} />
          <CardList label={t('national.results')}>
            {answer.hits.map((hit) => (
              <HitCard key={hit.id} hit={hit} />
            ))}
          </CardList>
          <Downloads of={listAddress({ ...query, page: 1 })} />
          <Pagination page={query.page} pages={answer.pages} hrefOf={(page) => listAddress({ ...query, page })} />
        </>
      )}
    </div>
  );
}

function Sorts({ query }: { readonly query: ListQuery }) {
  const present = sortOf(query);
  return (
    <nav class="my-4 flex flex-wrap items-center gap-x-5 gap-y-1" aria-label={t('national.sort.label')}>
      <span>{t('national.sort.label')}:</span>
      {offeredSorts
        .filter((sort) => sort !== 'relevance' || query.text !== '')
        .map((sort) =>
          sort === present ? (
            <strong key={sort} aria-current="true" class="py-2">
              {t(`national.sort.${sort}`)}
            </strong>
          ) : (
            <a key={sort} class="py-2" href={listAddress({ ...query, sort, page: 1 })}>
              {t(`national.sort.${sort}`)}
            </a>
          ),
        )}
    </nav>
  );
}

function HitCard({ hit }: { readonly hit: NetworkHit }) {
  const { year } = readCell(hit.cell);
  const facts = [
    [hit.unit, hit.institution].filter((it) => it !== '').join(', '),
    hit.regionCode ? regionFullName(hit.regionCode) : '',
    year ? t('national.since', { year: String(year) }) : '',
  ].filter((it) => it !== '');
  return (
    <Card
      title={<Highlighted text={hit.title} />}
      href={hit.href}
      facts={facts}
      tags={<Tag tone={hit.hub === OWN_HUB ? 'accent' : 'info'}>{hubLabel(hit.hub, hit.hubName)}</Tag>}
    >
      {hit.snippet === '' ? null : (
        <p>
          <Highlighted text={hit.snippet} />
        </p>
      )}
    </Card>
  );
}
