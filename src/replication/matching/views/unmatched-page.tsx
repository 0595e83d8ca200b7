import { regionName } from '#identity/index.ts';
import { formatDate } from '#platform/dates.ts';
import { formatNumber, t } from '#platform/i18n/i18n.ts';
import { Downloads } from '#platform/ui/downloads.tsx';
import { EmptyState } from '#platform/ui/empty-state.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Pagination } from '#platform/ui/pagination.tsx';
import { Table } from '#platform/ui/table.tsx';
import { affairName, paths as registryPaths } from '#registry/index.ts';
import { paths } from '../paths.ts';
import type { Unmatched, UnmatchedFilter } from '../queries/lists.ts';
import { queryOf } from '../rules/address.ts';
import { Narrow } from './narrow.tsx';
import { MatchingTabs } from './tabs.tsx';

export type UnmatchedPageProps = {
  readonly filter: UnmatchedFilter;
  readonly regions: readonly string[];
  readonly rows: readonly Unmatched[];
  readonly total: number;
  readonly page: number;
  readonly pages: number;
};

/** Problems for which no proven innovation was found: where something new has to be created. */
export function UnmatchedPage({ filter, regions, rows, total, page, pages }: UnmatchedPageProps) {
  const hrefOf = (at: number) => paths.unmatched.to({ ...queryOf(filter), hal: at > 1 ? String(at) : '' });
  return (
    <>
      <PageHeader title={t('matching.unmatched.title')} lead={t('matching.unmatched.lead')} />
      <MatchingTabs current="unmatched" />
      <Narrow action={paths.unmatched.to()} filter={filter} regions={regions} />
      {rows.length === 0 ? (
        <EmptyState title={t('matching.unmatched.none')}>{t('matching.unmatched.noneText')}</EmptyState>
      ) : (
        <Table
          caption={t('matching.unmatched.caption', { count: total, n: formatNumber(total) })}
          columns={[
            { label: t('matching.problem') },
            { label: t('matching.regionLabel') },
            { label: t('matching.affairLabel') },
            { label: t('matching.raisedAt') },
            { label: t('matching.lookedAt') },
          ]}
          rows={rows.map((it) => ({
            key: it.id,
            cells: [
              <a href={registryPaths.problem.to(it.id)}>{it.title}</a>,
              regionName(it.regionCode),
              it.affair === null ? '' : affairName(it.affair),
              formatDate(it.createdAt),
              it.lookedAt ? formatDate(it.lookedAt) : t('matching.notYet'),
            ],
          }))}
        />
      )}
      <Pagination page={page} pages={pages} hrefOf={hrefOf} />
      {rows.length === 0 ? null : <Downloads of={hrefOf(1)} />}
    </>
  );
}
