import { SavedViews, type SavedViewsProps } from '#identity/index.ts';
import { formatNumber, t } from '#platform/i18n/i18n.ts';
import { LinkButton } from '#platform/ui/button.tsx';
import { Downloads } from '#platform/ui/downloads.tsx';
import { EmptyState } from '#platform/ui/empty-state.tsx';
import { Form } from '#platform/ui/form.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Pagination } from '#platform/ui/pagination.tsx';
import { SummaryList, type SummaryRow } from '#platform/ui/summary-list.tsx';
import { HiddenField } from '#platform/ui/text-field.tsx';
import { paths as bulkPaths } from '../../bulk/paths.ts';
import { BulkBar, LastRunNotice, type LastRunProps } from '../../bulk/views/bulk-bar.tsx';
import type { Edition } from '../../edition/model/edition.ts';
import { entryStates } from '../model/states.ts';
import { paths } from '../paths.ts';
import type { StateCounts } from '../queries/list.ts';
import type { QuotaUse } from '../queries/quota.ts';
import { ListFilters, type ListFiltersProps } from './list-filters.tsx';
import { ListTable, type ListTableProps } from './list-table.tsx';
import { closingText } from './start-page.tsx';
import { editionTitle, groupName } from './words.ts';

export type ListPageProps = ListFiltersProps &
  ListTableProps & {
    readonly saved: SavedViewsProps;
    readonly lastRun: LastRunProps['run'];
    readonly counts: StateCounts;
    readonly page: number;
    readonly pages: number;
    readonly mayEnter: boolean;
    /** Checks entries of an institution, and does things with many at once. */
    readonly mayDecide: boolean;
    /** Organises an edition, and asks where entries are stuck. */
    readonly mayOrganise: boolean;
    /** The edition that the list is narrowed to, with the quotas of the viewer's institution. */
    readonly chosen: { readonly edition: Edition; readonly quotas: readonly QuotaUse[] } | null;
    readonly now: Date;
  };

/** Entries that the viewer writes, checks or organises, narrowed and sorted. */
export function ListPage(props: ListPageProps) {
  const filtered = Object.keys(props.query).some((it) => it !== 'urut' && it !== 'halaman');
  return (
    <>
      <PageHeader
        title={t('entry.list.title')}
        lead={t(props.mayDecide ? 'entry.list.leadAdmin' : 'entry.list.lead')}
        actions={
          <>
            {props.mayEnter ? <LinkButton href={paths.start.to()}>{t('entry.start.title')}</LinkButton> : null}
            {props.mayOrganise ? (
              <LinkButton look="secondary" href={paths.stuck.to()}>
                {t('entry.stuck.title')}
              </LinkButton>
            ) : null}
          </>
        }
      />
      <LastRunNotice run={props.lastRun} />
      {props.chosen ? <Chosen {...props} chosen={props.chosen} /> : null}
      <SavedViews {...props.saved} />
      {props.total > 0 || filtered ? <ListFilters {...props} /> : null}
      <Found {...props} filtered={filtered} />
      {props.total > 0 ? <Downloads of={paths.list.to(props.query)} /> : null}
      <Pagination
        page={props.page}
        pages={props.pages}
        hrefOf={(page) => paths.list.to({ ...props.query, halaman: String(page) })}
      />
    </>
  );
}

/** Quota use and time left in the edition that the list is narrowed to. */
function Chosen({ chosen, counts, now }: ListPageProps & { readonly chosen: NonNullable<ListPageProps['chosen']> }) {
  const { edition, quotas } = chosen;
  const { document } = edition;
  const rows: readonly SummaryRow[] = [
    { label: t('entry.list.closing'), value: closingText(edition, now) },
    ...quotas.map(({ rule, used }) => ({
      label: t('entry.list.quota', {
        groups:
          rule.groups.length === 0
            ? t('entry.list.allGroups')
            : rule.groups.map((it) => groupName(document, it)).join(', '),
      }),
      value: t('entry.list.quotaUse', { used: formatNumber(used), most: formatNumber(rule.most) }),
    })),
    {
      label: t('entry.list.states'),
      value: entryStates
        .filter((state) => counts[state])
        .map((state) => `${t(`entry.state.${state}`)}: ${formatNumber(counts[state] ?? 0)}`)
        .join(' · '),
    },
  ];
  return <SummaryList title={editionTitle(document)} rows={rows} />;
}

function Found(props: ListPageProps & { readonly filtered: boolean }) {
  if (props.entries.length === 0) {
    if (props.filtered) return <EmptyState title={t('entry.list.none')}>{t('entry.list.noneText')}</EmptyState>;
    const begin = { action: { text: t('entry.start.title'), href: paths.start.to() } };
    return (
      <EmptyState title={t('entry.list.empty')} {...(props.mayEnter ? begin : {})}>
        {t('entry.list.emptyText')}
      </EmptyState>
    );
  }
  const open = (['draft', 'with_admin', 'returned'] as const).some((state) => (props.counts[state] ?? 0) > 0);
  if (!props.mayDecide || !open) return <ListTable {...props} boxes={false} />;
  return (
    <Form action={bulkPaths.confirm.to()} class="bulk">
      {Object.entries(props.query).map(([name, value]) => (
        <HiddenField key={name} name={name} value={value} />
      ))}
      <HiddenField name="kembali" value={paths.list.to(props.query)} />
      <ListTable {...props} boxes />
      <BulkBar moves={['submit', 'return', 'remind']} total={props.total} shown={props.entries.length} />
    </Form>
  );
}
