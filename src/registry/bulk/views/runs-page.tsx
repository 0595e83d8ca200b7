import { formatMoment } from '#platform/dates.ts';
import { formatNumber, t } from '#platform/i18n/i18n.ts';
import { Downloads } from '#platform/ui/downloads.tsx';
import { EmptyState } from '#platform/ui/empty-state.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Table } from '#platform/ui/table.tsx';
import { Tag } from '#platform/ui/tag.tsx';
import { paths as registryPaths } from '../../paths.ts';
import type { ListedRun } from '../model.ts';
import { paths } from '../paths.ts';

/** What was done to many records at once, newest first. */
export function RunsPage({ runs }: { readonly runs: readonly ListedRun[] }) {
  return (
    <>
      <PageHeader title={t('bulk.list.title')} lead={t('bulk.list.lead')} />
      {runs.length === 0 ? (
        <EmptyState
          title={t('bulk.list.none')}
          action={{ text: t('registry.list.title'), href: registryPaths.records.to() }}
        >
          {t('bulk.list.noneText')}
        </EmptyState>
      ) : (
        <>
          <Table
            caption={t('bulk.list.caption', { n: formatNumber(runs.length) })}
            columns={[
              { label: t('bulk.what') },
              { label: t('bulk.said') },
              { label: t('bulk.by') },
              { label: t('bulk.result') },
            ]}
            rows={runs.map((run) => ({
              key: run.id,
              cells: [
                <a href={paths.one.to(run.id)}>{t(`bulk.move.${run.move}`)}</a>,
                run.said,
                `${run.doneByName}, ${formatMoment(run.doneAt)}`,
                <Result run={run} />,
              ],
            }))}
          />
          <Downloads of={paths.list.to()} />
        </>
      )}
    </>
  );
}

function Result({ run }: { readonly run: ListedRun }) {
  const counts = { done: formatNumber(run.done), skipped: formatNumber(run.skipped) };
  return (
    <>
      {t('bulk.counts', counts)}
      {run.undoneAt ? (
        <>
          {' '}
          <Tag tone="info">{t('bulk.undoneCount', { n: formatNumber(run.undone) })}</Tag>
        </>
      ) : null}
    </>
  );
}
