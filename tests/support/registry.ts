import { type Kysely, sql } from 'kysely';
import type { InstitutionId, Membership, PersonId, Role, UnitId, Viewer } from '../../src/identity/index.ts';
import type { Database } from '../../src/platform/db.ts';
import { newId } from '../../src/platform/ids.ts';

export type Place = {
  readonly institutionId: InstitutionId;
  readonly unitId: UnitId;
  readonly name: string;
  readonly regionCode: string;
};

const raw = (db: Database) => db.conn as unknown as Kysely<unknown>;

/** A regency's government with one unit, in the region of the code. */
export async function place(db: Database, name: string, regionCode: string): Promise<Place> {
  const [institutionId, unitId] = [newId<'InstitutionId'>(), newId<'UnitId'>()];
  const at = new Date();
  await sql`insert into region (code, name, level, parent_code) values ('12', 'Sumatera Utara', 'province', null),
    (${regionCode}, ${name}, 'regency', '12') on conflict do nothing`.execute(raw(db));
  await sql`insert into institution (id, kind, name, region_code, name_key, created_at)
    values (${institutionId}, 'regency', ${`Pemerintah ${name}`}, ${regionCode}, ${`pemerintah ${name.toLowerCase()}`}, ${at})`.execute(
    raw(db),
  );
  await sql`insert into unit (id, institution_id, name, name_key, created_at)
    values (${unitId}, ${institutionId}, ${`Dinas Pendidikan ${name}`}, ${`dinas pendidikan ${name.toLowerCase()}`}, ${at})`.execute(
    raw(db),
  );
  return { institutionId, unitId, name, regionCode };
}

/** A person with one membership, acting in it. */
export async function viewerIn(db: Database, at: Place, role: Role, name: string = role): Promise<Viewer> {
  const personId = newId<'PersonId'>();
  const email = `${personId}@contoh.example`;
  const membership: Membership = {
    id: newId<'MembershipId'>(),
    role,
    institutionId: at.institutionId,
    institutionName: `Pemerintah ${at.name}`,
    regionCode: at.regionCode,
    unitId: role === 'innovator' ? at.unitId : null,
    unitName: role === 'innovator' ? `Dinas Pendidikan ${at.name}` : null,
  };
  await sql`insert into person (id, name, email) values (${personId}, ${name}, ${email})`.execute(raw(db));
  await sql`insert into membership (id, person_id, role, institution_id, unit_id, created_at)
    values (${membership.id}, ${personId}, ${role}, ${at.institutionId}, ${membership.unitId}, now())`.execute(raw(db));
  return { person: { id: personId, name, email }, memberships: [membership], acting: membership, ip: '192.0.2.1' };
}

/** Switches the person's account off. */
export async function deactivate(db: Database, personId: PersonId): Promise<void> {
  await sql`update person set deactivated_at = now() where id = ${personId}`.execute(raw(db));
}

/** One value out of the database, for what no query of the product answers. */
export async function oneRow<Row>(db: Database, statement: ReturnType<typeof sql>): Promise<Row> {
  const found = await statement.execute(raw(db));
  return found.rows[0] as Row;
}
