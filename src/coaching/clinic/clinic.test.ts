import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { historyOf, systemActor } from '#audit/index.ts';
import { ensureInstitution, type InstitutionId, nobody, type Viewer } from '#identity/index.ts';
import { newId } from '#platform/ids.ts';
import { clinicPlan, plantDraftClinic } from '../../../tests/support/clinics.ts';
import { type TestDatabase, testDatabase } from '../../../tests/support/database.ts';
import { formIn } from '../../../tests/support/form.ts';
import { governmentOf, personWith, testNow, unitIn, withRegions } from '../../../tests/support/people.ts';
import { type TestServer, testServer } from '../../../tests/support/server.ts';
import { changeClinic, planClinic } from './actions/plan.ts';
import type { Clinic, ClinicId } from './model/clinic.ts';
import { paths } from './paths.ts';
import { clinicById, clinicFor, listClinics } from './queries/clinics.ts';
import { whyNotRead } from './rules/moves.ts';
import { isLink, planFault } from './rules/plan.ts';

let database: TestDatabase;
let server: TestServer;
let toba: InstitutionId;
let nias: InstitutionId;
type Part = 'hub' | 'coach' | 'admin' | 'innovator' | 'stranger';
const who = {} as Record<Part, Viewer>;
const cookies = {} as Record<Part, string>;

beforeAll(async () => {
  database = await testDatabase();
  const { db } = database;
  await withRegions(db);
  const province = await governmentOf(db, '12');
  toba = await governmentOf(db, '12.12');
  nias = await governmentOf(db, '12.04');
  const unitId = await unitIn(db, toba, 'Dinas Kesehatan Toba');
  who.hub = await personWith(db, 'Ratna Hub', [{ role: 'hub_admin', institutionId: province }]);
  who.coach = await personWith(db, 'Pendamping Uji', [{ role: 'coach', institutionId: province }]);
  who.admin = await personWith(db, 'Hendra Toba', [{ role: 'local_admin', institutionId: toba }]);
  who.innovator = await personWith(db, 'Sari Toba', [{ role: 'innovator', institutionId: toba, unitId }]);
  who.stranger = await personWith(db, 'Orang Nias', [{ role: 'local_admin', institutionId: nias }]);
  server = testServer(db);
  for (const part of Object.keys(who) as Part[]) cookies[part] = await server.cookiesOf(who[part].person?.email ?? '');
});
afterAll(() => database.close());

const ask = (path: string, part?: Part, form?: Record<string, string>) =>
  server.ask(path, { ...(part ? { cookies: cookies[part] } : {}), ...(form ? { form } : {}) });
const clinicOf = async (id: ClinicId): Promise<Clinic> => (await clinicById(database.db.conn, id)) as Clinic;

const typed = (more: Record<string, string> = {}): Record<string, string> => ({
  ...{ id: newId<'ClinicId'>(), judul: 'Klinik Medan', mulai: '2026-06-03T09:00', selesai: '2026-06-03T15:30' },
  ...{ tempat: 'Aula', kapasitas: '25', undangan: toba, ...more },
});

describe('planning a clinic', () => {
  test('keeps what was typed as a draft, in the hours of the hub, once', async () => {
    const form = typed({ pendamping: who.coach.person?.id ?? '' });
    const answers = [await ask(paths.plan.to(), 'hub', form), await ask(paths.plan.to(), 'hub', form)];
    expect(answers.map((it) => it.headers.get('location'))).toEqual([`/klinik/${form.id}`, `/klinik/${form.id}`]);
    expect(await clinicOf(form.id as ClinicId)).toMatchObject({
      ...{ title: 'Klinik Medan', state: 'draft', capacity: 25, place: 'Aula', isPublic: false, revision: 1 },
      startsAt: new Date('2026-06-03T02:00:00Z'),
      endsAt: new Date('2026-06-03T08:30:00Z'),
      coaches: [{ id: who.coach.person?.id, name: 'Pendamping Uji' }],
      invited: [{ id: toba }],
    });
    const page = await (await ask(paths.one.to(form.id as ClinicId), 'hub')).text();
    expect(page).toContain('3 Juni 2026, 09.00–15.30 WIB');
  });

  test('invites every regency and city of the province at one tick, and none of another', async () => {
    await database.db.transact((tx) =>
      ensureInstitution(
        tx,
        systemActor,
        { kind: 'city', name: 'Pemerintah Kota Padang', regionCode: '13.71' },
        testNow,
      ),
    );
    const form = typed({ undangan: '', semua: 'ya' });
    delete form.undangan;
    await ask(paths.plan.to(), 'hub', form);
    const { invited } = await clinicOf(form.id as ClinicId);
    expect([invited.length, invited.some((it) => it.name === 'Pemerintah Kota Padang')]).toEqual([33, false]);
  });

  test.each([
    ['judul', '', 'Isi judul klinik.'],
    ['mulai', 'besok', 'Isi tanggal dan jam mulai.'],
    ['mulai', '2026-02-30T09:00', 'Isi tanggal dan jam mulai.'],
    ['selesai', '2026-06-03T09:00', 'Selesainya harus sesudah mulainya.'],
    ['selesai', '2027-06-03T09:00', 'Satu klinik paling lama 5 hari. Periksa tanggalnya.'],
    ['tempat', '', 'Isi tempat atau tautan rapat.'],
    ['tautan', 'javascript:alert(1)', 'Tautan harus alamat lengkap yang diawali https://'],
    ['kapasitas', '0', 'Kapasitas adalah bilangan bulat dari 1 sampai 1000.'],
    ['kapasitas', 'banyak', 'Kapasitas adalah bilangan bulat dari 1 sampai 1000.'],
    ['undangan', '', 'Salah satu instansi tidak dikenal. Pilih lagi dari daftar.'],
    ['pendamping', '0190f5a0-0000-7000-8000-000000000000', 'Salah satu pendamping tidak dikenal.'],
  ])('tells a wrong %s (%s) beside its box and keeps nothing', async (box, value, text) => {
    const form = typed({ [box]: value });
    const answer = await ask(paths.plan.to(), 'hub', form);
    const page = await answer.text();
    expect(answer.status).toBe(422);
    expect(page).toContain(text);
    expect(page).toContain(`id="f-${box}-error"`);
    const shown = formIn(page, paths.plan.to()) ?? {};
    expect([shown.judul, shown.tempat, shown.mulai]).toEqual([form.judul, form.tempat, form.mulai]);
    expect(await clinicById(database.db.conn, form.id as ClinicId)).toBeNull();
  });

  test('wants somebody to be invited, or all', async () => {
    const form = typed();
    delete form.undangan;
    expect(await (await ask(paths.plan.to(), 'hub', form)).text()).toContain('Pilih sedikitnya satu instansi');
    expect((await ask(paths.plan.to(), 'hub', { ...form, terbuka: 'ya' })).status).toBe(303);
  });

  test('is the hub’s alone', async () => {
    expect((await ask(paths.plan.to(), 'admin', typed())).status).toBe(404);
    const given = { ...clinicPlan, id: newId<'ClinicId'>(), invitedIds: [toba] };
    const outcome = await database.db.transact((tx) => planClinic(tx, who.admin, given, testNow));
    expect(outcome).toEqual({ ok: false, why: 'hub_only' });
  });
});

describe('a changed plan', () => {
  test('counts in calendars when time or place moved, and is in the log', async () => {
    const id = await plantDraftClinic(database.db, who.hub, { invitedIds: [toba] });
    const page = await (await ask(paths.change.to(id), 'hub')).text();
    const form = { ...formIn(page, paths.change.to(id)), undangan: toba };
    await ask(paths.change.to(id), 'hub', { ...form, agenda: 'Lain' });
    expect(await clinicOf(id)).toMatchObject({ agenda: 'Lain', sequence: 0, revision: 2 });
    const moved = { ...form, agenda: 'Lain', tempat: 'Ruang lain', revisi: '2' };
    expect((await ask(paths.change.to(id), 'hub', moved)).status).toBe(303);
    expect(await clinicOf(id)).toMatchObject({ place: 'Ruang lain', sequence: 1, revision: 3 });
    const [last] = await historyOf(database.db.conn, { kind: 'clinic', id });
    expect(last).toMatchObject({ event: 'coaching.clinic.change', personId: who.hub.person?.id });
  });

  test('of an older page is refused with what was typed, and sent twice it is one', async () => {
    const id = await plantDraftClinic(database.db, who.hub, { invitedIds: [toba] });
    const form = typed({ id, revisi: '1' });
    expect((await ask(paths.change.to(id), 'hub', form)).status).toBe(303);
    expect((await ask(paths.change.to(id), 'hub', form)).status).toBe(303);
    const late = await ask(paths.change.to(id), 'hub', { ...form, judul: 'Judul lain' });
    expect(late.status).toBe(422);
    expect(await late.text()).toContain('sudah diubah orang lain');
    expect(await clinicOf(id)).toMatchObject({ title: 'Klinik Medan', revision: 2 });
  });

  test('keeps a coach who has left meanwhile', async () => {
    const { db } = database;
    const leaving = await personWith(db, 'Pendamping Pergi', [{ role: 'coach', institutionId: toba }]);
    const coachIds = [leaving.person.id];
    const id = await plantDraftClinic(db, who.hub, { invitedIds: [toba], coachIds });
    await db.pool.query('update membership set ended_at = $2 where person_id = $1', [leaving.person.id, testNow]);
    const given = { ...clinicPlan, id, coachIds, invitedIds: [toba], title: 'Judul baru', revision: 1 };
    expect((await db.transact((tx) => changeClinic(tx, who.hub, given, testNow))).ok).toBe(true);
  });
});

describe('who reads a clinic', () => {
  test('is said alike by the rule and the database', async () => {
    const { db } = database;
    const coachIds = who.coach.person ? [who.coach.person.id] : [];
    const given = { invitedIds: [toba], coachIds };
    const [draft, told, open] = [
      await plantDraftClinic(db, who.hub, given),
      await plantDraftClinic(db, who.hub, given),
      await plantDraftClinic(db, who.hub, { ...given, isPublic: true }),
    ];
    await db.pool.query(`update clinic set state = 'announced', announced_at = $2 where id = any($1)`, [
      [told, open],
      testNow,
    ]);
    const seen = async (viewer: Viewer) =>
      Promise.all(
        [draft, told, open].map(async (id) => {
          const byDatabase = (await clinicFor(db.conn, viewer, id)) !== null;
          expect(byDatabase).toBe(whyNotRead(await clinicOf(id), viewer) === null);
          return byDatabase;
        }),
      );
    expect(await seen(who.hub)).toEqual([true, true, true]);
    expect(await seen(who.coach)).toEqual([true, true, true]);
    expect(await seen(who.admin)).toEqual([false, true, true]);
    expect(await seen(who.innovator)).toEqual([false, true, true]);
    expect(await seen(who.stranger)).toEqual([false, false, true]);
    expect(await seen(nobody)).toEqual([false, false, true]);
    expect((await ask(paths.one.to(told), 'stranger')).status).toBe(404);
    expect((await ask(paths.one.to(open))).status).toBe(200);
    const filter = { words: '', state: null, time: null };
    const window = { size: 50, offset: 0 };
    const listed = await listClinics(db.conn, who.stranger, { filter, now: testNow }, window);
    expect(listed.rows.map((it) => it.id)).toContain(open);
    expect(listed.rows.map((it) => it.id)).not.toContain(told);
  });

  test('finds it by words, state and time', async () => {
    const id = await plantDraftClinic(database.db, who.hub, { title: 'Klinik 100%_khas', invitedIds: [toba] });
    const found = async (query: Record<string, string>) => (await ask(paths.list.to(query), 'hub')).text();
    expect(await found({ q: '100%_KHAS' })).toContain(id);
    expect(await found({ q: '100%_khas', status: 'held' })).toContain('Tidak ada klinik yang cocok');
    expect(await found({ q: '100%_khas', waktu: 'datang' })).toContain(id);
    expect(await found({ q: '100%_khas', waktu: 'lalu' })).toContain('Tidak ada klinik yang cocok');
  });
});

describe('rules of a plan', () => {
  test('let through what can be kept', () => {
    expect(planFault(clinicPlan)).toBeNull();
    expect(planFault({ ...clinicPlan, place: '', link: 'https://rapat.contoh.example/a' })).toBeNull();
    expect(planFault({ ...clinicPlan, agenda: 'a'.repeat(5001) })).toBe('agenda_long');
  });

  test.each([
    ['https://rapat.contoh.example/a?b=1', true],
    ['http://rapat.contoh.example', false],
    ['https://orang:sandi@rapat.contoh.example', false],
    ['https://rapat', false],
    ['data:text/html,hai', false],
    ['https://rapat.contoh.example/a b', false],
  ])('lead people to %s: %s', (text, expected) => {
    expect(isLink(text)).toBe(expected);
  });
});
