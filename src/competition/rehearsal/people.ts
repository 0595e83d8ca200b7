import { randomBytes } from 'node:crypto';
import { systemActor } from '#audit/index.ts';
import {
  addPerson,
  allInstitutions,
  ensureUnit,
  type InstitutionId,
  type Role,
  startMembership,
  type UnitId,
  type Viewer,
  viewerOfMembership,
} from '#identity/index.ts';
import { must } from '#platform/outcome.ts';
import { inTurns } from './dice.ts';
import type { Hall } from './hall.ts';

/** A unit with who writes in it and who checks. */
export type Entrant = {
  readonly writer: Viewer;
  readonly admin: Viewer;
  readonly institutionId: InstitutionId;
  readonly unitId: UnitId;
};

export type Cast = {
  readonly secretariat: Viewer;
  readonly second: Viewer;
  readonly entrants: readonly Entrant[];
  readonly jurors: readonly Viewer[];
};

type Part = {
  readonly name: string;
  readonly role: Role;
  readonly institutionId: InstitutionId;
  readonly unitId?: UnitId | null;
};

const AT_ONCE = 4;

/** Everyone whom a rehearsal needs, with accounts that nobody can sign in to. */
export async function castOf(hall: Hall, jurors: number, now: Date): Promise<Cast> {
  const institutions = (await allInstitutions(hall.db.conn)).filter((it) => it.regionCode !== null);
  const hub = institutions.find((it) => it.kind === 'province');
  if (!hub) throw new Error('a rehearsal needs the government of the province');
  const secretariat = await person(hall, { name: 'Sekretariat', role: 'secretariat', institutionId: hub.id }, now);
  const second = await person(hall, { name: 'Sekretariat kedua', role: 'secretariat', institutionId: hub.id }, now);
  const local = institutions.filter((it) => it.kind === 'regency' || it.kind === 'city');
  const entrants = await inTurns(local, AT_ONCE, (it) => entrant(hall, it.id, it.name, now));
  const places = Array.from({ length: jurors }, (_, at) => at);
  const jury = await inTurns(places, AT_ONCE, (at) =>
    person(hall, { name: `Penilai ${at + 1}`, role: 'evaluator', institutionId: hub.id }, now),
  );
  return { secretariat, second, entrants, jurors: jury };
}

async function entrant(hall: Hall, institutionId: InstitutionId, name: string, now: Date): Promise<Entrant> {
  const unitId = await hall.db.transact((tx) =>
    ensureUnit(tx, systemActor, { institutionId, name: 'Dinas Latihan' }, now),
  );
  const admin = await person(hall, { name: `Admin ${name}`, role: 'local_admin', institutionId }, now);
  const writer = await person(hall, { name: `Inovator ${name}`, role: 'innovator', institutionId, unitId }, now);
  return { writer, admin, institutionId, unitId };
}

async function person({ db }: Hall, { name, role, institutionId, unitId = null }: Part, now: Date): Promise<Viewer> {
  const email = `latihan-${randomBytes(8).toString('hex')}@contoh.example`;
  const password = randomBytes(24).toString('base64url');
  const membership = await db.transact(async (tx) => {
    const personId = must(await addPerson(tx, systemActor, { name, email, password, locale: 'id' }, now));
    return startMembership(tx, systemActor, { personId, role, institutionId, unitId }, now);
  });
  const viewer = await viewerOfMembership(db.conn, membership);
  if (!viewer) throw new Error('a membership that began is there');
  return viewer;
}
