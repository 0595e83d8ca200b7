import { regionName, tileLayout } from '#identity/index.ts';
import { formatNumber, t } from '#platform/i18n/i18n.ts';
import { Bars } from '#platform/ui/bars.tsx';
import { Columns } from '#platform/ui/columns.tsx';
import { Flow } from '#platform/ui/flow.tsx';
import { Plot } from '#platform/ui/plot.tsx';
import { TileMap } from '#platform/ui/tile-map.tsx';
import type { PartPicture, View } from '../model/view.ts';
import { isProvince } from '../rules/place.ts';
import { nationLayout, shortPlace } from './places.ts';

export type PictureProps = { readonly picture: PartPicture; readonly view: View };

/** A picture of a part; each kind has one drawing for all parts. */
export function Picture({ picture, view }: PictureProps) {
  switch (picture.kind) {
    case 'bars': {
      const { label, bars, legend } = picture;
      return bars.length > 0 ? <Bars label={label} rows={bars} legend={legend ?? []} /> : null;
    }
    case 'flow':
      return (
        <Flow
          label={picture.label}
          links={picture.links}
          nameOf={shortPlace}
          fromTitle={t('dashboard.column.giver')}
          toTitle={t('dashboard.column.taker')}
        />
      );
    case 'tiles':
      return <Tiles picture={picture} view={view} />;
    case 'survival':
      return <Survival picture={picture} />;
    case 'columns':
      return (
        <div class="small-charts">
          {picture.series.map((it) => (
            <figure key={it.key} class="small-chart">
              <figcaption>{it.label}</figcaption>
              <Columns
                label={it.label}
                current={view.year === null ? null : String(view.year)}
                points={it.points.map((point) => ({ ...point, key: String(point.year), label: String(point.year) }))}
              />
            </figure>
          ))}
        </div>
      );
  }
}

type TilesProps = { readonly picture: Extract<PartPicture, { kind: 'tiles' }>; readonly view: View };

function Tiles({ picture, view }: TilesProps) {
  const { label, unit, counts, hrefs } = picture;
  const layout = view.place === null ? nationLayout() : isProvince(view.place) ? tileLayout(view.place) : null;
  if (!layout) return null;
  const tiles = layout.tiles.map(({ code, label: letters, column, row }) => ({
    ...{ code, label: letters, column, row, name: regionName(code) },
    count: counts.get(code) ?? 0,
    href: hrefs.get(code) ?? '',
    selected: false,
  }));
  return <TileMap title={label} unit={unit} tiles={tiles} />;
}

const percents = [0, 0.25, 0.5, 0.75, 1];
const MOST_MARKS = 6;

/** The curve of those that live on, in steps, with its band and a stroke for those last known to live. */
function Survival({ picture }: { readonly picture: Extract<PartPicture, { kind: 'survival' }> }) {
  const { label, points, untilYears } = picture;
  const end = Math.max(1, Math.ceil(untilYears));
  const apart = Math.ceil(end / MOST_MARKS);
  const marks = Array.from({ length: Math.ceil(end / apart) + 1 }, (_, index) => index * apart);
  const percent = (at: number) => ({ at, text: t('survival.percent', { n: formatNumber(at * 100) }) });
  return (
    <Plot
      label={label}
      x={{
        ...{ title: t('survival.axis.time'), min: 0, max: marks.at(-1) ?? 1 },
        ticks: marks.map((at) => ({ at, text: formatNumber(at) })),
      }}
      y={{ title: t('survival.axis.share'), min: 0, max: 1, ticks: percents.map(percent) }}
      series={[
        {
          ...{ name: t('survival.group.all'), look: 0, isStep: true },
          points: [{ x: 0, y: 1 }, ...points.map((it) => ({ x: it.years, y: it.share }))],
          band: points.flatMap(({ years, low, high }) =>
            low === null || high === null ? [] : [{ x: years, low, high }],
          ),
          strokes: points.filter((it) => it.censored).map((it) => ({ x: it.years, y: it.share })),
        },
      ]}
    />
  );
}
