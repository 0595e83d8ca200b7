import { drawnPoints, type GroupCurve, SMALLEST_GROUP, survivalOfPlace } from '#institutionalisation/index.ts';
import { formatNumber, t } from '#platform/i18n/i18n.ts';
import type { Part, PartCell, PartPicture } from '../model/view.ts';
import { type Asking, figureOf, filterOf, hrefOf } from './asking.ts';
import { head, howOf, numberCell, textCell } from './cells.ts';

const SURVIVAL = 'institutionalisation.survival';
const DAYS_OF_YEAR = 365.25;

/** How long innovations of the place live: the curve of the page of survival, as far as enough are watched, and what it rests on. */
export async function survivalPart(asking: Asking): Promise<Part | null> {
  const figure = figureOf(asking, SURVIVAL);
  if (!figure) return null;
  const { conn, now, view } = asking;
  const filter = filterOf(view);
  const found = await survivalOfPlace(conn, { now, filter });
  const hrefs = { all: hrefOf(SURVIVAL, filter), stopped: hrefOf(SURVIVAL, { ...filter, state: 'stopped' }) };
  return {
    key: 'ketahanan',
    title: t('dashboard.part.ketahanan'),
    pictures: found.size > 0 && found.notDrawn === null ? [pictureOf(found)] : [],
    table: {
      columns: [
        head('since', t('dashboard.column.lived')),
        head('watched', t('dashboard.column.watched'), true),
        head('stopped', t('dashboard.column.stopped'), true),
        head('share', t('dashboard.column.share'), true),
        head('low', t('dashboard.column.low'), true),
        head('high', t('dashboard.column.high'), true),
      ],
      rows: found.size > 0 ? [wholeRow(found, hrefs), ...(found.notDrawn === null ? yearRows(found) : [])] : [],
    },
    how: howOf([figure]),
  };
}

const shareText = (share: number) =>
  t('survival.percent', { n: formatNumber(share * 100, { maximumFractionDigits: 0 }) });
const shareCell = (share: number | null): PartCell =>
  share === null ? { value: null, text: '–' } : { value: share, text: shareText(share) };
function yearsText(days: number): string {
  const years = Math.round((days / DAYS_OF_YEAR) * 10) / 10;
  return t('survival.years', { count: years, n: formatNumber(years) });
}
const nothing: PartCell = { value: null, text: '' };

type Hrefs = { readonly all: string; readonly stopped: string };

/** All of them; half have stopped after so many years, or why no curve is drawn. */
function wholeRow({ size, stopped, curve, notDrawn }: GroupCurve, hrefs: Hrefs): readonly PartCell[] {
  const why =
    notDrawn === 'small' ? t('dashboard.survival.small', { n: SMALLEST_GROUP }) : t('dashboard.survival.thin');
  const { time } = curve.median;
  const median = time === null ? t('survival.median.none') : yearsText(time);
  const said = notDrawn === null ? `${t('dashboard.survival.median')}: ${median}` : why;
  return [
    textCell(`${t('dashboard.survival.all')} (${said})`, 'all'),
    numberCell(size, hrefs.all),
    numberCell(stopped, hrefs.stopped),
    ...[nothing, nothing, nothing],
  ];
}

/** Whole years as far as the curve is drawn. */
function yearsOf({ until }: GroupCurve): readonly number[] {
  return Array.from({ length: Math.floor(until / DAYS_OF_YEAR) }, (_, index) => index + 1);
}

function yearRows(found: GroupCurve): readonly (readonly PartCell[])[] {
  return yearsOf(found).map((year) => {
    const time = year * DAYS_OF_YEAR;
    const before = found.curve.points.filter((it) => it.time <= time);
    const last = before.at(-1);
    return [
      textCell(yearsText(time), String(year)),
      numberCell(found.atRisk(time)),
      numberCell(before.reduce((sum, it) => sum + it.stopped, 0)),
      shareCell(last?.survival ?? 1),
      shareCell(last?.low ?? null),
      shareCell(last?.high ?? null),
    ];
  });
}

function pictureOf({ curve, until, size, stopped }: GroupCurve): PartPicture {
  const points = drawnPoints(curve.points, until);
  const { time } = curve.median;
  return {
    kind: 'survival',
    label: t('dashboard.survival.label', {
      ...{ n: formatNumber(size), stopped: formatNumber(stopped) },
      median: time === null ? t('survival.median.none') : yearsText(time),
    }),
    untilYears: until / DAYS_OF_YEAR,
    points: points.map((it) => ({
      ...{ years: it.time / DAYS_OF_YEAR, share: it.survival, text: shareText(it.survival) },
      ...{ low: it.low, high: it.high, censored: it.censored > 0 },
    })),
  };
}
