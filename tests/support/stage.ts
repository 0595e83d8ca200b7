import { invite } from '../../src/identity/actions/invitations.ts';
import type { InstitutionId, MembershipId, PersonId, Role, UnitId, Viewer } from '../../src/identity/index.ts';
import type { Database } from '../../src/platform/db.ts';
import { must } from '../../src/platform/outcome.ts';
import type { InnovationId, ProblemId } from '../../src/registry/model/ids.ts';
import type { ProblemState } from '../../src/registry/model/states.ts';
import { filledOnce, type TestDatabase, testDatabase } from './database.ts';
import { withIndexEditions } from './index-editions.ts';
import { governmentOf, personWith, testConfig, testNow, unitIn, withRegions } from './people.ts';
import { type PlantedInnovation, Planter } from './registry-records.ts';
import { HERE, type TestServer, testServer } from './server.ts';
import { plantToken } from './tokens.ts';

/** Everybody whom the house knows, seen from a record of a unit in Toba. */
export const parts = [
  'anonymous',
  'innovator',
  'elsewhere',
  'local_admin',
  'other_admin',
  'hub_admin',
  'system_admin',
  'coach',
  'leader',
  'planner',
] as const;
export type Part = (typeof parts)[number];
type Somebody = Exclude<Part, 'anonymous'>;

export type Places = {
  readonly province: InstitutionId;
  readonly toba: InstitutionId;
  readonly deliSerdang: InstitutionId;
  readonly unit: UnitId;
  readonly otherUnit: UnitId;
};

type Known = Viewer & { readonly person: NonNullable<Viewer['person']> };

export type Stage = {
  readonly database: TestDatabase;
  readonly server: TestServer;
  readonly plant: Planter;
  readonly places: Places;
  readonly people: Readonly<Record<Somebody, Known>>;
  /** Cookies of this part; '' for nobody. */
  readonly cookiesOf: (part: Part) => string;
  /** The header by which a program with a write token of this part comes; none for nobody. */
  readonly bearerOf: (part: Part) => Readonly<Record<string, string>>;
  /** Signs the part in anew, after a form has ended the session. */
  readonly signInAgain: (part: Part) => Promise<void>;
  readonly record: (given?: PlantedInnovation) => Promise<InnovationId>;
  readonly problem: (state?: ProblemState) => Promise<ProblemId>;
  readonly newcomer: () => Promise<{ readonly personId: PersonId; readonly membershipId: MembershipId }>;
  readonly invitation: () => Promise<string>;
  readonly emptyUnit: () => Promise<UnitId>;
};

async function placesOf(db: Database): Promise<Places> {
  const [province, toba, deliSerdang] = [
    await governmentOf(db, '12'),
    await governmentOf(db, '12.12'),
    await governmentOf(db, '12.07'),
  ];
  const unit = await unitIn(db, toba, 'Dinas Pendidikan Toba');
  return {
    province,
    toba,
    deliSerdang,
    unit,
    otherUnit: await unitIn(db, deliSerdang, 'Dinas Kesehatan Deli Serdang'),
  };
}

function postOf(part: Somebody, places: Places): { role: Role; institutionId: InstitutionId; unitId: UnitId | null } {
  const { province, toba, deliSerdang, unit, otherUnit } = places;
  if (part === 'innovator') return { role: 'innovator', institutionId: toba, unitId: unit };
  if (part === 'elsewhere') return { role: 'innovator', institutionId: deliSerdang, unitId: otherUnit };
  if (part === 'other_admin') return { role: 'local_admin', institutionId: deliSerdang, unitId: null };
  const inProvince = part === 'hub_admin' || part === 'system_admin' || part === 'coach';
  return { role: part, institutionId: inProvince ? province : toba, unitId: null };
}

type Cast = {
  readonly places: Places;
  readonly people: Readonly<Record<Somebody, Known>>;
  readonly cookies: Readonly<Record<Somebody, string>>;
  /** Secrets of write tokens. */
  readonly tokens: Readonly<Record<Somebody, string>>;
};

const somebodies = parts.filter((it) => it !== 'anonymous');

async function castIn(db: Database): Promise<Cast> {
  await withRegions(db);
  await withIndexEditions(db);
  const places = await placesOf(db);
  const server = testServer(db);
  const [people, cookies, tokens]: [Record<string, Known>, Record<string, string>, Record<string, string>] = [
    {},
    {},
    {},
  ];
  for (const part of somebodies) {
    const person = await personWith(db, `Orang ${part}`, [postOf(part, places)]);
    people[part] = person;
    cookies[part] = await server.cookiesOf(person.person.email);
    tokens[part] = (await plantToken(db, person)).secret;
  }
  return { places, people, cookies, tokens } as Cast;
}

/** A test database with the people above signed in by the form, and ways to plant more; `size` as in `testDatabase`. */
export async function raiseStage({ size = 5 }: { readonly size?: number } = {}): Promise<Stage> {
  const { from, told } = await filledOnce('stage', castIn);
  const { places, people, tokens } = told;
  const database = await testDatabase({ from, size });
  const { db } = database;
  const server = testServer(db);
  const cookies = new Map<Part, string>(Object.entries(told.cookies) as [Somebody, string][]);
  const plant = new Planter(db);
  return {
    database,
    server,
    plant,
    places,
    people,
    cookiesOf: (part) => cookies.get(part) ?? '',
    bearerOf: (part): Readonly<Record<string, string>> =>
      part === 'anonymous' ? {} : { authorization: `Bearer ${tokens[part]}` },
    signInAgain: async (part) => {
      if (part !== 'anonymous') cookies.set(part, await server.cookiesOf(people[part].person.email));
    },
    ...planters({ database, plant, places, people }),
  };
}

type Planting = Pick<Stage, 'database' | 'plant' | 'places' | 'people'>;

function planters({ database, plant, places, people }: Planting) {
  const { db } = database;
  let count = 0;
  const next = (): number => {
    count += 1;
    return count;
  };
  const keeper = people.innovator.person.id;
  return {
    record: (given: PlantedInnovation = {}) =>
      plant.innovation({
        content: { title: `Catatan uji ${next()}` },
        institutionId: places.toba,
        unitId: places.unit,
        keepers: [keeper],
        ...given,
      } as PlantedInnovation & { institutionId: InstitutionId }),
    problem: async (state: ProblemState = 'open') => {
      const title = `Masalah uji ${next()}`;
      const at = { regionCode: '12.12', institutionId: places.toba, raisedBy: keeper };
      const id = await plant.problem({ title, ...at, state });
      const baseline = { indicator: 'waktu', unit: 'hari', value: 9, date: '2026-01-01', source: 'laporan' };
      await db.pool.query('update problem set baseline = $2 where id = $1', [id, baseline]);
      return id;
    },
    newcomer: async () => {
      const post = { role: 'innovator', institutionId: places.toba, unitId: places.unit } as const;
      const { person, memberships } = await personWith(db, `Pendatang ${next()}`, [post]);
      return { personId: person.id, membershipId: memberships[0]?.id as MembershipId };
    },
    invitation: async () => {
      const given = { email: `undangan.${next()}@contoh.example`, role: 'innovator' as const };
      const at = { institutionId: places.toba, unitId: places.unit };
      const desk = { config: testConfig, baseUrl: HERE };
      const invited = await db.transact((tx) => invite(tx, people.local_admin, { ...given, ...at, desk }, testNow));
      return must(invited) as string;
    },
    emptyUnit: () => unitIn(db, places.toba, `Unit uji ${next()}`),
  };
}
