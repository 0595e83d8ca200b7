import * as z from 'zod';
import { type Institution, institutionKinds, regionByCode, regionFullName } from '#identity/index.ts';
import { named, said } from '#platform/http/api/shapes.ts';

export const regionShape = named(
  'Region',
  z.object({
    code: said('api.field.regionCode', z.string()),
    name: z.string(),
    fullName: said('api.field.fullName', z.string()),
    level: z.enum(['province', 'regency', 'city']),
    province: said('api.field.province', z.string()),
  }),
);
export type RegionAnswer = z.infer<typeof regionShape>;

/** The region of a code; null for none, and for a code that is no region. */
export function regionAnswer(code: string | null): RegionAnswer | null {
  const region = code === null ? null : regionByCode(code);
  if (!region) return null;
  const { name, level, parent } = region;
  return { code: region.code, name, fullName: regionFullName(region.code), level, province: parent ?? region.code };
}

/** An institution or unit as it is named beside a record. */
export const placeShape = named('Place', z.object({ id: z.uuid(), name: z.string() }));

export const institutionShape = named(
  'Institution',
  z.object({
    id: z.uuid(),
    kind: z.enum(institutionKinds),
    name: z.string(),
    region: regionShape.nullable(),
    innovations: said('api.field.institutionInnovations', z.number().int()),
  }),
);
export type InstitutionAnswer = z.infer<typeof institutionShape>;

export function institutionAnswer(it: Institution & { readonly innovations: number }): InstitutionAnswer {
  const { id, kind, name, innovations } = it;
  return { id, kind, name, region: regionAnswer(it.regionCode), innovations };
}
