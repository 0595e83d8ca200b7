import { formatDate } from '#platform/dates.ts';
import { formatNumber, t } from '#platform/i18n/i18n.ts';
import { Plot, type PlotTick } from '#platform/ui/plot.tsx';
import { Table } from '#platform/ui/table.tsx';
import { roundTicks } from '#platform/ui/ticks.ts';
import type { Better, Measure } from '../../model/record.ts';
import { changeText } from '../../views/edit/shown.tsx';
import type { TakenMeasure } from '../model.ts';

export type SeriesProps = {
  readonly baseline: Measure;
  readonly better: Better | null;
  /** Comparable with the baseline, oldest first. */
  readonly measures: readonly TakenMeasure[];
};

/** The indicator over time: a picture and the same as a table, each number with its source and what proves it. */
export function Series(props: SeriesProps) {
  const { baseline, measures } = props;
  if (measures.length === 0) return null;
  return (
    <>
      <p class="bar-label mt-6">
        {baseline.indicator} <span class="bar-unit">({baseline.unit})</span>
      </p>
      <SeriesPlot {...props} />
      <SeriesTable {...props} />
    </>
  );
}

const figureText = (value: number) => formatNumber(value, { maximumFractionDigits: 2 });
const timeOf = (day: string) => Date.parse(`${day}T00:00:00Z`);

export function SeriesPlot({ baseline, better, measures }: SeriesProps) {
  const all: readonly Measure[] = [baseline, ...measures];
  const last = all.at(-1) ?? baseline;
  const values = roundTicks(Math.min(0, ...all.map((it) => it.value)), Math.max(0, ...all.map((it) => it.value)));
  const change = changeText({ before: baseline.value, after: last.value, better: better ?? 'unsaid' });
  return (
    <Plot
      label={t('problems.series.label', {
        indicator: baseline.indicator,
        from: `${figureText(baseline.value)} ${baseline.unit} (${formatDate(baseline.date)})`,
        to: `${figureText(last.value)} ${last.unit} (${formatDate(last.date)})`,
        change,
      })}
      x={{
        title: t('problems.field.date'),
        min: timeOf(baseline.date),
        max: timeOf(last.date),
        ticks: dayTicks(baseline.date, last.date),
      }}
      y={{
        title: baseline.unit,
        min: values[0] ?? 0,
        max: values.at(-1) ?? 1,
        ticks: values.map((at) => ({ at, text: figureText(at) })),
      }}
      level={{ at: baseline.value, text: t('problems.series.baseline') }}
      series={[
        {
          name: baseline.indicator,
          look: 0,
          hasDots: true,
          points: all.map((it) => ({ x: timeOf(it.date), y: it.value })),
        },
      ]}
    />
  );
}

/** The first and the last day; between them there is no room on a phone. */
function dayTicks(from: string, to: string): readonly PlotTick[] {
  return [from, to].map((day) => ({ at: timeOf(day), text: day.slice(0, 7).split('-').reverse().join('/') }));
}

export function SeriesTable({ baseline, better, measures }: SeriesProps) {
  const change = (it: TakenMeasure) =>
    changeText({ before: baseline.value, after: it.value, better: better ?? 'unsaid' });
  return (
    <Table
      caption={t('problems.series.table')}
      captionHidden
      columns={[
        { label: t('problems.field.date') },
        { label: baseline.unit, numeric: true },
        { label: t('problems.series.change') },
        { label: t('problems.field.source') },
        { label: t('problems.page.evidence') },
      ]}
      rows={[
        {
          key: 'baseline',
          cells: [
            `${formatDate(baseline.date)} (${t('problems.series.baseline')})`,
            figureText(baseline.value),
            '',
            baseline.source,
            '',
          ],
        },
        ...measures.map((it) => ({
          key: it.id,
          cells: [
            formatDate(it.date),
            figureText(it.value),
            change(it),
            sourceOf(it),
            <Links key="links" measure={it} />,
          ],
        })),
      ]}
    />
  );
}

const sourceOf = ({ source, note }: TakenMeasure) => (note === '' ? source : `${source} · ${note}`);

function Links({ measure }: { readonly measure: TakenMeasure }) {
  if (measure.evidence.length === 0) return <span class="missing">{t('problems.series.unproven')}</span>;
  return (
    <ul class="plain-list">
      {measure.evidence.map((it) => (
        <li key={it.url}>
          <a href={it.url} rel="nofollow noopener">
            {it.title}
          </a>
          {it.date === null ? null : <span class="muted"> ({formatDate(it.date)})</span>}
        </li>
      ))}
    </ul>
  );
}
