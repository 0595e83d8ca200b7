import { regionName } from '#identity/index.ts';
import { formatDate } from '#platform/dates.ts';
import { formatNumber, t } from '#platform/i18n/i18n.ts';
import { Card, CardList } from '#platform/ui/card.tsx';
import { Downloads } from '#platform/ui/downloads.tsx';
import { EmptyState } from '#platform/ui/empty-state.tsx';
import { ActiveFilters, FacetGroup, FilterForm } from '#platform/ui/facet-group.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Pagination } from '#platform/ui/pagination.tsx';
import { SearchBox } from '#platform/ui/search-box.tsx';
import { SideLayout } from '#platform/ui/section.tsx';
import {
  affairName,
  paths as registryPaths,
  type SolvedCounts,
  type SolvedProblem,
  shortened,
} from '#registry/index.ts';
import { noStoryFilter, type StoryFilter } from '../model.ts';
import { paths } from '../paths.ts';
import { changeOf } from './words.ts';

export type StoryListProps = {
  readonly filter: StoryFilter;
  readonly counts: SolvedCounts;
  readonly items: readonly SolvedProblem[];
  readonly total: number;
  readonly page: number;
  readonly pages: number;
};

/** Problems that were verified as solved, each leading to its story. */
export function StoryListPage(props: StoryListProps) {
  const { filter, total } = props;
  const active = activeFilters(filter);
  const keep = [
    ...filter.regions.map((it) => ['wilayah', it] as const),
    ...filter.affairs.map((it) => ['urusan', it] as const),
  ];
  return (
    <>
      <PageHeader title={t('story.list.title')} lead={t('story.list.lead')} />
      <SearchBox action={paths.list.to()} label={t('story.list.search')} value={filter.text} keep={keep} />
      <SideLayout side={<Facets {...props} active={active.length} />}>
        <div id="hasil" data-part>
          <ActiveFilters filters={active} clear={paths.list.to()} />
          {total > 0 ? <Found {...props} /> : <Nothing isNarrowed={active.length > 0} />}
        </div>
      </SideLayout>
    </>
  );
}

function Nothing({ isNarrowed }: { readonly isNarrowed: boolean }) {
  if (isNarrowed)
    return (
      <EmptyState title={t('story.list.none')}>
        <p>{t('story.list.noneText')}</p>
      </EmptyState>
    );
  const action = { text: t('story.list.toProblems'), href: registryPaths.problems.to() };
  return (
    <EmptyState title={t('story.list.empty')} action={action}>
      <p>{t('story.list.emptyText')}</p>
    </EmptyState>
  );
}

function Found({ filter, items, total, page, pages }: StoryListProps) {
  return (
    <>
      <p class="muted" role="status">
        {t('story.list.count', { count: total, n: formatNumber(total) })}
      </p>
      <CardList label={t('story.list.title')}>
        {items.map((it) => (
          <StoryCard key={it.id} story={it} />
        ))}
      </CardList>
      <Downloads of={paths.list.to(filter)} />
      <Pagination page={page} pages={pages} hrefOf={(n) => paths.list.to(filter, n)} />
    </>
  );
}

const EXCERPT = 220;

function StoryCard({ story }: { readonly story: SolvedProblem }) {
  const { affair } = story;
  const facts = [
    regionName(story.regionCode),
    ...(affair === null ? [] : [affairName(affair)]),
    t('story.card.verified', { date: formatDate(story.verifiedAt) }),
  ];
  return (
    <Card level={2} title={story.title} href={paths.story.to(story.id)} facts={facts}>
      <p class="font-semibold">{changeOf(story)}</p>
      <p class="mt-2">{shortened(story.excerpt, EXCERPT)}</p>
      {story.innovations.length > 0 ? (
        <p class="muted mt-2">{t('story.card.by', { titles: story.innovations.join('; ') })}</p>
      ) : null}
    </Card>
  );
}

function activeFilters(filter: StoryFilter): readonly { readonly text: string; readonly href: string }[] {
  const without = (part: Partial<StoryFilter>) => paths.list.to({ ...filter, ...part });
  return [
    ...(filter.text === '' ? [] : [{ text: `“${filter.text}”`, href: without({ text: noStoryFilter.text }) }]),
    ...filter.regions.map((code) => ({
      text: regionName(code),
      href: without({ regions: filter.regions.filter((it) => it !== code) }),
    })),
    ...filter.affairs.map((code) => ({
      text: affairName(code),
      href: without({ affairs: filter.affairs.filter((it) => it !== code) }),
    })),
  ];
}

function Facets({ filter, counts, active }: StoryListProps & { readonly active: number }) {
  return (
    <FilterForm action={paths.list.to()} active={active} keep={{ q: filter.text }}>
      <FacetGroup
        name="wilayah"
        label={t('story.filter.region')}
        choices={choicesOf(counts.regions, filter.regions, regionName)}
      />
      <FacetGroup
        name="urusan"
        label={t('story.filter.affair')}
        choices={choicesOf(counts.affairs, filter.affairs, affairName)}
      />
    </FilterForm>
  );
}

function choicesOf(counts: ReadonlyMap<string, number>, chosen: readonly string[], label: (value: string) => string) {
  return [...new Set([...counts.keys(), ...chosen])].sort().map((value) => ({
    value,
    label: label(value),
    count: counts.get(value) ?? 0,
    checked: chosen.includes(value),
  }));
}
