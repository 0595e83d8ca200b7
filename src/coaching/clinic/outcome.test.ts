import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { historyOf } from '#audit/index.ts';
import { type EvidenceId, evidenceOf } from '#files/index.ts';
import type { InstitutionId, UnitId, Viewer } from '#identity/index.ts';
import type { InnovationId } from '#registry/index.ts';
import { recordFactSource } from '#registry/index.ts';
import { holdClinicAt, plantClinic, plantRegistration, plantScan } from '../../../tests/support/clinics.ts';
import { type TestDatabase, testDatabase } from '../../../tests/support/database.ts';
import { formIn } from '../../../tests/support/form.ts';
import { readPdf } from '../../../tests/support/pdf.ts';
import { governmentOf, personWith, testNow, unitIn, withRegions } from '../../../tests/support/people.ts';
import { Planter } from '../../../tests/support/registry-records.ts';
import { type TestServer, testServer } from '../../../tests/support/server.ts';
import { giveFeedback } from './actions/outcome.ts';
import { correctMark } from './actions/presence.ts';
import type { ClinicId } from './model/clinic.ts';
import { TRAINING_PLACE } from './model/outcome.ts';
import { paths } from './paths.ts';
import { certificateOf, feedbackFigures, minutesOf } from './queries/outcome.ts';
import { registrationOf } from './queries/registrations.ts';

const HOUR_MS = 3_600_000;
const at = (hours: number) => new Date(testNow.getTime() + hours * HOUR_MS);

let database: TestDatabase;
let server: TestServer;
let toba: InstitutionId;
let office: UnitId;
type Known = Viewer & { readonly person: NonNullable<Viewer['person']> };
const comers = ['sari', 'budi', 'citra', 'doni', 'eka'] as const;
type Part = 'hub' | 'coach' | 'admin' | (typeof comers)[number];
const who = {} as Record<Part, Known>;
const cookies = {} as Record<Part, string>;
let id: ClinicId;
let brought: InnovationId;
let kept: InnovationId;

beforeAll(async () => {
  database = await testDatabase();
  const { db } = database;
  await withRegions(db);
  const province = await governmentOf(db, '12');
  toba = await governmentOf(db, '12.12');
  office = await unitIn(db, toba, 'Dinas Kesehatan Toba');
  who.hub = await personWith(db, 'Ratna Hub', [{ role: 'hub_admin', institutionId: province }]);
  who.coach = await personWith(db, 'Pendamping Uji', [{ role: 'coach', institutionId: province }]);
  who.admin = await personWith(db, 'Hendra Toba', [{ role: 'local_admin', institutionId: toba }]);
  for (const part of comers)
    who[part] = await personWith(db, `${part} Toba`, [{ role: 'innovator', institutionId: toba, unitId: office }]);
  server = testServer(db);
  for (const part of Object.keys(who) as Part[]) cookies[part] = await server.cookiesOf(who[part].person.email);
  const planter = new Planter(db);
  const own = { institutionId: toba, unitId: office };
  brought = await planter.innovation({ ...own, content: { title: 'Antrean Ringan' }, keepers: [] });
  kept = await planter.innovation({ ...own, content: { title: 'Posyandu Terapung' }, keepers: [who.budi.person.id] });
});
afterAll(() => database.close());

/** A clinic that was held, at which all were; Sari brought an innovation. */
beforeEach(async () => {
  const { db } = database;
  const given = { startsAt: at(-1), endsAt: at(1), invitedIds: [toba], coachIds: [who.coach.person.id] };
  id = await plantClinic(db, who.hub, given);
  for (const part of comers) await plantRegistration(db, who[part], { clinicId: id, now: at(-1.5) });
  const own = await registrationOf(db.conn, id, who.sari.person.id);
  await db.pool.query('update clinic_registration set innovation_id = $2 where id = $1', [own?.id, brought]);
  await holdClinicAt(db, who.hub, id);
});

const ask = (path: string, part?: Part, form?: Record<string, string> | FormData) =>
  server.ask(path, { ...(part ? { cookies: cookies[part] } : {}), ...(form ? { form } : {}) });
const text = async (path: string, part?: Part) => (await ask(path, part)).text();
const training = async (innovationId: InnovationId): Promise<readonly EvidenceId[]> =>
  (await evidenceOf(database.db.conn, { kind: 'innovation', id: innovationId }, { onlyPublic: false }))
    .filter((it) => it.place === TRAINING_PLACE)
    .map((it) => it.id);
const ownOf = async (part: Part) => {
  const found = await registrationOf(database.db.conn, id, who[part].person.id);
  if (!found) throw new Error(`${part} does not come`);
  return found;
};

describe('the signed list', () => {
  test('is put by one click into the innovations of those present, where the index finds it, and taken back by another', async () => {
    const scan = await plantScan(database.db, who.hub, id);
    const page = await text(paths.papers.to(id), 'hub');
    expect(page).toContain('Antrean Ringan');
    expect(page).toContain('Posyandu Terapung');
    expect(await (await ask(paths.placing.to(id), 'hub', {})).text()).toContain('Bukti dipasang pada 2 inovasi.');
    expect(await (await ask(paths.placing.to(id), 'hub', {})).text()).toContain('Bukti dipasang pada 0 inovasi.');
    expect([await training(brought), await training(kept)]).toEqual([[scan], [scan]]);
    const facts = await recordFactSource.factsOf(database.db.conn, { kind: 'innovation', ids: [brought] });
    expect(facts.get(brought)?.get('record.evidence20')).toMatchObject({ value: true, evidenceIds: [scan] });
    const [last] = await historyOf(database.db.conn, { kind: 'innovation', id: brought });
    expect(last).toMatchObject({ event: 'coaching.clinic.place', personId: who.hub.person.id });
    expect((await ask(`/berkas/${scan}`, 'budi')).status).toBe(200);
    expect(await (await ask(paths.unplace.to(id), 'hub', {})).text()).toContain('Bukti dicabut dari 2 inovasi.');
    expect([await training(brought), await training(kept)]).toEqual([[], []]);
  });

  test('reaches nobody who was not there, and needs to be there itself', async () => {
    const { db } = database;
    const missing = await ask(paths.placing.to(id), 'hub', {});
    expect([missing.status, (await missing.text()).includes('Unggah dahulu daftar hadir')]).toEqual([409, true]);
    await plantScan(db, who.hub, id);
    const sari = await ownOf('sari');
    const absent = { clinicId: id, id: sari.id as never, registrationId: sari.id, isPresent: false, reason: 'Pulang.' };
    await db.transact((tx) => correctMark(tx, who.hub, absent, testNow));
    await ask(paths.placing.to(id), 'hub', {});
    expect([await training(brought), (await training(kept)).length]).toEqual([[], 1]);
    expect((await ask(paths.placing.to(id), 'coach', {})).status).toBe(404);
    await ask(paths.unplace.to(id), 'hub', {});
  });

  test('is brought by the hub as a file, read by hosts alone; materials are read by all invited', async () => {
    const file = new File(['%PDF-1.4\n%âãÏÓ\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF'], 'hadir.pdf', {
      type: 'application/pdf',
    });
    const form = new FormData();
    const shown = formIn(await text(paths.papers.to(id), 'hub'), paths.papers.to(id)) ?? {};
    for (const [name, value] of Object.entries({ ...shown, jenis: '', judul: 'Daftar hadir' })) form.set(name, value);
    form.set('berkas', file);
    const bare = await ask(paths.papers.to(id), 'hub', form);
    expect([bare.status, (await bare.text()).includes('Pilih jenis dokumennya.')]).toEqual([422, true]);
    const link = formIn(await text(paths.papers.to(id), 'hub'), paths.addLink.to(id)) ?? {};
    const materials = { ...link, judul: 'Bahan tayang', tautan: 'https://contoh.example/bahan' };
    for (let n = 0; n < 2; n += 1) expect((await ask(paths.addLink.to(id), 'hub', materials)).status).toBe(303);
    expect((await text(paths.one.to(id), 'sari')).match(/Bahan tayang/g)).toHaveLength(1);
    const scan = await plantScan(database.db, who.hub, id);
    expect([(await ask(`/berkas/${scan}`, 'sari')).status, (await ask(`/berkas/${scan}`, 'coach')).status]).toEqual([
      404, 200,
    ]);
    expect((await ask(paths.papers.to(id), 'sari')).status).toBe(404);
  });
});

describe('minutes', () => {
  test('are written by hosts, kept once, and not over somebody else’s', async () => {
    const form = formIn(await text(paths.papers.to(id), 'coach'), paths.minutes.to(id)) ?? {};
    const said = { ...form, notulen: 'Dibahas angka awal.', keputusan: 'Ukur ulang bulan depan.' };
    for (let n = 0; n < 2; n += 1) expect((await ask(paths.minutes.to(id), 'coach', said)).status).toBe(303);
    expect(await minutesOf(database.db.conn, id)).toMatchObject({
      minutes: 'Dibahas angka awal.',
      byName: 'Pendamping Uji',
    });
    const late = await ask(paths.minutes.to(id), 'hub', { ...form, notulen: 'Lain.' });
    const page = await late.text();
    expect([late.status, page.includes('sudah diubah orang lain'), page.includes('Lain.')]).toEqual([422, true, true]);
    expect((await ask(paths.minutes.to(id), 'sari', said)).status).toBe(404);
  });
});

describe('what those present think', () => {
  const four = { useful: 4, coaching: 3, arrangement: 4, next_step: 2 };
  const say = (part: Part, note = '') =>
    database.db.transact((tx) => giveFeedback(tx, who[part], { ...four, note, id }, testNow));

  test('is shown as figures from five answers on, without names, order or time', async () => {
    for (const part of comers.slice(0, 4)) expect((await say(part, `saran ${part}`)).ok).toBe(true);
    expect(await feedbackFigures(database.db.conn, id)).toEqual({ answers: 4, asked: 5, means: null, notes: [] });
    expect(await text(paths.feedback.to(id), 'hub')).not.toContain('saran sari');
    const form = { useful: '4', coaching: '3', arrangement: '4', next_step: '2', catatan: 'saran eka' };
    expect((await ask(paths.feedback.to(id), 'eka', form)).status).toBe(303);
    expect((await ask(paths.feedback.to(id), 'eka', form)).status).toBe(303);
    const page = await text(paths.feedback.to(id), 'coach');
    expect(page).toContain('5 dari 5 orang yang hadir menjawab');
    expect(page).toContain('saran sari');
    expect(page).not.toContain('sari Toba');
    const columns = await database.db.pool.query<{ name: string }>(
      `select column_name as name from information_schema.columns where table_name = 'clinic_feedback'
        and (data_type like 'timestamp%' or column_name ~ '(person|registration)')`,
    );
    expect(columns.rows).toEqual([]);
  });

  test('wants every question, and is asked of nobody who was not there', async () => {
    const answer = await ask(paths.feedback.to(id), 'sari', { useful: '4', coaching: '9', catatan: 'Baik' });
    const page = await answer.text();
    expect([answer.status, page.match(/Pilih satu nilai\./g)?.length]).toEqual([422, 6]);
    expect(page).toContain('Baik</textarea>');
    expect(await say('admin')).toEqual({ ok: false, why: 'was_not_present' });
    expect((await ask(paths.feedback.to(id), 'admin')).status).toBe(404);
    await say('sari');
    expect(await say('sari')).toEqual({ ok: false, why: 'answered_already' });
  });
});

describe('a certificate of attendance', () => {
  test('is given to all who were there, once, and anybody may check it', async () => {
    expect(await (await ask(paths.certify.to(id), 'hub', {})).text()).toContain('5 sertifikat diterbitkan.');
    expect(await (await ask(paths.certify.to(id), 'hub', {})).text()).toContain('0 sertifikat diterbitkan.');
    const own = await ownOf('sari');
    const file = await ask(paths.certificate.to(id, own.id), 'sari');
    const pdf = await readPdf(new Uint8Array(await file.arrayBuffer()));
    const found = await certificateOf(database.db.conn, own.id);
    for (const words of ['sari Toba', 'Dinas Kesehatan Toba', 'Klinik Medan', found?.number ?? '?'])
      expect(pdf.text).toContain(words);
    expect(pdf.links).toContain(`http://localhost:3000${paths.verified.to(found?.code ?? '')}`);
    expect((await ask(paths.certificate.to(id, own.id), 'budi')).status).toBe(404);
    const checked = await ask(`${paths.check.to()}?kode=${found?.code.toLowerCase()}`);
    expect(checked.headers.get('location')).toBe(paths.verified.to(found?.code ?? ''));
    const page = await text(paths.verified.to(found?.code ?? ''));
    expect(page).toContain('Sertifikat ini asli');
    expect(page).toContain('sari Toba');
    expect((await ask(`${paths.check.to()}?kode=salah`)).status).toBe(422);
    expect((await ask(paths.verified.to('2222222222222222'))).status).toBe(404);
  });

  test('holds no more when the presence was corrected', async () => {
    await ask(paths.certify.to(id), 'hub', {});
    const own = await ownOf('sari');
    const found = await certificateOf(database.db.conn, own.id);
    const absent = { clinicId: id, id: own.id as never, registrationId: own.id, isPresent: false, reason: 'Keliru.' };
    await database.db.transact((tx) => correctMark(tx, who.hub, absent, testNow));
    const page = await text(paths.verified.to(found?.code ?? ''));
    expect(page).toContain('tidak berlaku lagi');
    expect(page).not.toContain('sari Toba');
    expect((await ask(paths.certificate.to(id, own.id), 'sari')).status).toBe(404);
  });
});
