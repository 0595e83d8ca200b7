import { formatDate } from '#platform/dates.ts';
import { formatNumber, t } from '#platform/i18n/i18n.ts';
import { SelectField } from '#platform/ui/choice-field.tsx';
import { Downloads } from '#platform/ui/downloads.tsx';
import { EmptyState } from '#platform/ui/empty-state.tsx';
import { FilterForm } from '#platform/ui/filter-form.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Pagination } from '#platform/ui/pagination.tsx';
import { Table } from '#platform/ui/table.tsx';
import { Tabs } from '#platform/ui/tabs.tsx';
import { TextField } from '#platform/ui/text-field.tsx';
import type { Replication } from '../model/replication.ts';
import type { ReplicationState } from '../model/states.ts';
import { directionSlugs, type ListQuery, paths } from '../paths.ts';
import { awaitedOf, awaitedParties } from '../rules/awaited.ts';
import { directions, type ReplicationsFilter } from '../rules/list.ts';
import { StateTag } from './state-tag.tsx';
import { ownerText, placeText, regionText } from './words.ts';

export type ListPageProps = {
  readonly filter: ReplicationsFilter;
  readonly rows: readonly Replication[];
  /** Of the filter, over all states; states in which nothing stands are left out. */
  readonly counts: readonly (readonly [ReplicationState, number])[];
  readonly all: number;
  readonly regions: readonly string[];
  /** Whether one sees replications by the institution's eyes, so that given and taken mean something. */
  readonly hasDirections: boolean;
  readonly page: number;
  readonly pages: number;
  readonly total: number;
};

/** The replications that the reader follows, the one that moved last first. */
export function ListPage(props: ListPageProps) {
  const { rows, page, pages } = props;
  return (
    <>
      <PageHeader title={t('transfer.list.title')} lead={t('transfer.list.lead')} />
      {props.hasDirections ? <Directions {...props} /> : null}
      <Narrow {...props} />
      {rows.length === 0 ? (
        <EmptyState title={t('transfer.list.none')}>{t('transfer.list.noneText')}</EmptyState>
      ) : (
        <List {...props} />
      )}
      <Pagination page={page} pages={pages} hrefOf={(at) => hrefOf(props, { hal: at > 1 ? String(at) : '' })} />
      {rows.length === 0 ? null : <Downloads of={hrefOf(props, {})} />}
    </>
  );
}

/** The address of the list with the filter as it is but for what is said here. */
function hrefOf({ filter }: Pick<ListPageProps, 'filter'>, other: ListQuery): string {
  return paths.list.to({
    arah: filter.direction ? directionSlugs[filter.direction] : '',
    status: filter.state ?? '',
    wilayah: filter.regionCode ?? '',
    menunggu: filter.awaited ?? '',
    q: filter.words,
    ...other,
  });
}

function Directions(props: ListPageProps) {
  const { filter } = props;
  const tab = (text: string, arah: string, current: boolean) => ({ text, href: hrefOf(props, { arah }), current });
  return (
    <Tabs
      label={t('transfer.list.direction')}
      tabs={[
        tab(t('transfer.list.both'), '', filter.direction === null),
        ...directions.map((it) => tab(t(`transfer.direction.${it}`), directionSlugs[it], filter.direction === it)),
      ]}
    />
  );
}

function Narrow({ filter, counts, regions }: ListPageProps) {
  const isOn = filter.words !== '' || filter.state !== null || filter.regionCode !== null || filter.awaited !== null;
  return (
    <FilterForm
      action={paths.list.to()}
      open={isOn}
      keep={{ arah: filter.direction ? directionSlugs[filter.direction] : '' }}
    >
      <TextField name="q" type="search" label={t('transfer.list.words')} value={filter.words} optional />
      <SelectField
        name="status"
        label={t('transfer.stateLabel')}
        value={filter.state}
        empty={t('transfer.list.any')}
        choices={counts.map(([value, n]) => ({
          value,
          label: `${t(`replication.state.${value}`)} (${formatNumber(n)})`,
        }))}
        optional
      />
      <SelectField
        name="wilayah"
        label={t('transfer.region')}
        value={filter.regionCode}
        empty={t('transfer.list.any')}
        choices={regions.map((value) => ({ value, label: regionText(value) }))}
        optional
      />
      <SelectField
        name="menunggu"
        label={t('transfer.awaitedFrom')}
        value={filter.awaited}
        empty={t('transfer.list.any')}
        choices={awaitedParties.map((value) => ({ value, label: t(`transfer.party.${value}`) }))}
        optional
      />
    </FilterForm>
  );
}

function List({ rows, total }: ListPageProps) {
  return (
    <Table
      caption={t('transfer.list.caption', { count: total, n: formatNumber(total) })}
      columns={[
        { label: t('transfer.origin') },
        { label: t('transfer.replicator') },
        { label: t('transfer.region') },
        { label: t('transfer.stateLabel') },
        { label: t('transfer.awaitedFrom') },
        { label: t('transfer.list.movedAt') },
      ]}
      rows={rows.map((row) => ({
        key: row.id,
        cells: [
          <>
            <a href={paths.one.to(row.id)}>{row.originTitle}</a>
            <br />
            <span class="muted">{ownerText(row)}</span>
          </>,
          placeText(row),
          regionText(row.regionCode),
          <StateTag state={row.state} />,
          <Awaited row={row} />,
          formatDate(row.movedAt),
        ],
      }))}
    />
  );
}

function Awaited({ row }: { readonly row: Replication }) {
  const awaited = awaitedOf(row);
  if (awaited.length === 0) return <span class="muted">–</span>;
  return (
    <ul class="plain-list">
      {awaited.map(({ from, deed }) => (
        <li key={from + deed}>
          {t('transfer.awaited.line', {
            party: t(`transfer.party.${from}`),
            deed: t(`transfer.awaited.${deed}`),
          })}
        </li>
      ))}
    </ul>
  );
}
