import { parseId } from '#platform/ids.ts';
import { type Role, roles } from '../model.ts';
import { type Institution, institutionById } from '../queries/institutions.ts';
import type { PeopleFilter } from '../queries/people-list.ts';
import type { PeopleQuery } from '../views/people.tsx';
import type { IdentityVisit } from './visit.ts';

const isRole = (text: string): text is Role => (roles as readonly string[]).includes(text);
export const states = { aktif: 'active', nonaktif: 'deactivated' } as const;
const isState = (text: string): text is keyof typeof states => Object.hasOwn(states, text);

export type AskedPeople = {
  /** As the address carries it; what it says wrongly of the institution is left out. */
  readonly query: PeopleQuery;
  readonly filter: PeopleFilter;
  readonly institution: Institution | null;
};

/** The people whom the address asks for. */
export async function askedPeople(visit: IdentityVisit): Promise<AskedPeople> {
  const asked = (name: string) => visit.query.get(name) ?? '';
  const institutionId = parseId<'InstitutionId'>(asked('instansi'));
  const institution = institutionId ? await institutionById(visit.db.conn, institutionId) : null;
  const query = {
    cari: asked('cari').trim(),
    peran: asked('peran'),
    keadaan: asked('keadaan'),
    instansi: institution?.id ?? '',
  };
  const filter: PeopleFilter = {
    text: query.cari,
    role: isRole(query.peran) ? query.peran : null,
    institutionId: institution?.id ?? null,
    state: isState(query.keadaan) ? states[query.keadaan] : null,
  };
  return { query, filter, institution };
}
