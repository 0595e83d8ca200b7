import { formatNumber, t } from '#platform/i18n/i18n.ts';
import { LinkButton } from '#platform/ui/button.tsx';
import { SelectField } from '#platform/ui/choice-field.tsx';
import { Downloads } from '#platform/ui/downloads.tsx';
import { EmptyState } from '#platform/ui/empty-state.tsx';
import { FilterForm } from '#platform/ui/filter-form.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Pagination } from '#platform/ui/pagination.tsx';
import { Table } from '#platform/ui/table.tsx';
import { TextField } from '#platform/ui/text-field.tsx';
import { dimensionSlugs, dimensions } from '../model/dimensions.ts';
import { paths } from '../paths.ts';
import type { Listed, ListFilter } from '../queries/list.ts';
import { lookAt, type Standing, standingOf } from '../rules/standing.ts';
import { dimensionName } from './words.ts';

export type ListPageProps = {
  readonly rows: readonly Listed[];
  readonly total: number;
  readonly page: number;
  readonly pages: number;
  readonly filter: ListFilter;
  readonly regions: readonly { readonly code: string; readonly name: string }[];
  readonly today: string;
  readonly seesClaims: boolean;
};

const hrefOf = ({ filter }: Pick<ListPageProps, 'filter'>, page: number): string =>
  paths.list.to({
    tanpa: filter.without ? dimensionSlugs[filter.without] : undefined,
    q: filter.words,
    wilayah: filter.region ?? undefined,
    hal: page > 1 ? String(page) : undefined,
  });

/** The innovations of the viewer with how far each is part of its institution. */
export function ListPage(props: ListPageProps) {
  const { rows, page, pages, total, seesClaims } = props;
  return (
    <>
      <PageHeader
        title={t('lasting.list.title')}
        lead={t('lasting.list.lead')}
        actions={
          seesClaims ? (
            <LinkButton look="secondary" href={paths.claims.to()}>
              {t('lasting.claims.title')}
            </LinkButton>
          ) : null
        }
      />
      <Narrow {...props} />
      {rows.length === 0 ? (
        <EmptyState title={t('lasting.list.none')}>{t('lasting.list.noneText')}</EmptyState>
      ) : (
        <Table
          caption={t('lasting.list.caption', { count: total, n: formatNumber(total) })}
          columns={[
            { label: t('lasting.list.innovation') },
            { label: t('lasting.list.institution') },
            ...dimensions.map((it) => ({ label: dimensionName(it), numeric: true })),
          ]}
          rows={rows.map((row) => rowOf(row, props.today))}
        />
      )}
      <Pagination page={page} pages={pages} hrefOf={(at) => hrefOf(props, at)} />
      {rows.length === 0 ? null : <Downloads of={hrefOf(props, 1)} />}
    </>
  );
}

function rowOf(row: Listed, today: string) {
  const standings = standingOf(row.records, lookAt(Number(today.slice(0, 4)), today));
  return {
    key: row.id,
    cells: [
      <a href={paths.page.to(row.id)}>{row.title}</a>,
      [row.unitName, row.institutionName].filter((it) => it !== null).join(', '),
      ...standings.map((it) => stepsOf(it)),
    ],
  };
}

/** «1/4», and what is claimed beyond in brackets. */
function stepsOf({ verified, claimed, most }: Standing): string {
  const proved = `${verified}/${most}`;
  return claimed > verified ? t('lasting.list.claimedMore', { proved, claimed: String(claimed) }) : proved;
}

function Narrow({ filter, regions }: ListPageProps) {
  const open = filter.without !== null || filter.words !== '' || filter.region !== null;
  return (
    <FilterForm action={paths.list.to()} open={open}>
      <TextField name="q" label={t('lasting.list.words')} type="search" value={filter.words} optional />
      <SelectField
        name="tanpa"
        label={t('lasting.list.without')}
        empty={t('lasting.list.all')}
        value={filter.without ? dimensionSlugs[filter.without] : ''}
        choices={dimensions.map((it) => ({ value: dimensionSlugs[it], label: dimensionName(it) }))}
        optional
      />
      {regions.length > 0 ? (
        <SelectField
          name="wilayah"
          label={t('lasting.list.region')}
          empty={t('lasting.list.all')}
          value={filter.region ?? ''}
          choices={regions.map(({ code, name }) => ({ value: code, label: name }))}
          optional
        />
      ) : null}
    </FilterForm>
  );
}
