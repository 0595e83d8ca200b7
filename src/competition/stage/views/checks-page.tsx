import { SavedViews, type SavedViewsProps } from '#identity/index.ts';
import { formatMoment } from '#platform/dates.ts';
import { formatNumber, t } from '#platform/i18n/i18n.ts';
import { RowCheckbox } from '#platform/ui/choice-field.tsx';
import { Downloads } from '#platform/ui/downloads.tsx';
import { EmptyState } from '#platform/ui/empty-state.tsx';
import { Form } from '#platform/ui/form.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Pagination } from '#platform/ui/pagination.tsx';
import { Section } from '#platform/ui/section.tsx';
import { sortBy } from '#platform/ui/sort.ts';
import { Table } from '#platform/ui/table.tsx';
import { Tabs } from '#platform/ui/tabs.tsx';
import { Tag, type Tone } from '#platform/ui/tag.tsx';
import { HiddenField } from '#platform/ui/text-field.tsx';
import { paths as bulkPaths } from '../../bulk/paths.ts';
import { BulkBar, LastRunNotice, type LastRunProps } from '../../bulk/views/bulk-bar.tsx';
import type { Edition } from '../../edition/model/edition.ts';
import { type ChecksQuery, paths } from '../paths.ts';
import type { ListedCheck, ReasonCount } from '../queries/check-list.ts';
import { type CheckGroup, type CheckSort, type ChecksFilter, checkGroups } from '../rules/checks-list.ts';
import { ChecksFilters, type ChecksFiltersProps } from './checks-filters.tsx';
import { editionTitle, groupName } from './words.ts';

export type ChecksPageProps = ChecksFiltersProps & {
  readonly filter: ChecksFilter;
  readonly rows: readonly ListedCheck[];
  readonly counts: Readonly<Partial<Record<CheckGroup, number>>>;
  readonly reasons: readonly ReasonCount[];
  readonly saved: SavedViewsProps;
  readonly lastRun: LastRunProps['run'];
  readonly page: number;
  readonly pages: number;
  /** Of the filter, on all pages. */
  readonly total: number;
};

/** The submissions of an edition at the administrative check: what waits, what was decided, and why. */
export function ChecksPage(props: ChecksPageProps) {
  const { edition, rows, filter, page, pages } = props;
  return (
    <>
      <PageHeader kicker={editionTitle(edition)} title={t('stage.checks.title')} lead={t('stage.checks.lead')} />
      <LastRunNotice run={props.lastRun} />
      <SavedViews {...props.saved} />
      <Groups {...props} />
      <ChecksFilters {...props} />
      {rows.length === 0 ? (
        <EmptyState title={t('stage.checks.none')}>{t('stage.checks.noneText')}</EmptyState>
      ) : (
        <Listed {...props} />
      )}
      <Pagination page={page} pages={pages} hrefOf={(at) => hrefOf(props, { hal: at > 1 ? String(at) : '' })} />
      {rows.length === 0 ? null : <Downloads of={hrefOf(props, {})} />}
      {filter.group === null || filter.group === 'refused' ? <Reasons {...props} /> : null}
    </>
  );
}

/** The address of the list with the filter as it is but for what is said here. */
function hrefOf({ edition, query }: Pick<ChecksPageProps, 'edition' | 'query'>, other: ChecksQuery): string {
  return paths.checks.to(edition.id, { ...query, ...other });
}

function Groups(props: ChecksPageProps) {
  const { counts, filter } = props;
  const all = checkGroups.reduce((sum, group) => sum + (counts[group] ?? 0), 0);
  const shown = checkGroups.filter(
    (group) => (counts[group] ?? 0) > 0 || group === 'waiting' || group === filter.group,
  );
  return (
    <Tabs
      label={t('stage.checks.groups')}
      tabs={[
        {
          text: t('stage.checks.all'),
          count: all,
          href: hrefOf(props, { status: '' }),
          current: filter.group === null,
        },
        ...shown.map((group) => ({
          text: t(`stage.checks.group.${group}`),
          count: counts[group] ?? 0,
          href: hrefOf(props, { status: group }),
          current: filter.group === group,
        })),
      ]}
    />
  );
}

const tones = {
  waiting: 'info',
  proposed: 'warning',
  passed: 'success',
  refused: 'neutral',
  correction: 'warning',
  revise: 'warning',
} as const satisfies Record<CheckGroup, Tone>;

export function CheckTag({ group }: { readonly group: CheckGroup }) {
  return <Tag tone={tones[group]}>{t(`stage.checks.group.${group}`)}</Tag>;
}

/** What waits can be passed or given to somebody, many at once. */
function Listed(props: ChecksPageProps) {
  const { edition, query, counts, filter, total, rows } = props;
  const waiting = (counts.waiting ?? 0) + (counts.proposed ?? 0) > 0;
  if (!waiting || (filter.group !== null && filter.group !== 'waiting' && filter.group !== 'proposed'))
    return <List {...props} boxes={false} />;
  return (
    <Form action={bulkPaths.confirm.to()} class="bulk">
      {Object.entries(query).map(([name, value]) => (
        <HiddenField key={name} name={name} value={value} />
      ))}
      <HiddenField name="edisi" value={edition.id} />
      <HiddenField name="kembali" value={hrefOf(props, {})} />
      <List {...props} boxes />
      <BulkBar moves={['pass', 'assign']} total={total} shown={rows.length} />
    </Form>
  );
}

function List(props: ChecksPageProps & { readonly boxes: boolean }) {
  const { edition, rows, filter, total, boxes } = props;
  const sort = (up: CheckSort, down: CheckSort) =>
    sortBy(filter.sort, [up, down], (by) => hrefOf(props, { urut: by === 'oldest' ? '' : by }));
  const box = ({ id, title, group }: ListedCheck) =>
    group === 'waiting' || group === 'proposed' ? <RowCheckbox name="usulan" value={id} label={title} /> : '';
  return (
    <Table
      caption={t('stage.checks.caption', { count: total, n: formatNumber(total) })}
      rowHeader={boxes ? 1 : 0}
      columns={[
        ...(boxes ? [{ label: t('competition.bulk.choose'), labelHidden: true, tight: true }] : []),
        { label: t('stage.checks.entry'), sort: sort('title', 'title-z') },
        { label: t('stage.checks.institution'), sort: sort('institution', 'institution-z') },
        { label: t('stage.checks.groupOfEntry'), sort: sort('group', 'group-z') },
        { label: t('stage.checks.submitted'), sort: sort('oldest', 'newest') },
        { label: t('stage.checks.checker'), sort: sort('checker', 'checker-z') },
        { label: t('stage.checks.state'), sort: sort('state', 'state-z') },
      ]}
      rows={rows.map((row) => ({
        key: row.id,
        marked: row.group === 'proposed',
        cells: [...(boxes ? [box(row)] : []), ...cellsOf(row, edition)],
      }))}
    />
  );
}

function cellsOf(row: ListedCheck, edition: Edition) {
  return [
    <>
      <a href={paths.check.to(edition.id, row.id)}>{row.title}</a>
      <br />
      <span class="muted">{row.receipt}</span>
    </>,
    [row.unitName, row.institutionName].filter((it) => it !== null).join(', '),
    groupName(edition.document, row.entryGroup),
    formatMoment(row.submittedAt),
    row.checkerName ?? '–',
    <>
      <CheckTag group={row.group} />{' '}
      <span class="muted">{row.reasons.map((it) => t(`stage.reason.${it}`)).join(', ')}</span>
      {row.openUntil ? <p>{t('stage.checks.waitsUntil', { until: formatMoment(row.openUntil) })}</p> : null}
    </>,
  ];
}

function Reasons({ edition, reasons }: ChecksPageProps) {
  if (reasons.length === 0) return null;
  return (
    <Section title={t('stage.checks.reasons')}>
      <Table
        caption={t('stage.checks.reasonsCaption')}
        columns={[{ label: t('stage.checks.reason') }, { label: t('stage.checks.entries'), numeric: true }]}
        rows={reasons.map(({ reason, entries }) => ({
          key: reason,
          cells: [
            <a href={paths.checks.to(edition.id, { status: 'refused', alasan: reason })}>
              {t(`stage.reason.${reason}`)}
            </a>,
            formatNumber(entries),
          ],
        }))}
      />
    </Section>
  );
}
