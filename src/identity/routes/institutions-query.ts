import { NotFound } from '#platform/http/route.ts';
import { parseId } from '#platform/ids.ts';
import { type InstitutionKind, institutionKinds } from '../model.ts';
import { type Institution, type InstitutionFilter, institutionById } from '../queries/institutions.ts';
import { regionByCode } from '../regions/list.ts';
import type { InstitutionQuery } from '../views/institutions.tsx';
import type { IdentityVisit } from './visit.ts';

export function isKind(text: string): text is InstitutionKind {
  return (institutionKinds as readonly string[]).includes(text);
}

/** The institutions that the address asks for; what it says wrongly is no filter. */
export function askedInstitutions(given: URLSearchParams): {
  readonly query: InstitutionQuery;
  readonly filter: InstitutionFilter;
} {
  const asked = (name: string) => given.get(name) ?? '';
  const query = { cari: asked('cari').trim(), jenis: asked('jenis'), wilayah: asked('wilayah') };
  const filter = {
    text: query.cari,
    kind: isKind(query.jenis) ? query.jenis : null,
    regionCode: regionByCode(query.wilayah) ? query.wilayah : null,
  };
  return { query, filter };
}

/** The institution of the address, or 404. */
export async function institutionOf(visit: IdentityVisit): Promise<Institution> {
  const id = parseId<'InstitutionId'>(visit.params.id);
  const found = id ? await institutionById(visit.db.conn, id) : null;
  if (!found) throw new NotFound();
  return found;
}
