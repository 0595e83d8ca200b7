import { regionName } from '#identity/index.ts';
import { formatNumber, t } from '#platform/i18n/i18n.ts';
import { LinkButton } from '#platform/ui/button.tsx';
import { CardList } from '#platform/ui/card.tsx';
import { Downloads } from '#platform/ui/downloads.tsx';
import { EmptyState } from '#platform/ui/empty-state.tsx';
import { ActiveFilters, FacetGroup, FilterForm } from '#platform/ui/facet-group.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Pagination } from '#platform/ui/pagination.tsx';
import { SideLayout } from '#platform/ui/section.tsx';
import { type ProblemState, problemStates } from '../../model/states.ts';
import { paths } from '../../paths.ts';
import { affairName } from '../../views/edit/shown.tsx';
import type { ListedProblem, ProblemCounts, ProblemFilter } from '../model.ts';
import { ProblemCard } from './problem-card.tsx';

export type ProblemListProps = {
  readonly filter: ProblemFilter;
  readonly counts: ProblemCounts;
  readonly items: readonly ListedProblem[];
  readonly total: number;
  readonly page: number;
  readonly pages: number;
};

/** The filter as it stands in the list's address. */
export function queryOf(filter: ProblemFilter): Record<string, readonly string[]> {
  return {
    keadaan: filter.states,
    wilayah: filter.regions,
    urusan: filter.affairs,
    tanda: filter.mark === null ? [] : [filter.mark],
  };
}

/** Problems before everyone, narrowed by state, region and affair. */
export function ProblemListPage(props: ProblemListProps) {
  const { filter, total } = props;
  const filters = activeFilters(filter);
  const raise = { text: t('problems.raise'), href: paths.newProblem.to() };
  return (
    <>
      <PageHeader
        title={t('problems.title')}
        lead={t('problems.lead')}
        actions={<LinkButton href={raise.href}>{raise.text}</LinkButton>}
      />
      <SideLayout side={<Facets {...props} active={filters.length} />}>
        <div id="hasil" data-part>
          <ActiveFilters filters={filters} clear={paths.problems.to()} />
          {total > 0 ? (
            <Found {...props} />
          ) : (
            <EmptyState
              title={filters.length > 0 ? t('problems.none.title') : t('problems.empty.title')}
              action={raise}
            >
              <p>{filters.length > 0 ? t('problems.none.text') : t('problems.empty.text')}</p>
            </EmptyState>
          )}
        </div>
      </SideLayout>
    </>
  );
}

function Found({ filter, items, total, page, pages }: ProblemListProps) {
  return (
    <>
      <p class="muted" role="status">
        {t('problems.count', { n: formatNumber(total) })}
      </p>
      <CardList label={t('problems.title')}>
        {items.map((problem) => (
          <ProblemCard key={problem.id} problem={problem} />
        ))}
      </CardList>
      <Downloads of={paths.problems.to(queryOf(filter))} />
      <Pagination
        page={page}
        pages={pages}
        hrefOf={(n) => paths.problems.to({ ...queryOf(filter), hal: n > 1 ? String(n) : '' })}
      />
    </>
  );
}

function activeFilters(filter: ProblemFilter): readonly { readonly text: string; readonly href: string }[] {
  const without = (part: Partial<ProblemFilter>) => paths.problems.to(queryOf({ ...filter, ...part }));
  return [
    ...(filter.mark === null ? [] : [{ text: t(`problems.mark.${filter.mark}`), href: without({ mark: null }) }]),
    ...filter.states.map((state) => ({
      text: t(`registry.problem.state.${state}`),
      href: without({ states: filter.states.filter((it) => it !== state) }),
    })),
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

function Facets({ filter, counts, active }: ProblemListProps & { readonly active: number }) {
  const stateChoices = choicesOf(counts.states, filter.states, (state) =>
    t(`registry.problem.state.${state as ProblemState}`),
  );
  return (
    <FilterForm action={paths.problems.to()} active={active} keep={{ tanda: filter.mark ?? '' }}>
      <FacetGroup
        name="keadaan"
        label={t('problems.filter.state')}
        choices={problemStates.flatMap((state) => stateChoices.filter((choice) => choice.value === state))}
      />
      <FacetGroup
        name="wilayah"
        label={t('problems.filter.region')}
        choices={choicesOf(counts.regions, filter.regions, regionName)}
      />
      <FacetGroup
        name="urusan"
        label={t('problems.filter.affair')}
        choices={choicesOf(counts.affairs, filter.affairs, affairName)}
        open={false}
      />
    </FilterForm>
  );
}

function choicesOf(counts: ReadonlyMap<string, number>, chosen: readonly string[], label: (value: string) => string) {
  const values = [...new Set([...counts.keys(), ...chosen])].sort();
  return values.map((value) => ({
    value,
    label: label(value),
    count: counts.get(value) ?? 0,
    checked: chosen.includes(value),
  }));
}
