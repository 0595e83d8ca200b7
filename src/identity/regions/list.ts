import * as z from 'zod';
import preset from '../../../presets/regions.json' with { type: 'json' };

const regionSchema = z.object({
  /** Kemendagri code: `12`, `12.07`. BPS codes differ and are never mixed in. */
  code: z.string().regex(/^\d{2}(\.\d{2})?$/),
  name: z.string(),
  level: z.enum(['province', 'regency', 'city']),
  parent: z.string().nullable(),
});

export type Region = Readonly<z.infer<typeof regionSchema>>;
export type RegionLevel = Region['level'];

const all: readonly Region[] = z.array(regionSchema).parse(preset.items);
const byCode: ReadonlyMap<string, Region> = new Map(all.map((region) => [region.code, region]));

/** All 38 provinces and 514 regencies and cities, provinces first, in code order. */
export function regions(): readonly Region[] {
  return all;
}

/** The region of a Kemendagri code, or null when there is none. */
export function regionByCode(code: string): Region | null {
  return byCode.get(code) ?? null;
}

/** The 38 provinces in code order. */
export function provinces(): readonly Region[] {
  return all.filter((region) => region.level === 'province');
}

/** The regencies and cities of a province in code order; none for an unknown code or one below a province. */
export function regenciesOf(provinceCode: string): readonly Region[] {
  return all.filter((region) => region.parent === provinceCode);
}

/** The province that a region is or lies in. */
export function provinceOf(region: Region): Region {
  const province = region.parent === null ? region : byCode.get(region.parent);
  if (!province) throw new Error(`region ${region.code} has no province`);
  return province;
}

/** The name without its level: "Kabupaten Deli Serdang" → "Deli Serdang", "Kota Administrasi Jakarta Pusat" → "Jakarta Pusat". */
export function bareName(region: Region): string {
  return region.name.replace(/^(Kabupaten|Kota)( Administrasi)? /, '');
}
