import { regionName, tileLayout } from '#identity/index.ts';
import { t } from '#platform/i18n/i18n.ts';
import { TileMap } from '#platform/ui/tile-map.tsx';

export type RegionMapProps = {
  readonly hubRegion: string;
  readonly counts: ReadonlyMap<string, number>;
  readonly chosen: readonly string[];
  /** Where a tile leads. */
  readonly hrefOf: (code: string) => string;
};

/** The hub's regencies and cities as equal tiles, each with its number of records. */
export function RegionMap({ hubRegion, counts, chosen, hrefOf }: RegionMapProps) {
  const layout = tileLayout(hubRegion);
  if (!layout) return null;
  const tiles = layout.tiles.map((tile) => ({
    code: tile.code,
    label: tile.label,
    name: tile.name,
    column: tile.column,
    row: tile.row,
    count: counts.get(tile.code) ?? 0,
    href: hrefOf(tile.code),
    selected: chosen.includes(tile.code),
  }));
  return (
    <TileMap
      title={t('catalogue.map.title', { region: regionName(hubRegion) })}
      unit={t('catalogue.map.unit')}
      tiles={tiles}
    />
  );
}
