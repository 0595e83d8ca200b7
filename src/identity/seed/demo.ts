import * as z from 'zod';
import { systemActor } from '#audit/index.ts';
import type { SeedContext } from '#platform/capability.ts';
import type { Conn, Tx } from '#platform/db.ts';
import { t } from '#platform/i18n/i18n.ts';
import preset from '../../../presets/demo/hub.json' with { type: 'json' };
import { ensureInstitution } from '../actions/institutions.ts';
import { startMembership } from '../actions/memberships.ts';
import { addPerson } from '../actions/people.ts';
import { ensureUnit } from '../actions/units.ts';
import {
  emailText,
  type InstitutionId,
  institutionKinds,
  type PersonId,
  type Role,
  roles,
  type UnitId,
} from '../model.ts';
import { tables } from '../schema.ts';

/** One password for every demonstration account; told at the start, for a demonstration has nothing to hide. */
export const DEMO_PASSWORD = 'selesai-sampai-tuntas';

const demoSchema = z.object({
  /** Beside the governments, which stand already and go by the codes of their regions. */
  institutions: z.array(z.object({ key: z.string(), kind: z.enum(institutionKinds), name: z.string() })),
  units: z.array(
    z.object({ key: z.string(), institution: z.string(), parent: z.string().nullable(), name: z.string() }),
  ),
  people: z.array(
    z.object({
      key: z.string(),
      name: z.string(),
      email: emailText,
      memberships: z.array(z.object({ role: z.enum(roles), institution: z.string(), unit: z.string().nullable() })),
    }),
  ),
});
type Demo = z.infer<typeof demoSchema>;
const demo: Demo = demoSchema.parse(preset);

type Places = {
  readonly institutions: ReadonlyMap<string, InstitutionId>;
  readonly units: ReadonlyMap<string, UnitId>;
};

/** The units and people of the demonstration hub; those that stand already are left as they are. */
export async function seedDemo({ db, config, now, progress }: SeedContext): Promise<void> {
  const here = demo.units.filter((unit) => isHere(unit.institution, config.hubRegion));
  if (here.length === 0) return;
  progress(t('identity.seed.people'));
  await db.transact(async (tx) => {
    const places = await ensurePlaces(tx, here, now);
    for (const person of demo.people) await ensurePerson(tx, person, places, now);
  });
}

/** The demonstration tells of one province; a hub elsewhere starts without its people. */
function isHere(institution: string, hubRegion: string): boolean {
  return institution === hubRegion || institution.startsWith(`${hubRegion}.`);
}

async function ensurePlaces(tx: Tx, wanted: Demo['units'], now: Date): Promise<Places> {
  const governments = await tables(tx)
    .selectFrom('institution')
    .select(['id', 'region_code'])
    .where('kind', 'in', ['province', 'regency', 'city'])
    .execute();
  const institutions = new Map(governments.map((row) => [row.region_code ?? '', row.id]));
  for (const { key, kind, name } of demo.institutions)
    institutions.set(key, await ensureInstitution(tx, systemActor, { kind, name, regionCode: null }, now));
  const units = new Map<string, UnitId>();
  for (const unit of wanted) {
    const parentId = unit.parent === null ? null : requireOf(units, unit.parent);
    const institutionId = requireOf(institutions, unit.institution);
    units.set(unit.key, await ensureUnit(tx, systemActor, { institutionId, name: unit.name, parentId }, now));
  }
  return { institutions, units };
}

function requireOf<T>(known: ReadonlyMap<string, T>, key: string): T {
  const found = known.get(key);
  if (found === undefined) throw new Error(`the demonstration names «${key}», which is not there`);
  return found;
}

async function ensurePerson(tx: Tx, person: Demo['people'][number], places: Places, now: Date): Promise<void> {
  const given = { name: person.name, email: person.email, password: DEMO_PASSWORD, locale: 'id' as const };
  const added = await addPerson(tx, systemActor, given, now);
  if (!added.ok) return;
  for (const held of person.memberships) {
    const institutionId = requireOf(places.institutions, held.institution);
    const unitId = held.unit === null ? null : requireOf(places.units, held.unit);
    await startMembership(tx, systemActor, { personId: added.value, role: held.role, institutionId, unitId }, now);
  }
}

export type DemoAccounts = {
  readonly password: string;
  readonly people: readonly { readonly email: string; readonly role: string }[];
};

/** The demonstration accounts of this instance with the names of their roles; null when there is none. */
export async function demoAccounts(conn: Conn): Promise<DemoAccounts | null> {
  const rows = await tables(conn)
    .selectFrom('person as p')
    .innerJoin('membership as m', 'm.person_id', 'p.id')
    .innerJoin('institution as i', 'i.id', 'm.institution_id')
    .leftJoin('unit as u', 'u.id', 'm.unit_id')
    .select(['p.email', 'm.role', 'i.name as institution', 'u.name as unit'])
    .where(
      'p.email',
      'in',
      demo.people.map((person) => person.email),
    )
    .where('p.deactivated_at', 'is', null)
    .where('m.ended_at', 'is', null)
    .orderBy('m.created_at')
    .orderBy('m.id')
    .execute();
  if (rows.length === 0) return null;
  const people = rows.map((row) => ({ email: row.email, role: described(row.role, row.unit ?? row.institution) }));
  return { password: DEMO_PASSWORD, people };
}

function described(role: Role, place: string): string {
  return `${t(`identity.role.${role}`)}, ${place}`;
}

/** Ids of the demonstration people by their key in the preset, for the seeds of other capabilities. */
export async function demoPeople(conn: Conn): Promise<ReadonlyMap<string, PersonId>> {
  const rows = await tables(conn)
    .selectFrom('person')
    .select(['id', 'email'])
    .where(
      'email',
      'in',
      demo.people.map((person) => person.email),
    )
    .execute();
  const ids = new Map(rows.map((row) => [row.email, row.id]));
  return new Map(
    demo.people.flatMap((person) => {
      const id = ids.get(person.email);
      return id ? [[person.key, id] as const] : [];
    }),
  );
}
