import * as z from 'zod';
import sumatraUtara from '../../../presets/tiles/12.json' with { type: 'json' };
import indonesia from '../../../presets/tiles/id.json' with { type: 'json' };
import { bareName, type Region, regenciesOf, regionByCode } from './list.ts';

/** One equal tile: where it stands (0-based, row 0 is the north), and its name in full, in nine and in four characters. */
export type Tile = {
  readonly code: string;
  readonly name: string;
  readonly short: string;
  readonly label: string;
  readonly column: number;
  readonly row: number;
};
export type TileLayout = { readonly columns: number; readonly rows: number; readonly tiles: readonly Tile[] };

const SHORT_LENGTH = 9;
const LABEL_LENGTH = 4;
const WIDEST_GRID = 8;
const ABBREVIATIONS: ReadonlyMap<string, string> = new Map([
  ['Kepulauan', 'Kep.'],
  ['Utara', 'Ut.'],
  ['Selatan', 'Sel.'],
  ['Barat', 'Bar.'],
  ['Timur', 'Tim.'],
  ['Tengah', 'Tgh.'],
]);

const drawnSchema = z.object({
  columns: z.number().int(),
  rows: z.number().int(),
  items: z.array(
    z.object({
      code: z.string(),
      column: z.number().int(),
      row: z.number().int(),
      short: z.string().max(SHORT_LENGTH),
      label: z.string().max(LABEL_LENGTH),
    }),
  ),
});

const drawn: ReadonlyMap<string, TileLayout> = new Map([['12', layoutFrom(sumatraUtara)]]);
const nation = layoutFrom(indonesia);

/** The regencies and cities of a province as tiles: drawn by hand where we have it, else a compact grid; null for no province. */
export function tileLayout(provinceCode: string): TileLayout | null {
  const members = regenciesOf(provinceCode);
  return members.length === 0 ? null : (drawn.get(provinceCode) ?? gridOf(members));
}

/** The 38 provinces as tiles. */
export function nationalTiles(): TileLayout {
  return nation;
}

function layoutFrom(preset: unknown): TileLayout {
  const { columns, rows, items } = drawnSchema.parse(preset);
  const tiles = items.map((item) => {
    const region = regionByCode(item.code);
    if (!region) throw new Error(`a tile names an unknown region ${item.code}`);
    return { ...item, name: region.name };
  });
  return { columns, rows, tiles };
}

/** Tiles in code order, row by row, nearly square and never wider than a phone bears. */
function gridOf(members: readonly Region[]): TileLayout {
  const columns = Math.min(WIDEST_GRID, Math.ceil(Math.sqrt(members.length)));
  const shorts = shortNames(members);
  const labels = labelsOf(members);
  const tiles = members.map((region, at) => ({
    code: region.code,
    name: region.name,
    short: shorts[at] ?? region.code,
    label: labels[at] ?? region.code.slice(-2),
    column: at % columns,
    row: Math.floor(at / columns),
  }));
  return { columns, rows: Math.ceil(members.length / columns), tiles };
}

/** One short name a region, no two alike; a city that shares its name with a regency says "Kt". */
function shortNames(members: readonly Region[]): readonly string[] {
  const shared = (region: Region) => members.some((other) => other !== region && bareName(other) === bareName(region));
  const wanted = members.map((region) =>
    shortName(region.level === 'city' && shared(region) ? `Kt ${bareName(region)}` : bareName(region)),
  );
  return wanted.map((short, at) => (wanted.indexOf(short) === at ? short : (members[at]?.code ?? short)));
}

/** A name in at most nine characters: usual abbreviations, then words before the last are cut, then the end. */
function shortName(name: string): string {
  if (name.length <= SHORT_LENGTH) return name;
  const parts = name.split(/[ -]/).map((part) => ABBREVIATIONS.get(part) ?? part);
  for (let at = 0; at < parts.length - 1; at++) parts[at] = cut(parts[at] ?? '', parts.join(' ').length - SHORT_LENGTH);
  const short = parts.join(' ').replace(/\b\w\.( \w\.)+(?= )/g, (initials) => initials.replaceAll(/\W/g, ''));
  return short.length <= SHORT_LENGTH ? short : `${short.slice(0, SHORT_LENGTH - 1)}.`;
}

/** The word shorter by that many letters, marked with a dot, down to its initial. */
function cut(word: string, excess: number): string {
  if (excess <= 0 || word.length <= 2) return word;
  return `${word.slice(0, Math.max(1, word.replace('.', '').length - excess - 1))}.`;
}

/** Four letters a region, no two alike: of both ends of its name, or its number within the province. */
function labelsOf(members: readonly Region[]): readonly string[] {
  const taken = new Set<string>();
  return members.map((region) => {
    const [first = '', ...others] = bareName(region).split(/[ -]/);
    const last = others.at(-1) ?? '';
    const wanted = last === '' ? [first.slice(0, 4), first.slice(0, 3) + first.slice(-1)] : [];
    for (const cut of last === '' ? [] : [2, 1, 3])
      wanted.push(first.slice(0, cut) + last.slice(0, LABEL_LENGTH - cut));
    const label = wanted.find((text) => !taken.has(text)) ?? region.code.slice(-2);
    taken.add(label);
    return label;
  });
}
