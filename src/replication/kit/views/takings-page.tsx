import { formatMoment } from '#platform/dates.ts';
import { formatNumber, t } from '#platform/i18n/i18n.ts';
import { Downloads } from '#platform/ui/downloads.tsx';
import { EmptyState } from '#platform/ui/empty-state.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Pagination } from '#platform/ui/pagination.tsx';
import { Table } from '#platform/ui/table.tsx';
import type { Origin } from '../../origin/model.ts';
import { paths } from '../paths.ts';
import type { Taking } from '../queries/kit.ts';

export type TakingsPageProps = {
  readonly origin: Origin;
  readonly rows: readonly Taking[];
  readonly total: number;
  readonly page: number;
  readonly pages: number;
};

/** Who took the kit, for those who speak for the record. */
export function TakingsPage({ origin, rows, total, page, pages }: TakingsPageProps) {
  return (
    <>
      <PageHeader kicker={origin.title} title={t('kit.takings.title')} />
      {rows.length === 0 ? (
        <EmptyState title={t('kit.takings.none')}>{t('kit.takings.noneText')}</EmptyState>
      ) : (
        <Table
          caption={t('kit.taken', { count: total, n: formatNumber(total) })}
          columns={[
            { label: t('kit.takenAt') },
            { label: t('kit.institution') },
            { label: t('kit.person') },
            { label: t('kit.files'), numeric: true },
          ]}
          rows={rows.map((it) => ({
            key: it.id,
            cells: [
              formatMoment(it.takenAt),
              it.institutionName ?? '',
              it.personName ?? t('kit.nobody'),
              formatNumber(it.files),
            ],
          }))}
        />
      )}
      <Pagination page={page} pages={pages} hrefOf={(at) => paths.takings.to(origin.id, at)} />
      {rows.length === 0 ? null : <Downloads of={paths.takings.to(origin.id)} />}
    </>
  );
}
