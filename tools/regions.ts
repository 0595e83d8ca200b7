/**
 * Writes presets/regions.json from the CSV files of `idn-area-data` (data under ODbL 1.0).
 * Run after updating that package: `node tools/regions.ts`.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

type PresetRegion = { code: string; name: string; level: 'province' | 'regency' | 'city'; parent: string | null };

/** Two provinces are written by everyone, the ministry's lists included, in their short form. */
const NAMES_IN_USE: Record<string, string> = { '31': 'DKI Jakarta', '34': 'DI Yogyakarta' };

const HEAD = {
  source: 'idn-area-data (https://github.com/fityannugroho/idn-area-data), provinces.csv and regencies.csv',
  license: 'Open Database License (ODbL) 1.0, https://opendatacommons.org/licenses/odbl/1-0/',
  attribution: 'Contains information from idn-area-data, which is made available here under the ODbL 1.0.',
  changes: 'Level and parent added; the names of provinces 31 and 34 shortened to "DKI Jakarta" and "DI Yogyakarta".',
};

function rowsOf(csv: string, header: string): string[][] {
  const [first, ...lines] = csv.trim().split(/\r?\n/);
  if (first !== header) throw new Error(`unexpected columns: ${first}`);
  return lines.map((line) => {
    const cells = line.split(',');
    if (cells.length !== header.split(',').length || line.includes('"')) throw new Error(`unexpected line: ${line}`);
    return cells;
  });
}

function levelOf(name: string): 'regency' | 'city' {
  if (name.startsWith('Kabupaten ')) return 'regency';
  if (name.startsWith('Kota ')) return 'city';
  throw new Error(`neither Kabupaten nor Kota: ${name}`);
}

function regionsFrom(provincesCsv: string, regenciesCsv: string): PresetRegion[] {
  const provinces = rowsOf(provincesCsv, 'code,name').map(([code = '', name = '']) => ({
    code,
    name: NAMES_IN_USE[code] ?? name,
    level: 'province' as const,
    parent: null,
  }));
  const regencies = rowsOf(regenciesCsv, 'code,province_code,name').map(([code = '', parent = '', name = '']) => ({
    code,
    name,
    level: levelOf(name),
    parent,
  }));
  return [...provinces, ...regencies];
}

/** The text of presets/regions.json, one region a line so that a change is seen as a line. */
export function regionsPreset(): string {
  const csv = (name: string) => readFileSync(new URL(`../data/${name}`, import.meta.resolve('idn-area-data')), 'utf8');
  const items = regionsFrom(csv('provinces.csv'), csv('regencies.csv'));
  const head = Object.entries(HEAD).map(([key, value]) => `  ${JSON.stringify(key)}: ${JSON.stringify(value)},\n`);
  return `{\n${head.join('')}  "items": [\n${items.map((item) => `    ${JSON.stringify(item)}`).join(',\n')}\n  ]\n}\n`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  writeFileSync(new URL('../presets/regions.json', import.meta.url), regionsPreset());
}
