import { regionName } from '#identity/index.ts';
import { formatNumber, t } from '#platform/i18n/i18n.ts';
import { Downloads } from '#platform/ui/downloads.tsx';
import { EmptyState } from '#platform/ui/empty-state.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Pagination } from '#platform/ui/pagination.tsx';
import { Table } from '#platform/ui/table.tsx';
import { affairName, paths as registryPaths } from '#registry/index.ts';
import { paths } from '../paths.ts';
import type { NeverCopied, NeverCopiedFilter } from '../queries/lists.ts';
import { queryOf } from '../rules/address.ts';
import { Narrow } from './narrow.tsx';
import { MatchingTabs } from './tabs.tsx';

export type NeverCopiedPageProps = {
  readonly filter: NeverCopiedFilter;
  readonly regions: readonly string[];
  readonly rows: readonly NeverCopied[];
  readonly total: number;
  readonly page: number;
  readonly pages: number;
};

/** Proven innovations that nobody has copied, those for which problems wait first. */
export function NeverCopiedPage({ filter, regions, rows, total, page, pages }: NeverCopiedPageProps) {
  const hrefOf = (at: number) => paths.neverCopied.to({ ...queryOf(filter), hal: at > 1 ? String(at) : '' });
  return (
    <>
      <PageHeader title={t('matching.neverCopied.title')} lead={t('matching.neverCopied.lead')} />
      <MatchingTabs current="neverCopied" />
      <Narrow action={paths.neverCopied.to()} filter={filter} regions={regions} />
      {rows.length === 0 ? (
        <EmptyState title={t('matching.neverCopied.none')}>{t('matching.neverCopied.noneText')}</EmptyState>
      ) : (
        <Table
          caption={t('matching.neverCopied.caption', { count: total, n: formatNumber(total) })}
          columns={[
            { label: t('matching.innovation') },
            { label: t('matching.institution') },
            { label: t('matching.affairLabel') },
            { label: t('matching.award') },
            { label: t('matching.problems'), numeric: true },
          ]}
          rows={rows.map((it) => ({
            key: it.id,
            cells: [
              <a href={registryPaths.record.to(it.id)}>{it.title}</a>,
              [it.unitName, it.institutionName, regionName(it.regionCode)].filter((name) => name).join(', '),
              it.affair === null ? '' : affairName(it.affair),
              it.award,
              formatNumber(it.problems),
            ],
          }))}
        />
      )}
      <Pagination page={page} pages={pages} hrefOf={hrefOf} />
      {rows.length === 0 ? null : <Downloads of={hrefOf(1)} />}
    </>
  );
}
