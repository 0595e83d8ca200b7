import * as z from 'zod';
import preset from '../../../presets/region-aliases.json' with { type: 'json' };
import { bareName, type Region, type RegionLevel, regionByCode, regions } from './list.ts';

/** One region, several that the text may mean, or (null) none that we know. */
export type RegionMatch =
  | { readonly kind: 'exact'; readonly region: Region }
  | { readonly kind: 'ambiguous'; readonly candidates: readonly Region[] };

const aliasSchema = z.object({ code: z.string(), alias: z.string(), needs_level: z.boolean().default(false) });

type NamedRegion = { readonly region: Region; readonly needsLevel: boolean };

/** Words before a name and the level they say; null for words that say none. */
const WORDS_BEFORE: ReadonlyMap<string, RegionLevel | null> = new Map<string, RegionLevel | null>([
  ['pemerintah', null],
  ['pemda', null],
  ['daerah', null],
  ['administrasi', null],
  ['adm', null],
  ['pemprov', 'province'],
  ['pemprop', 'province'],
  ['provinsi', 'province'],
  ['propinsi', 'province'],
  ['prov', 'province'],
  ['prop', 'province'],
  ['pemkab', 'regency'],
  ['kabupaten', 'regency'],
  ['kab', 'regency'],
  ['pemkot', 'city'],
  ['kota', 'city'],
  ['kotamadya', 'city'],
  ['kodya', 'city'],
]);

const byKey = namesByKey();

/**
 * The region that a text names, with or without "Pemerintah", "Kab.", "Kota", "Pemprov" before it, in today's or a former
 * name. A hint (name or code of a province; a level, where the text says none) chooses among regions of one name and never
 * overrules the text: a match outside the hinted province is given back as a candidate for a person to confirm.
 */
export function matchRegion(text: string, provinceHint?: string, levelHint?: RegionLevel): RegionMatch | null {
  const hits = hitsFor(text, levelHint);
  const province = provinceHint === undefined ? null : provinceFrom(provinceHint);
  const within = province ? hits.filter((region) => region.code === province || region.parent === province) : hits;
  const [only] = within;
  if (within.length === 1 && only) return { kind: 'exact', region: only };
  if (hits.length === 0) return null;
  return { kind: 'ambiguous', candidates: within.length > 0 ? within : hits };
}

/** The code of the province that a hint names by code or name; null when the hint says nothing usable ("-", "?"). */
export function provinceFrom(hint: string): string | null {
  const known = regionByCode(hint.trim());
  if (known) return known.parent ?? known.code;
  const [only, ...others] = hitsFor(hint, 'province').filter((region) => region.level === 'province');
  return only && others.length === 0 ? only.code : null;
}

/** Whether the text says by a word ("Kabupaten", "Pemkot", …) which level it means. */
export function statesLevel(text: string): boolean {
  return readings(words(text)).some(({ level }) => level !== null);
}

function hitsFor(text: string, levelHint?: RegionLevel): readonly Region[] {
  for (const { level, name } of readings(words(text))) {
    const named = (byKey.get(name) ?? []).filter(
      ({ region, needsLevel }) => (level === null && !needsLevel) || region.level === level,
    );
    const found = [...new Set(named.map(({ region }) => region))];
    const hinted = level === null ? found.filter((region) => region.level === levelHint) : [];
    if (found.length > 0) return hinted.length > 0 ? hinted : found;
  }
  return [];
}

/** "Pemerintah Kota Medan" may be a name from any of its words on: each reading with the level said before it. */
function readings(all: readonly string[]): readonly { level: RegionLevel | null; name: string }[] {
  const found: { level: RegionLevel | null; name: string }[] = [];
  let level: RegionLevel | null = null;
  for (let at = 0; at < all.length; at++) {
    found.push({ level, name: all.slice(at).join('') });
    const said = WORDS_BEFORE.get(all[at] ?? '');
    if (said === undefined) break;
    level = level === null || said === null || said === level ? (said ?? level) : null;
  }
  return found;
}

/** Lower-case words without marks; "D.I." is one word, "Kab." and "&" are words. */
function words(text: string): readonly string[] {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}|['’`]/gu, '')
    .replace(/\b([a-z])\.(?=[a-z]\b)/g, '$1')
    .replaceAll('&', ' dan ')
    .replaceAll(/\bkep\b\.?/g, ' kepulauan ')
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');
}

/** Names are compared without spaces, so "Labuhan Batu", "Labuhanbatu" and "Bau-Bau" meet. */
function namesByKey(): ReadonlyMap<string, readonly NamedRegion[]> {
  const keys = new Map<string, NamedRegion[]>();
  const add = (name: string, named: NamedRegion) => {
    const key = words(name).join('');
    keys.set(key, [...(keys.get(key) ?? []), named]);
  };
  for (const region of regions()) add(bareName(region), { region, needsLevel: false });
  for (const { code, alias, needs_level } of z.array(aliasSchema).parse(preset.items)) {
    const region = regionByCode(code);
    if (!region) throw new Error(`alias ${alias} names an unknown region ${code}`);
    add(alias, { region, needsLevel: needs_level });
  }
  return keys;
}
