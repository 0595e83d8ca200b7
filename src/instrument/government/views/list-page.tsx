import { formatNumber, t } from '#platform/i18n/i18n.ts';
import { SelectField } from '#platform/ui/choice-field.tsx';
import { Downloads } from '#platform/ui/downloads.tsx';
import { EmptyState } from '#platform/ui/empty-state.tsx';
import { FilterForm } from '#platform/ui/filter-form.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Pagination } from '#platform/ui/pagination.tsx';
import { StatGroup, StatNumber } from '#platform/ui/stat-number.tsx';
import { Table } from '#platform/ui/table.tsx';
import { Tabs } from '#platform/ui/tabs.tsx';
import { TextField } from '#platform/ui/text-field.tsx';
import type { IndexEdition } from '../model/edition.ts';
import { paths } from '../paths.ts';
import { ahead, bandPlace, type GovernmentRow, type ListFilter, listSorts } from '../rules/list.ts';
import { affairName, gainText, indexText, named } from '../wording.ts';
import { BandTag } from './government-page.tsx';

export type ListPageProps = {
  readonly edition: IndexEdition;
  readonly editions: readonly IndexEdition[];
  readonly filter: ListFilter;
  readonly all: readonly GovernmentRow[];
  readonly rows: readonly GovernmentRow[];
  readonly total: number;
  readonly page: number;
  readonly pages: number;
};

/** The projections of all governments of the hub beside each other. */
export function ListPage(props: ListPageProps) {
  const { edition, editions, rows, page, pages, total } = props;
  return (
    <>
      <PageHeader title={t('government.title')} lead={t('government.list.lead')} />
      <Tabs
        label={t('government.editions')}
        tabs={editions.map((it) => ({
          text: String(it.year),
          href: paths.list.to({ edisi: String(it.year) }),
          current: it.year === edition.year,
        }))}
      />
      <Bands {...props} />
      <Narrow {...props} />
      {rows.length === 0 ? (
        <EmptyState title={t('government.list.none')}>{t('government.list.noneText')}</EmptyState>
      ) : (
        <List {...props} />
      )}
      <Pagination page={page} pages={pages} hrefOf={(at) => hrefOf(props, at > 1 ? String(at) : '')} />
      {total === 0 ? null : <Downloads of={hrefOf(props, '')} />}
    </>
  );
}

function hrefOf({ edition, filter }: ListPageProps, hal: string): string {
  return paths.list.to({
    edisi: String(edition.year),
    q: filter.text,
    kategori: filter.band === null ? '' : String(filter.band),
    urut: filter.sort === 'indeks' ? '' : filter.sort,
    hal,
  });
}

/** Every category with how many governments it holds. */
const categoriesOf = ({ bands, belowAll }: IndexEdition) => [
  ...bands.map((it, at) => ({ place: at, name: named(it) })),
  { place: -1, name: named(belowAll) },
];

function Bands({ edition, all }: ListPageProps) {
  return (
    <StatGroup>
      {categoriesOf(edition).map(({ place, name }) => (
        <StatNumber
          key={place}
          label={name}
          value={all.filter((it) => bandPlace(it, edition.bands) === place).length}
          href={paths.list.to({ edisi: String(edition.year), kategori: String(place) })}
        />
      ))}
    </StatGroup>
  );
}

function Narrow({ edition, filter }: ListPageProps) {
  return (
    <FilterForm
      action={paths.list.to()}
      open={filter.text !== '' || filter.band !== null || filter.sort !== 'indeks'}
      keep={{ edisi: String(edition.year) }}
    >
      <TextField name="q" type="search" label={t('government.list.words')} value={filter.text} optional />
      <SelectField
        name="kategori"
        label={t('government.list.band')}
        value={filter.band === null ? null : String(filter.band)}
        empty={t('government.list.anyBand')}
        choices={categoriesOf(edition).map(({ place, name }) => ({ value: String(place), label: name }))}
        optional
      />
      <SelectField
        name="urut"
        label={t('government.list.sort')}
        value={filter.sort}
        choices={listSorts.map((value) => ({ value, label: t(`government.list.sort.${value}`) }))}
        optional
      />
    </FilterForm>
  );
}

function List({ rows, total, edition }: ListPageProps) {
  return (
    <Table
      caption={t('government.list.caption', { count: total, n: formatNumber(total) })}
      columns={[
        { label: t('government.list.government') },
        { label: t('government.part.band') },
        { label: t('government.standing.claimed'), numeric: true },
        { label: t('government.standing.verified'), numeric: true },
        { label: t('government.list.ahead'), numeric: true },
        { label: t('government.counted'), numeric: true },
        { label: t('government.list.chairs'), numeric: true },
        { label: t('government.list.missing') },
      ]}
      rows={rows.map((it) => ({ key: it.government.id, cells: cellsOf(it, edition) }))}
    />
  );
}

function cellsOf(row: GovernmentRow, edition: IndexEdition) {
  const { government, calculations, innovations, emptyChairs, missingAffairs } = row;
  const link = <a href={paths.one.to(government.id, { edisi: String(edition.year) })}>{government.name}</a>;
  if (!calculations) return [link, t('government.list.noResult'), '–', '–', '–', '–', '–', ''];
  return [
    link,
    <span class="whitespace-nowrap">
      <BandTag band={calculations.claimed.band} edition={edition} />
    </span>,
    indexText(calculations.claimed.index, edition.decimals),
    indexText(calculations.verified.index, edition.decimals),
    ahead(row) > 0 ? gainText(ahead(row)) : '–',
    `${formatNumber(calculations.claimed.counted)} / ${formatNumber(innovations)}`,
    formatNumber(emptyChairs),
    missingAffairs.length === edition.basicAffairs.length
      ? t('government.list.allMissing')
      : missingAffairs.map(affairName).join(', '),
  ];
}
