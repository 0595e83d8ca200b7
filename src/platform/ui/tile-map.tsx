import type { VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { currentLocale, formatNumber, t } from '#platform/i18n/i18n.ts';

export type Tile = {
  readonly code: string;
  /** At most four letters: what fits on a tile of a phone. */
  readonly label: string;
  readonly name: string;
  /** Place on the grid, from 0. */
  readonly column: number;
  readonly row: number;
  readonly count: number;
  readonly href: string;
  readonly selected: boolean;
};

export type TileMapProps = {
  /** Says what is counted where: "Inovasi menurut kabupaten/kota". */
  readonly title: string;
  /** What is counted, head of the table's column: "Inovasi". */
  readonly unit: string;
  readonly tiles: readonly Tile[];
};

/** One for all comparisons: making it anew for each costs more than the whole table. */
const byName = new Intl.Collator('id');

const SIZE = 100;
const GAP = 6;
const SHADES = 4;

/** Upper bounds of the shades 1…4, so that the tiles that have something spread over them; zero has a shade of its own. */
export function shadeBounds(counts: readonly number[]): readonly number[] {
  const sorted = counts.filter((count) => count > 0).sort((a, b) => a - b);
  const bounds = Array.from({ length: SHADES }, (_, i) => sorted[Math.ceil(((i + 1) * sorted.length) / SHADES) - 1]);
  return [...new Set(bounds.filter((bound) => bound !== undefined))];
}

/** 0 for none, else the number of the shade from 1; the last shade is always the darkest, so few shades still differ. */
export function shadeOf(count: number, bounds: readonly number[]): number {
  if (count <= 0) return 0;
  const index = bounds.findIndex((bound) => count <= bound);
  return SHADES - bounds.length + 1 + (index === -1 ? bounds.length - 1 : index);
}

/** Equal tiles for unequal places, so that small cities are seen; each tile is a link, and the same stands as a table. */
export function TileMap({ title, unit, tiles }: TileMapProps) {
  const bounds = shadeBounds(tiles.map((tile) => tile.count));
  const width = (Math.max(...tiles.map((tile) => tile.column), 0) + 1) * SIZE;
  const height = (Math.max(...tiles.map((tile) => tile.row), 0) + 1) * SIZE;
  return (
    <figure class="tile-map">
      <figcaption class="tile-title">{title}</figcaption>
      {/* biome-ignore lint/a11y/useSemanticElements: a drawing of links cannot be a fieldset */}
      <svg
        class="tiles"
        viewBox={`0 0 ${width} ${height}`}
        role="group"
        aria-label={title}
        dangerouslySetInnerHTML={{ __html: tiles.map((tile) => tileHtml(tile, unit, bounds)).join('') }}
      />
      <Legend bounds={bounds} unit={unit} />
      <TileTable title={title} unit={unit} tiles={tiles} />
    </figure>
  );
}

/** Stand where address and number will stand; no text of ours holds them. */
const ADDRESS = '\u0001';
const NUMBER = '\u0002';
const PLACES = new RegExp(`[${ADDRESS}${NUMBER}]`);
const MOST = 2000;
const kept = new Map<string, readonly string[]>();

/**
 * A tile as HTML. Names and places never change, and a list shows all tiles: each is rendered once for every shade, cut
 * where address and number stand, and put together from then on.
 */
function tileHtml(tile: Tile, unit: string, bounds: readonly number[]): string {
  const shade = shadeOf(tile.count, bounds);
  const place = [currentLocale(), tile.code, tile.name, tile.label, tile.column, tile.row];
  const key = [...place, tile.selected, unit, shade].join();
  const [start, name, label, end] = piecesOf(key, <TileLink tile={tile} unit={unit} shade={shade} />);
  const n = formatNumber(tile.count);
  return `${start}${escaped(tile.href)}${name}${n}${label}${n}${end}`;
}

function piecesOf(key: string, part: VNode): readonly string[] {
  const known = kept.get(key);
  if (known) return known;
  const pieces = renderToString(part).split(PLACES);
  if (kept.size >= MOST) kept.clear();
  kept.set(key, pieces);
  return pieces;
}

const escaped = (address: string): string => address.replaceAll('&', '&amp;').replaceAll('"', '&quot;');

type TileLinkProps = { readonly tile: Tile; readonly unit: string; readonly shade: number };

function TileLink({ tile, unit, shade }: TileLinkProps) {
  const [x, y] = [tile.column * SIZE + GAP / 2, tile.row * SIZE + GAP / 2];
  const side = SIZE - GAP;
  const text = t('platform.tiles.name', { name: tile.name, label: tile.label, n: NUMBER, unit });
  return (
    <a
      href={ADDRESS}
      class={`tile shade-${shade}${tile.selected ? ' tile-on' : ''}`}
      aria-current={tile.selected ? 'true' : undefined}
    >
      <title>{text}</title>
      <rect x={x} y={y} width={side} height={side} rx={6} />
      <text x={x + side / 2} y={y + 42} text-anchor="middle" class="tile-label">
        {tile.label}
      </text>
      <text x={x + side / 2} y={y + 76} text-anchor="middle" class="tile-count">
        {NUMBER}
      </text>
    </a>
  );
}

function Legend({ bounds, unit }: { readonly bounds: readonly number[]; readonly unit: string }) {
  const ranges = bounds.map((bound, index) => {
    const from = (bounds[index - 1] ?? 0) + 1;
    const text = from === bound ? formatNumber(bound) : `${formatNumber(from)}–${formatNumber(bound)}`;
    return { shade: SHADES - bounds.length + 1 + index, text };
  });
  return (
    <ul class="tile-legend" aria-label={t('platform.tiles.legend', { unit })}>
      {[{ shade: 0, text: '0' }, ...ranges].map(({ shade, text }) => (
        <li key={shade}>
          <svg class={`shade-${shade}`} width="20" height="20" aria-hidden="true" focusable="false">
            <rect width="20" height="20" rx={2} />
          </svg>
          {text}
        </li>
      ))}
    </ul>
  );
}

function TileTable({ title, unit, tiles }: TileMapProps) {
  return (
    <details class="tile-table">
      <summary>{t('platform.tiles.table')}</summary>
      <table class="table">
        <caption class="sr-only">{title}</caption>
        <thead>
          <tr>
            <th scope="col">{t('platform.tiles.place')}</th>
            <th scope="col" class="num">
              {unit}
            </th>
          </tr>
        </thead>
        <tbody
          dangerouslySetInnerHTML={{
            __html: tiles
              .toSorted((a, b) => byName.compare(a.name, b.name))
              .map(rowHtml)
              .join(''),
          }}
        />
      </table>
    </details>
  );
}

function rowHtml(tile: Tile): string {
  const key = ['row', tile.code, tile.name, tile.selected].join();
  const [start, name, end] = piecesOf(key, <TileRow tile={tile} />);
  return `${start}${escaped(tile.href)}${name}${formatNumber(tile.count)}${end}`;
}

function TileRow({ tile }: { readonly tile: Tile }) {
  return (
    <tr>
      <th scope="row">
        <a href={ADDRESS} aria-current={tile.selected ? 'true' : undefined}>
          {tile.name}
        </a>
      </th>
      <td class="num">{NUMBER}</td>
    </tr>
  );
}
