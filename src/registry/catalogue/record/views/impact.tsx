import { formatDate } from '#platform/dates.ts';
import { t } from '#platform/i18n/i18n.ts';
import { BarPair } from '#platform/ui/bar-pair.tsx';
import { Table } from '#platform/ui/table.tsx';
import type { ImpactRow } from '../../../model/content.ts';
import { changeOf } from '../../../rules/impact.ts';
import { columnLabel } from '../../../views/edit/labels.ts';
import { changeText, figure } from '../../../views/edit/shown.tsx';
import { RECORD_LANGUAGE, Told, ToldText } from './text.tsx';

/** «turun 33 (79 %), membaik»; '' while one side is missing. */
function judgedChange(row: ImpactRow): string {
  const text = changeText(row);
  const direction = changeOf(row)?.direction;
  return direction === 'better' || direction === 'worse' ? t(`record.impact.${direction}`, { change: text }) : text;
}

/** What was measured before and after: first as bars, then all of it as a table with its sources. */
export function Impact({ rows }: { readonly rows: readonly ImpactRow[] }) {
  return (
    <>
      <div class="grid gap-8" lang={RECORD_LANGUAGE}>
        {rows.map((row, index) => (
          <div key={`${index}-${row.indicator}`}>
            <BarPair
              label={row.indicator}
              unit={row.unit}
              before={row.before}
              after={row.after}
              change={judgedChange(row) || null}
            />
            {row.story === '' ? null : (
              <div class="mt-3">
                <ToldText text={row.story} />
              </div>
            )}
          </div>
        ))}
      </div>
      <div class="mt-8">
        <ImpactTable rows={rows} />
      </div>
    </>
  );
}

function ImpactTable({ rows }: { readonly rows: readonly ImpactRow[] }) {
  return (
    <Table
      caption={t('record.impact.table')}
      columns={[
        { label: columnLabel('impact', 'indicator') },
        { label: columnLabel('impact', 'before'), numeric: true },
        { label: columnLabel('impact', 'after'), numeric: true },
        { label: t('registry.change.label') },
        { label: columnLabel('impact', 'source') },
        { label: columnLabel('impact', 'date') },
      ]}
      rows={rows.map((row, index) => ({
        key: String(index),
        cells: [
          <Told key="indicator">{`${row.indicator} (${row.unit})`}</Told>,
          figure(row.before),
          figure(row.after),
          judgedChange(row) || t('record.impact.noChange'),
          row.source === '' ? t('record.impact.noSource') : <Told key="source">{row.source}</Told>,
          row.date ? formatDate(row.date) : t('record.impact.noDate'),
        ],
      }))}
    />
  );
}
