import { hashPassword } from 'better-auth/crypto';
import { inject } from 'vitest';
import { systemActor } from '../../src/audit/index.ts';
import { addPerson } from '../../src/identity/actions/people.ts';
import {
  ensureInstitution,
  ensureUnit,
  type InstitutionId,
  type Membership,
  nobody,
  type PersonId,
  type Role,
  startMembership,
  type UnitId,
  type Viewer,
} from '../../src/identity/index.ts';
import { tables } from '../../src/identity/schema.ts';
import { seedReference } from '../../src/identity/seed/reference.ts';
import { type Config, readConfig } from '../../src/platform/config.ts';
import type { Database, Tx } from '../../src/platform/db.ts';
import { newId } from '../../src/platform/ids.ts';
import { must } from '../../src/platform/outcome.ts';

export const testNow = new Date('2026-03-02T03:00:00Z');
export const testPassword = 'kuda-hijau-menari-9';
export const testConfig: Config = readConfig({
  TUNTAS_SECRET: 'rahasia-untuk-uji-coba-saja-0123456789',
  TUNTAS_DATA: inject('dataDir'),
});

/** Regions of the country, and the governments of North Sumatra: what every instance has. */
export async function withRegions(db: Database): Promise<void> {
  await seedReference({ db, config: testConfig, now: testNow, baseUrl: 'http://localhost', progress: () => {} });
}

/** The government of a region code of the hub; `withRegions` must have run. */
export async function governmentOf(db: Database, regionCode: string): Promise<InstitutionId> {
  const kind = regionCode.length === 2 ? ('province' as const) : ('regency' as const);
  return db.transact((tx) => ensureInstitution(tx, systemActor, { kind, name: regionCode, regionCode }, testNow));
}

export async function unitIn(db: Database, institutionId: InstitutionId, name: string): Promise<UnitId> {
  return db.transact((tx) => ensureUnit(tx, systemActor, { institutionId, name }, testNow));
}

export type Post = { readonly role: Role; readonly institutionId: InstitutionId; readonly unitId?: UnitId | null };

/** A person with an account (`testPassword`) and the given roles; answers the person as a viewer acting in the first. */
export async function personWith(
  db: Database,
  name: string,
  posts: readonly Post[],
): Promise<Viewer & { readonly person: NonNullable<Viewer['person']> }> {
  const email = `${name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '.')}@contoh.example`;
  return db.transact(async (tx) => {
    const given = { name, email, password: null, locale: 'id' as const };
    const id: PersonId = must(await addPerson(tx, systemActor, given, testNow));
    await keepTestPassword(tx, id);
    const memberships: Membership[] = [];
    for (const post of posts) {
      const held = { personId: id, role: post.role, institutionId: post.institutionId, unitId: post.unitId ?? null };
      const membershipId = await startMembership(tx, systemActor, held, testNow);
      memberships.push(membershipOf(membershipId, post));
    }
    return { ...nobody, person: { id, name, email }, memberships, acting: memberships[0] ?? null, ip: '203.0.113.7' };
  });
}

let hashed: Promise<string> | null = null;

/** All people of a run share the password and its hash: making one is slow on purpose, and many are made. */
async function keepTestPassword(tx: Tx, id: PersonId): Promise<void> {
  hashed ??= hashPassword(testPassword);
  const password = await hashed;
  await tables(tx)
    .insertInto('auth_account')
    .values({ id: newId<'AuthId'>(), account_id: id, provider_id: 'credential', person_id: id, password })
    .execute();
}

/** A viewer acting in a role, out of thin air: for rules, which ask no database. */
export function actingAs(
  role: Role,
  institutionId: InstitutionId,
): Viewer & { readonly person: NonNullable<Viewer['person']> } {
  const acting = membershipOf(newId<'MembershipId'>(), { role, institutionId });
  const person = { id: newId<'PersonId'>(), name: 'Orang Uji', email: 'orang.uji@contoh.example' };
  return { ...nobody, person, memberships: [acting], acting };
}

function membershipOf(id: Membership['id'], post: Post): Membership {
  const { role, institutionId } = post;
  const unitId = post.unitId ?? null;
  return { id, role, institutionId, institutionName: '', regionCode: null, unitId, unitName: null };
}
