import { formatMoment } from '#platform/dates.ts';
import { formatNumber, t } from '#platform/i18n/i18n.ts';
import { Button } from '#platform/ui/button.tsx';
import { SelectField } from '#platform/ui/choice-field.tsx';
import { Downloads } from '#platform/ui/downloads.tsx';
import { EmptyState } from '#platform/ui/empty-state.tsx';
import { Form } from '#platform/ui/form.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Pagination } from '#platform/ui/pagination.tsx';
import { Section } from '#platform/ui/section.tsx';
import { type Sort, Table } from '#platform/ui/table.tsx';
import { Tabs } from '#platform/ui/tabs.tsx';
import { Tag, type Tone } from '#platform/ui/tag.tsx';
import { TextField } from '#platform/ui/text-field.tsx';
import type { Edition } from '../../edition/model/edition.ts';
import { type ReasonCode, reasonCodes } from '../model/check.ts';
import { type ChecksQuery, paths } from '../paths.ts';
import type { ListedCheck } from '../queries/check-list.ts';
import { type CheckGroup, type CheckSort, type ChecksFilter, checkGroups } from '../rules/checks-list.ts';
import { editionTitle, groupName } from './words.ts';

export type ChecksPageProps = {
  readonly edition: Edition;
  readonly filter: ChecksFilter;
  readonly rows: readonly ListedCheck[];
  readonly counts: Readonly<Record<CheckGroup, number>>;
  readonly reasons: readonly { readonly reason: ReasonCode; readonly entries: number }[];
  readonly page: number;
  readonly pages: number;
  /** Of the filter, over all groups. */
  readonly total: number;
};

/** The submissions of an edition at the administrative check: what waits, what was decided, and why. */
export function ChecksPage(props: ChecksPageProps) {
  const { edition, rows, filter, page, pages } = props;
  return (
    <>
      <PageHeader kicker={editionTitle(edition)} title={t('stage.checks.title')} lead={t('stage.checks.lead')} />
      <Groups {...props} />
      <Narrow {...props} />
      {rows.length === 0 ? (
        <EmptyState title={t('stage.checks.none')}>{t('stage.checks.noneText')}</EmptyState>
      ) : (
        <List {...props} />
      )}
      <Pagination page={page} pages={pages} hrefOf={(at) => hrefOf(props, { hal: at > 1 ? String(at) : '' })} />
      {rows.length === 0 ? null : <Downloads of={hrefOf(props, {})} />}
      {filter.group === null || filter.group === 'refused' ? <Reasons {...props} /> : null}
    </>
  );
}

/** The address of the list with the filter as it is but for what is said here. */
function hrefOf({ edition, filter }: Pick<ChecksPageProps, 'edition' | 'filter'>, other: ChecksQuery): string {
  return paths.checks.to(edition.id, {
    status: filter.group ?? '',
    alasan: filter.reason ?? '',
    q: filter.words,
    urut: filter.sort === 'oldest' ? '' : filter.sort,
    ...other,
  });
}

function Groups(props: ChecksPageProps) {
  const { counts, filter } = props;
  const all = checkGroups.reduce((sum, group) => sum + counts[group], 0);
  const shown = checkGroups.filter((group) => counts[group] > 0 || group === 'waiting' || group === filter.group);
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
          count: counts[group],
          href: hrefOf(props, { status: group }),
          current: filter.group === group,
        })),
      ]}
    />
  );
}

function Narrow({ edition, filter }: ChecksPageProps) {
  return (
    <Form method="get" action={paths.checks.to(edition.id)} label={t('stage.checks.narrow')}>
      {filter.group ? <input type="hidden" name="status" value={filter.group} /> : null}
      <TextField name="q" type="search" label={t('stage.checks.words')} value={filter.words} width="medium" />
      <SelectField
        name="alasan"
        label={t('stage.checks.reason')}
        value={filter.reason}
        empty={t('stage.checks.anyReason')}
        width="medium"
        choices={reasonCodes.map((value) => ({ value, label: t(`stage.reason.${value}`) }))}
      />
      <Button look="secondary">{t('stage.checks.apply')}</Button>
    </Form>
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

function List(props: ChecksPageProps) {
  const { edition, rows, filter, total } = props;
  const sort = (by: CheckSort): Sort => ({
    href: hrefOf(props, { urut: by }),
    direction: filter.sort === by ? 'ascending' : null,
  });
  return (
    <Table
      caption={t('stage.checks.caption', { count: total, n: formatNumber(total) })}
      columns={[
        { label: t('stage.checks.entry'), sort: sort('title') },
        { label: t('stage.checks.institution'), sort: sort('institution') },
        { label: t('stage.checks.groupOfEntry') },
        { label: t('stage.checks.submitted'), sort: sort('oldest') },
        { label: t('stage.checks.state') },
      ]}
      rows={rows.map((row) => ({
        key: row.id,
        marked: row.group === 'proposed',
        cells: [
          <>
            <a href={paths.check.to(edition.id, row.id)}>{row.title}</a>
            <br />
            <span class="muted">{row.receipt}</span>
          </>,
          [row.unitName, row.institutionName].filter((it) => it !== null).join(', '),
          groupName(edition.document, row.entryGroup),
          formatMoment(row.submittedAt),
          <>
            <CheckTag group={row.group} />{' '}
            <span class="muted">{row.reasons.map((it) => t(`stage.reason.${it}`)).join(', ')}</span>
            {row.openUntil ? <p>{t('stage.checks.waitsUntil', { until: formatMoment(row.openUntil) })}</p> : null}
          </>,
        ],
      }))}
    />
  );
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
