import { t } from '#platform/i18n/i18n.ts';
import { Table } from '#platform/ui/table.tsx';
import { changeText, figure } from '#registry/index.ts';
import type { EvaluationImpact, KeptImpact } from '../../model/replication.ts';
import { besideEachOther } from '../../rules/impact.ts';

/** The replica's impact beside that of the origin: the same indicator on one line. */
export function ImpactBeside({ impact }: { readonly impact: EvaluationImpact }) {
  const lines = besideEachOther(impact.replica, impact.origin);
  if (lines.length === 0) return <p class="muted">{t('transfer.impact.none')}</p>;
  return (
    <Table
      caption={t('transfer.impact.title')}
      columns={[
        { label: t('transfer.impact.indicator') },
        { label: t('transfer.impact.replica') },
        { label: t('transfer.impact.origin') },
      ]}
      rows={lines.map((line, at) => ({
        key: String(at),
        cells: [`${line.indicator} (${line.unit})`, <Measured row={line.replica} />, <Measured row={line.origin} />],
      }))}
    />
  );
}

function Measured({ row }: { readonly row: KeptImpact | null }) {
  if (!row) return <span class="muted">{t('transfer.impact.unmeasured')}</span>;
  const change = changeText(row);
  return (
    <>
      {`${figure(row.before)} → ${figure(row.after)}`}
      {change === '' ? null : (
        <>
          <br />
          <strong>{change}</strong>
        </>
      )}
      {row.source === '' ? null : (
        <>
          <br />
          <span class="muted">{row.source}</span>
        </>
      )}
    </>
  );
}
