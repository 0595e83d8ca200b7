import { formatDate } from '#platform/dates.ts';
import { formatNumber, t } from '#platform/i18n/i18n.ts';
import { RowCheckbox } from '#platform/ui/choice-field.tsx';
import { sortBy } from '#platform/ui/sort.ts';
import { type Column, Table } from '#platform/ui/table.tsx';
import type { Edition, EditionId } from '../../edition/model/edition.ts';
import { type EntryFilter, type EntrySort, type ListedEntry, sinceOf } from '../model/list.ts';
import { type ListQuery, paths } from '../paths.ts';
import { isReopened } from '../rules/reopening.ts';
import { StateTag } from './state.tsx';
import { editionTitle, groupName } from './words.ts';

export type ListTableProps = {
  readonly filter: EntryFilter;
  readonly query: ListQuery;
  readonly editions: ReadonlyMap<EditionId, Edition>;
  readonly entries: readonly ListedEntry[];
  readonly total: number;
};

const unfinished: readonly string[] = ['draft', 'with_admin', 'returned'];

/** The entries of a page of the list; with `boxes`, those that something can be done with can be ticked. */
export function ListTable(props: ListTableProps & { readonly boxes: boolean }) {
  const { entries, total, boxes } = props;
  return (
    <Table
      caption={t('entry.list.caption', { count: total, n: formatNumber(total) })}
      rowHeader={boxes ? 1 : 0}
      columns={[
        ...(boxes ? [{ label: t('competition.bulk.choose'), labelHidden: true, tight: true }] : []),
        ...columnsOf(props),
      ]}
      rows={entries.map((entry) => ({
        key: entry.id,
        cells: [...(boxes ? [boxOf(entry)] : []), ...cellsOf(entry, props)],
      }))}
    />
  );
}

function columnsOf({ filter, query }: ListTableProps): readonly Column[] {
  const { halaman: _page, ...kept } = query;
  const sort = (up: EntrySort, down: EntrySort) =>
    sortBy(filter.sort, [up, down], (urut) => paths.list.to({ ...kept, urut }));
  return [
    { label: t('entry.field.title'), sort: sort('judul', 'judul-z') },
    { label: t('entry.field.unit'), sort: sort('unit', 'unit-z') },
    { label: t('entry.list.editionGroup'), sort: sort('kelompok', 'kelompok-z') },
    { label: t('entry.list.state'), sort: sort('keadaan', 'keadaan-z') },
    { label: t('entry.work.progress'), numeric: true },
    { label: t('entry.list.since'), sort: sort('lama', 'baru'), tight: true },
  ];
}

/** What the check opened again is sent by itself, not with others. */
function boxOf(entry: ListedEntry) {
  if (isReopened(entry) || !unfinished.includes(entry.state)) return '';
  return <RowCheckbox name="usulan" value={entry.id} label={entry.title} />;
}

function cellsOf(entry: ListedEntry, { editions }: ListTableProps) {
  const document = editions.get(entry.editionId)?.document;
  const { done, of } = entry.progress;
  return [
    <>
      <a href={paths.entry.to(entry.id)}>{entry.title}</a>
      {entry.receipt === null ? null : (
        <>
          <br />
          <span class="muted">{entry.receipt}</span>
        </>
      )}
    </>,
    [entry.unitName, entry.institutionName].filter((it) => it !== null).join(', '),
    document ? `${editionTitle(document)} · ${groupName(document, entry.group)}` : '',
    <StateTag entry={entry} />,
    t('entry.list.progress', { n: formatNumber(done), of: formatNumber(of) }),
    formatDate(sinceOf(entry)),
  ];
}
