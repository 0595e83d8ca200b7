import { formatMoment } from '#platform/dates.ts';
import { formatNumber, t } from '#platform/i18n/i18n.ts';
import { LinkButton } from '#platform/ui/button.tsx';
import { Downloads } from '#platform/ui/downloads.tsx';
import { EmptyState } from '#platform/ui/empty-state.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Pagination } from '#platform/ui/pagination.tsx';
import { Table } from '#platform/ui/table.tsx';
import { paths } from '../paths.ts';
import type { ListedRun } from '../queries/run.ts';
import { StateTag } from './state.tsx';

export type ListPageProps = { readonly runs: readonly ListedRun[]; readonly page: number; readonly pages: number };

/** The imports that the viewer may see, newest first. */
export function ListPage({ runs, page, pages }: ListPageProps) {
  return (
    <>
      <PageHeader
        title={t('import.list.title')}
        lead={t('import.list.lead')}
        actions={
          <>
            <LinkButton href={paths.upload.to()}>{t('import.list.new')}</LinkButton>
            <LinkButton href={paths.template.to()} look="secondary" download>
              {t('import.list.template')}
            </LinkButton>
          </>
        }
      />
      {runs.length === 0 ? (
        <EmptyState title={t('import.list.empty.title')}>
          <p>{t('import.list.empty.text')}</p>
        </EmptyState>
      ) : (
        <>
          <Runs runs={runs} />
          <Downloads of={paths.list.to()} />
        </>
      )}
      <Pagination page={page} pages={pages} hrefOf={(n) => paths.list.to(n)} label={t('import.list.pages')} />
    </>
  );
}

function Runs({ runs }: Pick<ListPageProps, 'runs'>) {
  return (
    <Table
      caption={t('import.list.caption')}
      captionHidden
      columns={[
        { label: t('import.list.file') },
        { label: t('import.list.state') },
        { label: t('import.list.who') },
        { label: t('import.list.result') },
      ]}
      rows={runs.map((run) => ({
        key: run.id,
        cells: [
          <a key="file" href={paths.import.to(run.id)}>
            {run.fileName}
          </a>,
          <StateTag key="state" state={run.state} />,
          `${run.startedByName}, ${formatMoment(run.createdAt)}`,
          resultOf(run),
        ],
      }))}
    />
  );
}

function resultOf(run: ListedRun): string {
  if (run.confirmedAt === null) return t('import.list.rows', { rows: formatNumber(run.rowCount) });
  const { created, updated, left } = run;
  return t('import.list.counts', {
    created: formatNumber(created),
    updated: formatNumber(updated),
    left: formatNumber(left),
  });
}
