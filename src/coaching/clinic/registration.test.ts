import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { InstitutionId, UnitId, Viewer } from '#identity/index.ts';
import { newId } from '#platform/ids.ts';
import { clinicPlan, plantClinic, plantDraftClinic, plantRegistration } from '../../../tests/support/clinics.ts';
import { type TestDatabase, testDatabase } from '../../../tests/support/database.ts';
import { carryFacts } from '../../../tests/support/facts.ts';
import { formIn } from '../../../tests/support/form.ts';
import { governmentOf, personWith, testConfig, testNow, unitIn, withRegions } from '../../../tests/support/people.ts';
import { Planter } from '../../../tests/support/registry-records.ts';
import { type TestServer, testServer } from '../../../tests/support/server.ts';
import { changeClinic } from './actions/plan.ts';
import { registerOthers, registerSelf } from './actions/register.ts';
import { clinicJobs } from './jobs.ts';
import type { ClinicId } from './model/clinic.ts';
import { paths } from './paths.ts';
import { clinicById } from './queries/clinics.ts';
import { registrationOf, registrationsFor, takenOf } from './queries/registrations.ts';
import { mayReadRegistration, movingUp, stateOfNext } from './rules/registration.ts';

let database: TestDatabase;
let server: TestServer;
let toba: InstitutionId;
let nias: InstitutionId;
let office: UnitId;
type Part = 'hub' | 'coach' | 'admin' | 'sari' | 'budi' | 'nias' | 'stranger';
type Known = Viewer & { readonly person: NonNullable<Viewer['person']> };
const who = {} as Record<Part, Known>;
const cookies = {} as Record<Part, string>;

beforeAll(async () => {
  database = await testDatabase();
  const { db } = database;
  await withRegions(db);
  const province = await governmentOf(db, '12');
  toba = await governmentOf(db, '12.12');
  nias = await governmentOf(db, '12.04');
  office = await unitIn(db, toba, 'Dinas Kesehatan Toba');
  const school = await unitIn(db, nias, 'SD Negeri Pulau');
  who.hub = await personWith(db, 'Ratna Hub', [{ role: 'hub_admin', institutionId: province }]);
  who.coach = await personWith(db, 'Pendamping Uji', [{ role: 'coach', institutionId: province }]);
  who.admin = await personWith(db, 'Hendra Toba', [{ role: 'local_admin', institutionId: toba }]);
  who.sari = await personWith(db, 'Sari Toba', [{ role: 'innovator', institutionId: toba, unitId: office }]);
  who.budi = await personWith(db, 'Budi Toba', [{ role: 'innovator', institutionId: toba, unitId: office }]);
  who.nias = await personWith(db, 'Yanti Nias', [{ role: 'innovator', institutionId: nias, unitId: school }]);
  const deli = await governmentOf(db, '12.07');
  who.stranger = await personWith(db, 'Orang Deli', [{ role: 'local_admin', institutionId: deli }]);
  server = testServer(db);
  for (const part of Object.keys(who) as Part[]) cookies[part] = await server.cookiesOf(who[part].person.email);
});
afterAll(() => database.close());

const ask = (path: string, part?: Part, form?: Record<string, string> | FormData) =>
  server.ask(path, { ...(part ? { cookies: cookies[part] } : {}), ...(form ? { form } : {}) });
const text = async (path: string, part?: Part) => (await ask(path, part)).text();
const clinic = (given: object = {}) => plantClinic(database.db, who.hub, { invitedIds: [toba, nias], ...given });
const stateOf = async (id: ClinicId, part: Part) =>
  (await registrationOf(database.db.conn, id, who[part].person.id))?.state ?? null;
const tick = () => carryFacts(database.db, () => testNow);
const noticed = async (part: Part, id: ClinicId) =>
  (
    await database.db.pool.query<{ kind: string }>(
      'select kind from notice where person_id = $1 and href = $2 order by created_at, id',
      [who[part].person.id, paths.one.to(id)],
    )
  ).rows.map((row) => row.kind.replace('coaching.notice.clinic_', ''));
const inRegister = (id: ClinicId, part: Part) => plantRegistration(database.db, who[part], { clinicId: id });

describe('who is invited', () => {
  test('is told when the clinic is announced, once, and its coaches too', async () => {
    const id = await clinic({ coachIds: [who.coach.person.id] });
    await tick();
    await tick();
    expect([await noticed('admin', id), await noticed('coach', id), await noticed('sari', id)]).toEqual([
      ['invited'],
      ['coach'],
      [],
    ]);
    expect(await noticed('stranger', id)).toEqual([]);
    expect(await text('/beranda', 'admin')).toContain('Instansi Anda diundang dan belum ada yang mendaftar');
  });

  test('registers with the innovation of the unit, and with no other', async () => {
    const id = await clinic();
    const planter = new Planter(database.db);
    const own = await planter.innovation({ institutionId: toba, unitId: office, content: { title: 'Antrean Ringan' } });
    const other = await planter.innovation({ institutionId: nias, content: { title: 'Milik Nias' } });
    const page = await text(paths.one.to(id), 'sari');
    expect(page).toContain('Antrean Ringan');
    expect(page).not.toContain('Milik Nias');
    const form = { ...formIn(page, paths.register.to(id)), catatan: 'Bagaimana mengukur?' };
    const wrong = await ask(paths.register.to(id), 'sari', { ...form, bawa: `innovation:${other}` });
    expect(wrong.status).toBe(422);
    expect(await wrong.text()).toContain('Pilih inovasi atau masalah dari daftar.');
    const right = { ...form, bawa: `innovation:${own}` };
    for (let n = 0; n < 2; n += 1) expect((await ask(paths.register.to(id), 'sari', right)).status).toBe(303);
    expect(await registrationOf(database.db.conn, id, who.sari.person.id)).toMatchObject({
      ...{ state: 'registered', bringsTitle: 'Antrean Ringan', note: 'Bagaimana mengukur?', unitId: office },
      institutionId: toba,
    });
    expect(await takenOf(database.db.conn, id)).toEqual({ registered: 1, waiting: 0 });
  });

  test('does not register where one is not invited, before it is told, or after it has begun', async () => {
    const { db } = database;
    const registering = async (clinicId: ClinicId, part: Part, now: Date) => {
      const given = { clinicId, id: newId<'RegistrationId'>(), brings: '', note: '' };
      return db.transact((tx) => registerSelf(tx, who[part], given, now));
    };
    const id = await clinic();
    expect(await registering(id, 'stranger', testNow)).toEqual({ ok: false, why: 'not_found' });
    expect(await registering(id, 'sari', clinicPlan.startsAt)).toEqual({ ok: false, why: 'begun' });
    const draft = await plantDraftClinic(db, who.hub, { invitedIds: [toba], coachIds: [who.coach.person.id] });
    expect(await registering(draft, 'sari', testNow)).toEqual({ ok: false, why: 'not_found' });
    expect(await registering(draft, 'coach', testNow)).toEqual({ ok: false, why: 'not_open' });
    expect(await registering(id, 'coach', testNow)).toEqual({ ok: false, why: 'not_found' });
  });
});

describe('a clinic without a free place', () => {
  test('lets people wait in their order; who withdraws gives the place to the first, who is told', async () => {
    const id = await clinic({ capacity: 1 });
    const sari = await inRegister(id, 'sari');
    const later = (minutes: number) => new Date(testNow.getTime() + minutes * 60_000);
    for (const [part, minutes] of [['budi', 1] as const, ['nias', 2] as const])
      await plantRegistration(database.db, who[part], { clinicId: id, now: later(minutes) });
    expect([await stateOf(id, 'budi'), await stateOf(id, 'nias')]).toEqual(['waiting', 'waiting']);
    expect(await text(paths.one.to(id), 'budi')).toContain('Anda di daftar tunggu');
    expect((await ask(paths.withdraw.to(id, sari), 'nias', {})).status).toBe(404);
    expect((await ask(paths.withdraw.to(id, sari), 'sari', {})).status).toBe(303);
    expect([await stateOf(id, 'sari'), await stateOf(id, 'budi'), await stateOf(id, 'nias')]).toEqual([
      ...['withdrawn', 'registered', 'waiting'],
    ]);
    await tick();
    expect([await noticed('budi', id), await noticed('nias', id)]).toEqual([['place'], []]);
  });

  test('fills the places that a larger room brings', async () => {
    const id = await clinic({ capacity: 1 });
    for (const part of ['sari', 'budi', 'nias'] as const) await inRegister(id, part);
    const known = await clinicById(database.db.conn, id);
    const given = { ...clinicPlan, id, capacity: 2, invitedIds: [toba, nias], revision: known?.revision ?? 0 };
    await database.db.transact((tx) => changeClinic(tx, who.hub, given, testNow));
    expect(await takenOf(database.db.conn, id)).toEqual({ registered: 2, waiting: 1 });
  });

  test('gives nobody a place twice when two come at once', async () => {
    const id = await clinic({ capacity: 1 });
    await Promise.all((['sari', 'budi', 'nias'] as const).map((part) => inRegister(id, part)));
    expect(await takenOf(database.db.conn, id)).toEqual({ registered: 1, waiting: 2 });
  });
});

describe('an admin', () => {
  test('registers people of the institution at once, each of whom is told, and nobody else’s', async () => {
    const id = await clinic({ capacity: 1 });
    const form = new FormData();
    for (const part of ['sari', 'budi'] as const) form.append('orang', who[part].person.id);
    const answer = await ask(paths.others.to(id), 'admin', form);
    expect(await answer.text()).toContain('2 orang didaftarkan.');
    await tick();
    const told = [...(await noticed('sari', id)), ...(await noticed('budi', id))].sort();
    expect(told).toEqual(['registered', 'waiting']);
    const personIds = [who.nias.person.id];
    const asked = (institutionId: InstitutionId) =>
      database.db.transact((tx) => registerOthers(tx, who.admin, { clinicId: id, institutionId, personIds }, testNow));
    expect(await asked(toba)).toEqual({ ok: false, why: 'not_member' });
    expect(await asked(nias)).toEqual({ ok: false, why: 'not_yours' });
    expect(await text(paths.people.to(id), 'admin')).toContain('Sari Toba');
    expect(await text(paths.people.to(id), 'nias')).not.toContain('Sari Toba');
  });

  test('reads the people of the institution, hosts read all, everybody oneself: by the rule and by the database', async () => {
    const { conn } = database.db;
    const id = await clinic({ coachIds: [who.coach.person.id] });
    for (const part of ['sari', 'budi', 'nias'] as const) await inRegister(id, part);
    const known = await clinicById(conn, id);
    if (!known) throw new Error('no clinic');
    const filter = { words: '', state: null };
    const all = await registrationsFor(conn, who.hub, { clinic: known, filter });
    const seen = async (part: Part) => {
      const rows = await registrationsFor(conn, who[part], { clinic: known, filter });
      expect(rows).toEqual(all.filter((it) => mayReadRegistration(known, it, who[part])));
      return rows.map((it) => it.personName);
    };
    expect(await seen('coach')).toEqual(['Yanti Nias', 'Budi Toba', 'Sari Toba']);
    expect(await seen('admin')).toEqual(['Budi Toba', 'Sari Toba']);
    expect(await seen('nias')).toEqual(['Yanti Nias']);
    expect(await seen('stranger')).toEqual([]);
  });

  test('is nothing for its coach, whose institution it need not invite', async () => {
    const id = await clinic({ coachIds: [who.coach.person.id] });
    const shown = async (part: Part) => (await text(paths.one.to(id), part)).includes('<h2>Pendaftaran</h2>');
    expect([await shown('coach'), await shown('sari')]).toEqual([false, true]);
  });

  test('who ticks nobody is told so', async () => {
    const id = await clinic();
    const answer = await ask(paths.others.to(id), 'admin', { instansi: '' });
    expect([answer.status, (await answer.text()).includes('Pilih sedikitnya satu orang.')]).toEqual([422, true]);
  });

  test('of the hub enters who comes in by the door, without counting places', async () => {
    const startsAt = new Date(testNow.getTime() - 60_000);
    const id = await clinic({ capacity: 1, startsAt, endsAt: new Date(testNow.getTime() + 3_600_000) });
    const given = { clinicId: id, institutionId: toba, personIds: [who.sari.person.id, who.budi.person.id] };
    await database.db.transact((tx) => registerOthers(tx, who.hub, given, testNow));
    expect(await takenOf(database.db.conn, id)).toEqual({ registered: 2, waiting: 0 });
  });
});

describe('who comes', () => {
  test('is reminded the day before, once, and of no other day', async () => {
    const id = await clinic({ coachIds: [who.coach.person.id] });
    await inRegister(id, 'sari');
    const [job] = clinicJobs;
    const run = (now: Date) =>
      job?.run({}, { db: database.db, config: testConfig, log: {} as never, baseUrl: 'http://localhost:3000', now });
    await run(testNow);
    expect(await noticed('sari', id)).toEqual([]);
    const dayBefore = new Date(testNow.getTime() + 24 * 3_600_000);
    await run(dayBefore);
    await run(new Date(dayBefore.getTime() + 3_600_000));
    expect(await noticed('sari', id)).toEqual(['reminder']);
    expect(await noticed('coach', id)).toContain('reminder');
  });

  test('learns of another time, and why it is cancelled', async () => {
    const id = await clinic();
    await inRegister(id, 'sari');
    const page = await text(paths.change.to(id), 'hub');
    const form = { ...formIn(page, paths.change.to(id)), undangan: toba, selesai: '2026-03-04T18:00' };
    expect((await ask(paths.change.to(id), 'hub', form)).status).toBe(303);
    await tick();
    expect(await noticed('sari', id)).toEqual(['moved']);
    const cancelling = formIn(await text(paths.cancel.to(id), 'hub'), paths.cancel.to(id)) ?? {};
    const bare = await ask(paths.cancel.to(id), 'hub', { ...cancelling, alasan: ' ' });
    expect([bare.status, (await bare.text()).includes('Tulis alasannya.')]).toEqual([422, true]);
    for (let n = 0; n < 2; n += 1) await ask(paths.cancel.to(id), 'hub', { ...cancelling, alasan: 'Jembatan putus.' });
    await tick();
    expect(await noticed('sari', id)).toEqual(['moved', 'cancelled']);
    expect(await noticed('admin', id)).toContain('cancelled');
    expect(await text(paths.one.to(id), 'sari')).toContain('Jembatan putus.');
  });

  test('takes the time along, which names nobody', async () => {
    const id = await clinic({ title: 'Klinik; Medan, 1', coachIds: [who.coach.person.id] });
    await inRegister(id, 'sari');
    const file = await ask(paths.calendar.to(id), 'sari');
    expect(file.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
    const lines = (await file.text()).split('\r\n');
    expect(lines).toContain('SUMMARY:Klinik\\; Medan\\, 1');
    expect(lines).toContain('DTSTART:20260304T030000Z');
    expect(lines).toContain('STATUS:CONFIRMED');
    expect(lines.join('')).not.toMatch(/Sari|Pendamping Uji/);
    expect((await ask(paths.calendar.to(id), 'stranger')).status).toBe(404);
  });
});

describe('moves of a clinic', () => {
  test('go one way, at their time, and are the hub’s', async () => {
    const id = await clinic();
    const deed = async (path: string, revisi: string) => (await ask(path, 'hub', { revisi })).status;
    expect(await deed(paths.hold.to(id), '2')).toBe(409);
    expect(await deed(paths.close.to(id), '2')).toBe(409);
    expect((await ask(paths.hold.to(id), 'admin', { revisi: '2' })).status).toBe(404);
    const past = { startsAt: new Date(testNow.getTime() - 7_200_000), endsAt: new Date(testNow.getTime() - 3_600_000) };
    const over = await clinic(past);
    expect(await deed(paths.hold.to(over), '1')).toBe(409);
    expect([await deed(paths.hold.to(over), '2'), await deed(paths.hold.to(over), '2')]).toEqual([303, 303]);
    expect((await ask(paths.change.to(over), 'hub')).status).toBe(409);
    expect(await deed(paths.close.to(over), '3')).toBe(303);
    const late = await plantDraftClinic(database.db, who.hub, { invitedIds: [toba], ...past });
    expect(await deed(paths.announce.to(late), '1')).toBe(409);
  });

  test('a copy brings all but the time', async () => {
    const id = await clinic({ title: 'Klinik yang disalin', agenda: 'Acara lama' });
    const page = await text(paths.plan.to({ dari: id }), 'hub');
    expect(formIn(page, paths.plan.to())).toMatchObject({
      judul: 'Klinik yang disalin',
      agenda: 'Acara lama',
      mulai: '',
    });
  });
});

test('rules of places', () => {
  expect(stateOfNext({ registered: 2, waiting: 0 }, 3)).toBe('registered');
  expect(stateOfNext({ registered: 2, waiting: 1 }, 3)).toBe('waiting');
  expect(movingUp({ registered: 2, waiting: 5 }, 4)).toBe(2);
  expect(movingUp({ registered: 4, waiting: 5 }, 2)).toBe(0);
});
