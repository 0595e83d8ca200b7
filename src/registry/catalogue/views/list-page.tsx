import { formatNumber, t } from '#platform/i18n/i18n.ts';
import { CardList } from '#platform/ui/card.tsx';
import { Downloads } from '#platform/ui/downloads.tsx';
import { ActiveFilters, FilterForm, WHOLE_FIELD } from '#platform/ui/facet-group.tsx';
import { Notice } from '#platform/ui/notice.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Pagination } from '#platform/ui/pagination.tsx';
import { SearchBox } from '#platform/ui/search-box.tsx';
import { SideLayout } from '#platform/ui/section.tsx';
import type { CatalogueAnswer } from '../../search/catalogue-search.ts';
import { facetNames } from '../../search/filter.ts';
import { CANDIDATES } from '../../search/page.ts';
import { facetLabel, facetTitle } from '../facet-labels.ts';
import { paths as feedPaths } from '../feeds/paths.ts';
import { everything, fieldsOf, keptMap, type ListQuery, listAddress, sortOf, withMap, without } from '../list-query.ts';
import { paths } from '../paths.ts';
import { InnovationCard } from './innovation-card.tsx';
import { type KeptHtml, KeptPart } from './kept-part.tsx';
import { NothingFound } from './nothing-found.tsx';
import { SortLinks } from './sort-links.tsx';

export type ListPageProps = {
  readonly query: ListQuery;
  readonly answer: CatalogueAnswer;
  /** Made beforehand, for they stay the same from page to page. */
  readonly boxes: KeptHtml;
  /** Null until it is asked for: most lists are read without it. */
  readonly map: KeptHtml | null;
};

/** The catalogue as a list: words, facets, map, and the records that fit. */
export function ListPage(props: ListPageProps) {
  const { query } = props;
  const kept = fieldsOf({ ...query, text: '', page: 1 });
  return (
    <>
      <PageHeader title={t('catalogue.list.title')} lead={t('catalogue.list.lead')} />
      <SearchBox
        action={paths.list.to()}
        label={t('catalogue.list.search')}
        value={query.text}
        keep={kept.filter(([, value]) => value !== '')}
      />
      <div class="mt-8">
        <SideLayout side={<Facets {...props} />}>
          <Results {...props} />
        </SideLayout>
      </div>
    </>
  );
}

function Facets({ query, boxes }: ListPageProps) {
  const active = facetNames.reduce((sum, name) => sum + query.filter[name].length, 0);
  return (
    <FilterForm
      action={paths.list.to()}
      active={active}
      keep={{ q: query.text, urut: keptSort(query), [WHOLE_FIELD]: keptMap(query) }}
      open={query.whole.some((it) => it !== 'map')}
    >
      <KeptPart part={boxes} />
    </FilterForm>
  );
}

function keptSort(query: ListQuery): string {
  return fieldsOf(query).find(([name]) => name === 'urut')?.[1] ?? '';
}

function Results(props: ListPageProps) {
  const { query, answer, map } = props;
  const pageAddress = (page: number) => listAddress({ ...query, page });
  return (
    <div id="hasil" data-part>
      <div class="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-2" role="status">
        <h2>{countText(answer)}</h2>
        <a class="print:hidden" href={feedPaths.atom.to(fieldsOf({ ...query, sort: null, page: 1 }))}>
          {t('catalogue.list.feed')}
        </a>
      </div>
      <div class="mt-3 grid gap-1">
        <Chips query={query} />
        <Taken answer={answer} query={query} />
      </div>
      <MapPart query={query} map={map} />
      {answer.hits.length === 0 ? (
        <NothingFound query={query} />
      ) : (
        <>
          <SortLinks query={query} />
          <CardList label={t('catalogue.list.results')}>
            {answer.hits.map((hit) => (
              <InnovationCard key={hit.id} hit={hit} />
            ))}
          </CardList>
          <Bounded query={query} answer={answer} />
          <Downloads of={pageAddress(1)} />
          <Pagination page={query.page} pages={answer.pages} hrefOf={pageAddress} />
        </>
      )}
    </div>
  );
}

function MapPart({ query, map }: Pick<ListPageProps, 'query' | 'map'>) {
  if (!map) {
    return (
      <p class="mt-2 print:hidden">
        <a href={`${withMap(query)}#peta`} rel="nofollow">
          {t('catalogue.map.open')}
        </a>
      </p>
    );
  }
  return (
    <details class="facet-more mt-2" id="peta" open>
      <summary>{t('catalogue.map.open')}</summary>
      <KeptPart part={map} />
    </details>
  );
}

function countText({ facets, shown }: CatalogueAnswer): string {
  const n = formatNumber(facets.total);
  return shown === '' ? t('catalogue.count.all', { n }) : t('catalogue.count.found', { n, text: shown });
}

function Chips({ query }: { readonly query: ListQuery }) {
  const filters = facetNames.flatMap((name) =>
    query.filter[name].map((value) => ({
      text: `${facetTitle(name)}: ${facetLabel(name, value)}`,
      href: listAddress(without(query, name, value)),
    })),
  );
  return <ActiveFilters filters={filters} clear={listAddress({ ...everything, text: query.text, sort: query.sort })} />;
}

/** Says when something else was looked for than what was typed. */
function Taken({ answer, query }: { readonly answer: CatalogueAnswer; readonly query: ListQuery }) {
  if (answer.onlyCommon) return <Notice title={t('catalogue.taken.common', { text: query.text })} />;
  if (answer.maybe) return <Maybe query={query} text={answer.maybe} />;
  if (answer.taken === 'all') return null;
  const values = { text: query.text, shown: answer.shown };
  return (
    <Notice title={t(`catalogue.taken.${answer.taken}`, values)}>
      <p>{t(`catalogue.taken.${answer.taken}.why`, values)}</p>
    </Notice>
  );
}

function Maybe({ query, text }: { readonly query: ListQuery; readonly text: string }) {
  return (
    <p>
      {t('catalogue.taken.maybe')} <a href={listAddress({ ...query, text, page: 1 })}>{text}</a>
    </p>
  );
}

/** Very many hits are ranked up to a bound; whoever wants the rest narrows the list or takes another order. */
function Bounded({ query, answer }: { readonly query: ListQuery; readonly answer: CatalogueAnswer }) {
  const isBounded = query.text !== '' && sortOf(query) === 'relevance' && answer.facets.total > CANDIDATES;
  if (!isBounded || query.page < answer.pages) return null;
  return <p class="mt-6">{t('catalogue.list.bounded', { n: formatNumber(CANDIDATES) })}</p>;
}
