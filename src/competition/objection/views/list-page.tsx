import { formatDate, formatMoment } from '#platform/dates.ts';
import { formatNumber, t } from '#platform/i18n/i18n.ts';
import { type PublicCode, shownPublicCode } from '#platform/public-code.ts';
import { SelectField } from '#platform/ui/choice-field.tsx';
import { Downloads } from '#platform/ui/downloads.tsx';
import { EmptyState } from '#platform/ui/empty-state.tsx';
import { FilterForm } from '#platform/ui/filter-form.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Pagination } from '#platform/ui/pagination.tsx';
import { Table } from '#platform/ui/table.tsx';
import { Tabs } from '#platform/ui/tabs.tsx';
import { TextField } from '#platform/ui/text-field.tsx';
import type { Edition } from '../../edition/model/edition.ts';
import { editionTitle } from '../../stage/views/words.ts';
import { grounds } from '../model/objection.ts';
import type { ObjectionState } from '../model/states.ts';
import { type ObjectionsQuery, paths } from '../paths.ts';
import type { ListedObjection } from '../queries/list.ts';
import { listStates, type ObjectionsFilter } from '../rules/list.ts';
import { isOpen } from '../rules/moves.ts';
import type { ObjectionWindow } from '../rules/window.ts';
import { StateTag } from './state-tag.tsx';
import { WindowNotice } from './window-notice.tsx';

export type ListPageProps = {
  readonly edition: Edition;
  readonly window: ObjectionWindow;
  readonly filter: ObjectionsFilter;
  readonly rows: readonly ListedObjection[];
  /** Of the filter, over all states. */
  readonly counts: Readonly<Record<ObjectionState, number>>;
  readonly page: number;
  readonly pages: number;
  readonly total: number;
  readonly now: Date;
};

/** The objections of an edition for its organiser, those that wait longest first. */
export function ListPage(props: ListPageProps) {
  const { edition, window, rows, page, pages, now } = props;
  return (
    <>
      <PageHeader kicker={editionTitle(edition)} title={t('objection.list.title')} lead={t('objection.list.lead')} />
      <WindowNotice window={window} now={now} />
      <States {...props} />
      <Narrow {...props} />
      {rows.length === 0 ? (
        <EmptyState title={t('objection.list.none')}>{t('objection.list.noneText')}</EmptyState>
      ) : (
        <List {...props} />
      )}
      <Pagination page={page} pages={pages} hrefOf={(at) => hrefOf(props, { hal: at > 1 ? String(at) : '' })} />
      {rows.length === 0 ? null : <Downloads of={hrefOf(props, {})} />}
    </>
  );
}

/** The address of the list with the filter as it is but for what is said here. */
function hrefOf({ edition, filter }: Pick<ListPageProps, 'edition' | 'filter'>, other: ObjectionsQuery): string {
  return paths.list.to(edition.id, {
    status: filter.state ?? '',
    alasan: filter.ground ?? '',
    q: filter.words,
    ...other,
  });
}

function States(props: ListPageProps) {
  const { counts, filter } = props;
  const all = listStates.reduce((sum, state) => sum + counts[state], 0);
  const shown = listStates.filter((state) => counts[state] > 0 || state === 'received' || state === filter.state);
  return (
    <Tabs
      label={t('objection.list.states')}
      tabs={[
        {
          text: t('objection.list.all'),
          count: all,
          href: hrefOf(props, { status: '' }),
          current: filter.state === null,
        },
        ...shown.map((state) => ({
          text: t(`objection.state.${state}`),
          count: counts[state],
          href: hrefOf(props, { status: state }),
          current: filter.state === state,
        })),
      ]}
    />
  );
}

function Narrow({ edition, filter }: ListPageProps) {
  return (
    <FilterForm
      action={paths.list.to(edition.id)}
      open={filter.words !== '' || filter.ground !== null}
      keep={{ status: filter.state ?? '' }}
    >
      <TextField name="q" type="search" label={t('objection.list.words')} value={filter.words} optional />
      <SelectField
        name="alasan"
        label={t('objection.groundLabel')}
        value={filter.ground}
        empty={t('objection.list.anyGround')}
        choices={grounds.map((value) => ({ value, label: t(`objection.ground.${value}`) }))}
        optional
      />
    </FilterForm>
  );
}

function List({ rows, total }: ListPageProps) {
  return (
    <Table
      caption={t('objection.list.caption', { count: total, n: formatNumber(total) })}
      columns={[
        { label: t('objection.receipt.number') },
        { label: t('objection.entry') },
        { label: t('objection.groundLabel') },
        { label: t('objection.receivedAt') },
        { label: t('objection.stateLabel') },
      ]}
      rows={rows.map((row) => ({
        key: row.id,
        marked: isOpen(row.state),
        cells: [
          <a class="whitespace-nowrap" href={paths.one.to(row.id)}>
            {shownPublicCode(row.code as PublicCode)}
          </a>,
          <>
            {row.title}
            <br />
            <span class="muted">{[row.unitName, row.institutionName].filter((name) => name !== null).join(', ')}</span>
          </>,
          t(`objection.ground.${row.ground}`),
          formatMoment(row.confirmedAt),
          <>
            <StateTag state={row.state} /> <Until row={row} />
          </>,
        ],
      }))}
    />
  );
}

function Until({ row: { state, askedUntil } }: { readonly row: ListedObjection }) {
  if (state !== 'asked' || !askedUntil) return null;
  return (
    <span class="muted">{t('objection.list.until', { day: formatDate(new Date(askedUntil.getTime() - 1)) })}</span>
  );
}
