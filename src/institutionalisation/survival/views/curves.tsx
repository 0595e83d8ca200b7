import { formatNumber, t } from '#platform/i18n/i18n.ts';
import { Plot, type PlotLook, type PlotSeries, type PlotTick } from '#platform/ui/plot.tsx';
import { Table } from '#platform/ui/table.tsx';
import type { Grouping } from '../model.ts';
import { drawnPoints } from '../rules/drawn.ts';
import type { GroupCurve } from '../rules/groups.ts';
import { DAYS_OF_YEAR, groupName, medianText, percentText, shareText } from './words.ts';

export type CurvesProps = {
  readonly grouping: Grouping;
  /** Those that are drawn. */
  readonly groups: readonly GroupCurve[];
};

const MOST_TICKS = 6;
const YEARS = [1, 2, 5, 10, 20];
/** A curve may end so much of a year beyond its last mark. */
const LITTLE = 0.05;

/** Marks of the axis of time in days, so many years apart that a phone has room for them. */
export function yearMarks(until: number): readonly number[] {
  const years = Math.max(1, Math.ceil(until / DAYS_OF_YEAR - LITTLE));
  const step = YEARS.find((it) => years / it <= MOST_TICKS) ?? YEARS.at(-1) ?? 1;
  return Array.from({ length: Math.ceil(years / step) + 1 }, (_, index) => index * step * DAYS_OF_YEAR);
}

/** Curves of those that live on, with their bands, as far as enough are under observation. */
export function Curves({ grouping, groups }: CurvesProps) {
  const marks = yearMarks(Math.max(...groups.map((it) => it.until)));
  const percents = [0, 0.25, 0.5, 0.75, 1];
  return (
    <>
      <Plot
        label={groups.map((it) => sentence(grouping, it)).join(' ')}
        x={{ title: t('survival.axis.time'), min: 0, max: marks.at(-1) ?? 1, ticks: marks.map(tickOf) }}
        y={{
          title: t('survival.axis.share'),
          min: 0,
          max: 1,
          ticks: percents.map((at) => ({ at, text: percentText(at) })),
        }}
        series={groups.map((it, index) => seriesOf(grouping, it, index))}
      />
      <AtRisk grouping={grouping} groups={groups} marks={marks} />
    </>
  );
}

const tickOf = (at: number): PlotTick => ({ at, text: formatNumber(at / DAYS_OF_YEAR) });

function sentence(grouping: Grouping, { key, size, stopped, curve }: GroupCurve): string {
  const median = medianText(curve.median);
  return t('survival.curve.sentence', { group: groupName(grouping, key), count: size, n: size, stopped, median });
}

function seriesOf(grouping: Grouping, { key, curve, until }: GroupCurve, index: number): PlotSeries {
  const points = drawnPoints(curve.points, until);
  const last = points.at(-1);
  const bounded = points.flatMap(({ time, low, high }) =>
    low === null || high === null ? [] : [{ x: time, low, high }],
  );
  const end = bounded.at(-1);
  return {
    name: groupName(grouping, key),
    look: index as PlotLook,
    isStep: true,
    points: [{ x: 0, y: 1 }, ...points.map((it) => ({ x: it.time, y: it.survival }))],
    band: end && last && last.time > end.x ? [...bounded, { ...end, x: last.time }] : bounded,
    strokes: points.filter((it) => it.censored > 0).map((it) => ({ x: it.time, y: it.survival })),
  };
}

/** How many are under observation at each mark: what the right end of a curve rests on. */
function AtRisk({ grouping, groups, marks }: CurvesProps & { readonly marks: readonly number[] }) {
  const year = (at: number) => t('survival.atRisk.year', { n: formatNumber(at / DAYS_OF_YEAR) });
  // At the very beginning only those count that were watched from their first day.
  const [, ...later] = marks;
  return (
    <Table
      caption={t('survival.atRisk.title')}
      phone="scroll"
      columns={[{ label: t('survival.table.group') }, ...later.map((at) => ({ label: year(at), numeric: true }))]}
      rows={groups.map((it) => ({
        key: it.key,
        cells: [groupName(grouping, it.key), ...later.map((at) => formatNumber(it.atRisk(at)))],
      }))}
    />
  );
}

const TOLD_YEARS = [1, 3, 5];

/** Every group in numbers, also those that are not drawn, with the reason. */
export function GroupTable({ grouping, groups }: CurvesProps) {
  const at = (it: GroupCurve, years: number) => {
    const time = years * DAYS_OF_YEAR;
    if (time > it.until) return t('survival.table.unknown');
    return shareText(it.curve.points.findLast((point) => point.time <= time) ?? null);
  };
  return (
    <Table
      caption={t('survival.table.title')}
      captionHidden
      columns={[
        { label: t('survival.table.group') },
        { label: t('survival.table.size'), numeric: true },
        { label: t('survival.table.stopped'), numeric: true },
        ...TOLD_YEARS.map((n) => ({ label: t('survival.table.after', { count: n, n }) })),
        { label: t('survival.table.median') },
      ]}
      rows={groups.map((it) => ({
        key: it.key,
        cells: [
          groupName(grouping, it.key),
          formatNumber(it.size),
          formatNumber(it.stopped),
          ...(isTold(it) ? [...TOLD_YEARS.map((years) => at(it, years)), medianText(it.curve.median)] : untold(it)),
        ],
      }))}
    />
  );
}

const isTold = ({ notDrawn }: GroupCurve) => notDrawn === null || notDrawn === 'many';

function untold({ notDrawn }: GroupCurve): readonly string[] {
  const reason = notDrawn === 'thin_start' ? t('survival.notDrawn.thin_start') : t('survival.notDrawn.small');
  return [...TOLD_YEARS.map(() => '–'), reason];
}
