import { regionName, type Viewer } from '#identity/index.ts';
import { formatDate } from '#platform/dates.ts';
import type { Figure, FigureFilter } from '#platform/figure.ts';
import { formatNumber, t } from '#platform/i18n/i18n.ts';
import { Downloads } from '#platform/ui/downloads.tsx';
import { EmptyState } from '#platform/ui/empty-state.tsx';
import { Notice } from '#platform/ui/notice.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Pagination } from '#platform/ui/pagination.tsx';
import { SummaryList } from '#platform/ui/summary-list.tsx';
import { Table } from '#platform/ui/table.tsx';
import type { ListedRecord } from '../listed.ts';
import { paths } from '../paths.ts';
import { stateName } from '../words.ts';

export type ListPageProps = {
  readonly figure: Figure<Viewer>;
  readonly filter: FigureFilter;
  readonly terms: readonly (readonly [name: string, text: string | null])[];
  /** Null: not told, for it counts too few people. */
  readonly number: string | null;
  readonly records: readonly ListedRecord[];
  readonly page: number;
  readonly pages: number;
};

/** What stands behind a number: as many as it says. */
export function ListPage(props: ListPageProps) {
  const { figure, filter, terms, number, records, page, pages } = props;
  const address = paths.list.to(figure.key, filter);
  const said = terms.flatMap(([label, value]) => (value ? [{ label, value }] : []));
  return (
    <>
      <PageHeader
        kicker={t('records.title')}
        title={figure.title()}
        lead={number === null ? t('records.few') : `${number} ${figure.unit()}`}
      />
      {said.length > 0 ? <SummaryList rows={said} /> : null}
      <Notice>
        <p>
          <strong>{t('records.how')}</strong> {figure.how()}
        </p>
      </Notice>
      {figure.ofPeople ? <p>{t('records.people')}</p> : <Records {...props} records={records} />}
      {figure.ofPeople ? null : (
        <>
          <Pagination
            page={page}
            pages={pages}
            hrefOf={(n) => `${address}${address.includes('?') ? '&' : '?'}hal=${n}`}
          />
          <Downloads of={address} />
        </>
      )}
    </>
  );
}

function Records({ figure, records }: ListPageProps) {
  if (records.length === 0) return <EmptyState title={t('records.empty.title')}>{t('records.empty.text')}</EmptyState>;
  const hasState = figure.states !== undefined;
  const hasValue = figure.kind !== 'count';
  return (
    <Table
      caption={figure.title()}
      captionHidden
      columns={[
        { label: t('records.name') },
        { label: t('records.institution') },
        { label: t('records.region') },
        ...(hasState ? [{ label: t('records.state') }] : []),
        hasValue ? { label: figure.unit(), numeric: true } : { label: t('records.when') },
      ]}
      rows={records.map((it) => ({
        key: `${it.id} ${it.state}`,
        cells: [
          <Name key="name" record={it} />,
          it.institution || '–',
          it.regionCode ? regionName(it.regionCode) : '–',
          ...(hasState ? [it.state ? stateName(figure, it.state) : '–'] : []),
          hasValue ? formatNumber(it.value, { maximumFractionDigits: 2 }) : it.at ? formatDate(it.at) : '–',
        ],
      }))}
    />
  );
}

const Name = ({ record: { href, title } }: { readonly record: ListedRecord }) =>
  href && title !== null ? <a href={href}>{title}</a> : <span>{t('records.unread')}</span>;
