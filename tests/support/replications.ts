import type { Viewer } from '../../src/identity/index.ts';
import type { Database } from '../../src/platform/db.ts';
import { newId } from '../../src/platform/ids.ts';
import { must } from '../../src/platform/outcome.ts';
import { emptyContent, type InnovationContent } from '../../src/registry/model/content.ts';
import type { InnovationId } from '../../src/registry/model/ids.ts';
import { showInterest } from '../../src/replication/transfer/actions/interest.ts';
import type { ReplicationId } from '../../src/replication/transfer/model/replication.ts';
import { replicationById } from '../../src/replication/transfer/queries/replication.ts';
import { testDatabase } from './database.ts';
import { formIn } from './form.ts';
import { governmentOf, personWith, testNow, unitIn, withRegions } from './people.ts';
import { type Seen, seen } from './records-stage.ts';
import { Planter } from './registry-records.ts';
import { testServer } from './server.ts';

export const originContent: InnovationContent = {
  ...emptyContent('Sepeda Bagus'),
  summary: 'Anak berkebutuhan khusus belajar melalui PKBM.',
  purpose: 'Semua anak belajar.',
  implementation: 'Guru kunjung mendatangi rumah.',
  resources: 'Dua belas guru kunjung.',
  impact: [
    {
      indicator: 'Anak terlayani',
      unit: 'orang',
      before: 10,
      after: 60,
      better: 'higher',
      source: 'Dinas Pendidikan',
      date: null,
      story: '',
    },
  ],
};

/** An innovation of Deli Serdang before the public, units of Toba and Nias that would take it over, and everybody around them. */
export async function replicationDesk(db: Database) {
  await withRegions(db);
  const [province, deli, toba, nias] = [
    await governmentOf(db, '12'),
    await governmentOf(db, '12.07'),
    await governmentOf(db, '12.12'),
    await governmentOf(db, '12.04'),
  ];
  const [deliUnit, tobaUnit, niasUnit] = [
    await unitIn(db, deli, 'Dinas Pendidikan Deli Serdang'),
    await unitIn(db, toba, 'Dinas Pendidikan Toba'),
    await unitIn(db, nias, 'Dinas Pendidikan Nias'),
  ];
  const people = {
    hub: await personWith(db, 'Admin Hub', [{ role: 'hub_admin', institutionId: province }]),
    coach: await personWith(db, 'Pendamping Hub', [{ role: 'coach', institutionId: province }]),
    keeper: await personWith(db, 'Penjaga Sepeda', [{ role: 'innovator', institutionId: deli, unitId: deliUnit }]),
    owner: await personWith(db, 'Admin Deli Serdang', [{ role: 'local_admin', institutionId: deli }]),
    writer: await personWith(db, 'Penulis Toba', [{ role: 'innovator', institutionId: toba, unitId: tobaUnit }]),
    admin: await personWith(db, 'Admin Toba', [{ role: 'local_admin', institutionId: toba }]),
    leader: await personWith(db, 'Pimpinan Toba', [{ role: 'leader', institutionId: toba }]),
    nias: await personWith(db, 'Penulis Nias', [{ role: 'innovator', institutionId: nias, unitId: niasUnit }]),
    /** Runs the hub, and belongs to Toba beside that. */
    both: await personWith(db, 'Admin Hub dari Toba', [
      { role: 'hub_admin', institutionId: province },
      { role: 'planner', institutionId: toba },
    ]),
  };
  const plant = new Planter(db);
  const originId = await plantOrigin(plant, { institutionId: deli, unitId: deliUnit, keeper: people.keeper });
  const places = { province, deli, toba, nias, deliUnit, tobaUnit, niasUnit };
  return { db, people, plant, places, originId };
}
export type ReplicationDesk = Awaited<ReturnType<typeof replicationDesk>>;

type At = {
  readonly institutionId: ReplicationDesk['places']['deli'];
  readonly unitId: ReplicationDesk['places']['deliUnit'];
};

async function plantOrigin(plant: Planter, at: At & { readonly keeper: Viewer }): Promise<InnovationId> {
  const keepers = at.keeper.person ? [at.keeper.person.id] : [];
  const { institutionId, unitId } = at;
  return plant.innovation({ state: 'published', content: originContent, institutionId, unitId, keepers });
}

type Asking = Partial<Parameters<typeof showInterest>[2]>;

/** Interest of Toba's writer in the origin, unless said otherwise. */
export function askInterest(desk: ReplicationDesk, who: Viewer, given: Asking = {}) {
  const { db, originId } = desk;
  const input = {
    id: newId<'ReplicationId'>(),
    originId,
    problemId: null,
    institutionId: who.acting?.institutionId ?? desk.places.toba,
    unitId: who.acting?.unitId ?? null,
    why: 'Anak berkebutuhan khusus di sini belum bersekolah.',
    contact: { name: 'Penulis', email: 'penulis@contoh.example', phone: '' },
    ...given,
  };
  return db.transact((tx) => showInterest(tx, who, input, testNow));
}

export async function plantInterest(desk: ReplicationDesk, who: Viewer = desk.people.writer, given: Asking = {}) {
  return must(await askInterest(desk, who, given)).id;
}

export async function replicationNow(desk: ReplicationDesk, id: ReplicationId) {
  const found = await replicationById(desk.db.conn, id);
  if (!found) throw new Error('the replication is gone');
  return found;
}

type Who = keyof ReplicationDesk['people'] | 'nobody';

/** A site with the desk, asked as one of its people or as nobody. */
export async function replicationSite() {
  const database = await testDatabase();
  const desk = await replicationDesk(database.db);
  const server = testServer(database.db);
  const cookies = new Map<string, string>();
  for (const [name, who] of Object.entries(desk.people)) cookies.set(name, await server.cookiesOf(who.person.email));
  const cookiesOf = (who: Who) => cookies.get(who) ?? '';
  const get = (who: Who, path: string): Promise<Seen> => seen(server.ask(path, { cookies: cookiesOf(who) }));
  const post = (who: Who, path: string, form: Record<string, string> | FormData): Promise<Seen> =>
    seen(server.ask(path, { cookies: cookiesOf(who), form }));
  /** Fills in the form of the page that has this action, as a browser would, and sends it. */
  const send = async (who: Who, page: string, action: string, given: Record<string, string>, file?: File) => {
    const shown = formIn((await get(who, page)).html, action);
    if (!shown) throw new Error(`${who} finds no form ${action} on ${page}`);
    const form = new FormData();
    for (const [name, value] of Object.entries({ ...shown, ...given })) form.set(name, value);
    if (file) form.set('berkas', file);
    return post(who, action, form);
  };
  return { db: database.db, desk, server, get, post, send, close: () => database.close() };
}
export type ReplicationSite = Awaited<ReturnType<typeof replicationSite>>;

export const signedPaper = () =>
  new File(['%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n'], 'kesepakatan.pdf', {
    type: 'application/pdf',
  });
