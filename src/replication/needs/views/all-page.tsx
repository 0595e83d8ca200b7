import { formatDate } from '#platform/dates.ts';
import { formatNumber, t } from '#platform/i18n/i18n.ts';
import { Downloads } from '#platform/ui/downloads.tsx';
import { EmptyState } from '#platform/ui/empty-state.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Table } from '#platform/ui/table.tsx';
import type { Origin } from '../../origin/model.ts';
import type { Need, Readiness } from '../model.ts';
import { paths } from '../paths.ts';
import { summaryOf } from '../rules/readiness.ts';

export type AllPageProps = {
  readonly origin: Origin;
  readonly needs: readonly Need[];
  readonly rows: readonly Readiness[];
};

/** How ready places are for an innovation, for those who speak for it. */
export function AllPage({ origin, needs, rows }: AllPageProps) {
  return (
    <>
      <PageHeader kicker={origin.title} title={t('needs.all.title')} lead={t('needs.all.lead')} />
      {rows.length === 0 ? (
        <EmptyState title={t('needs.all.none')}>{t('needs.all.noneText')}</EmptyState>
      ) : (
        <>
          <Table
            caption={t('needs.all.caption', { count: rows.length, n: formatNumber(rows.length) })}
            columns={[
              { label: t('needs.institution') },
              { label: t('needs.answer.have'), numeric: true },
              { label: t('needs.answer.partly'), numeric: true },
              { label: t('needs.answer.lacking'), numeric: true },
              { label: t('needs.unanswered'), numeric: true },
              { label: t('needs.lackingMusts'), numeric: true },
              { label: t('needs.answeredAt') },
            ]}
            rows={rows.map((it) => ({ key: it.id, cells: cellsOf(origin, needs, it) }))}
          />
          <Downloads of={paths.all.to(origin.id)} />
        </>
      )}
    </>
  );
}

function cellsOf(origin: Origin, needs: readonly Need[], readiness: Readiness) {
  const { have, partly, lacking, open, lackingMusts } = summaryOf(needs, readiness.answers);
  const place = [readiness.unitName, readiness.institutionName].filter((it) => it !== null).join(', ');
  return [
    <a href={paths.one.to(origin.id, readiness.id)}>{place}</a>,
    ...[have, partly, lacking, open, lackingMusts].map((n) => formatNumber(n)),
    formatDate(readiness.answeredAt),
  ];
}
