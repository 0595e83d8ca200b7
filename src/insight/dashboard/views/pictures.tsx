import { regionName, tileLayout } from '#identity/index.ts';
import { t } from '#platform/i18n/i18n.ts';
import { Bars } from '#platform/ui/bars.tsx';
import { Columns } from '#platform/ui/columns.tsx';
import { Flow } from '#platform/ui/flow.tsx';
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
