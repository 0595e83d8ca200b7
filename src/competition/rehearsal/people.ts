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
import type { Tx } from '#platform/db.ts';
import { must } from '#platform/outcome.ts';
import type { Hall } from './hall.ts';
import { inLots, inTurns } from './turns.ts';

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
  /** Before the @; drawn for those whom nobody will want to be. */
  readonly known?: string;
};

/** Addresses of those in whose name one may look around in a hub that was kept. */
const known = { secretariat: 'sekretariat.latihan', writer: 'inovator.latihan', juror: 'penilai.latihan' } as const;
const HOST = 'contoh.example';
export const rehearsalNames: readonly string[] = Object.values(known).map((it) => `${it}@${HOST}`);

/** Everyone whom a rehearsal needs. Nobody has a password; `tuntas user reset` lets one of them in. */
export async function castOf(hall: Hall, jurors: number): Promise<Cast> {
  const institutions = (await allInstitutions(hall.db.conn)).filter((it) => it.regionCode !== null);
  const hub = institutions.find((it) => it.kind === 'province');
  if (!hub) throw new Error('a rehearsal needs the government of the province');
  const institutionId = hub.id;
  const organisers: readonly Part[] = [
    { name: 'Sekretariat', role: 'secretariat', institutionId, known: known.secretariat },
    { name: 'Sekretariat kedua', role: 'secretariat', institutionId },
    { name: 'Administrator', role: 'system_admin', institutionId },
  ];
  const jury = Array.from({ length: jurors }, (_, at): Part => {
    const juror = { name: `Penilai ${at + 1}`, role: 'evaluator', institutionId } as const;
    return at === 0 ? { ...juror, known: known.juror } : juror;
  });
  const hosts = [...organisers, ...jury];
  const [secretariat, second, , ...seated] = await inTurns(hall, { step: 'people', lots: inLots(hosts) }, (tx, it) =>
    person(tx, it, hall.startsAt),
  );
  if (!secretariat || !second) throw new Error('those who organise were made');
  const local = institutions.filter((it) => it.kind === 'regency' || it.kind === 'city');
  const [firstOne] = local;
  const entrants = await inTurns(hall, { step: 'people', lots: inLots(local) }, (tx, it) =>
    entrant(tx, { ...it, known: it === firstOne ? known.writer : undefined }, hall.startsAt),
  );
  return { secretariat, second, entrants, jurors: seated };
}

type Local = { readonly id: InstitutionId; readonly name: string; readonly known: string | undefined };

async function entrant(tx: Tx, { id: institutionId, name, known }: Local, now: Date): Promise<Entrant> {
  const unitId = await ensureUnit(tx, systemActor, { institutionId, name: 'Dinas Latihan' }, now);
  const admin = await person(tx, { name: `Admin ${name}`, role: 'local_admin', institutionId }, now);
  const writing = { name: `Inovator ${name}`, role: 'innovator', institutionId, unitId } as const;
  const writer = await person(tx, known ? { ...writing, known } : writing, now);
  return { writer, admin, institutionId, unitId };
}

async function person(tx: Tx, { name, role, institutionId, unitId = null, known }: Part, now: Date): Promise<Viewer> {
  const email = `${known ?? `latihan-${randomBytes(8).toString('hex')}`}@${HOST}`;
  const personId = must(await addPerson(tx, systemActor, { name, email, password: null, locale: 'id' }, now));
  const membership = await startMembership(tx, systemActor, { personId, role, institutionId, unitId }, now);
  const viewer = await viewerOfMembership(tx, membership);
  if (!viewer) throw new Error('a membership that began is there');
  return viewer;
}
