import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '../../../tests/support/database.ts';
import { datedPreset, withFieldVisits } from '../../../tests/support/editions.ts';
import { type InterviewDesk, interviewDesk } from '../../../tests/support/interviews.ts';
import { testConfig, testNow } from '../../../tests/support/people.ts';
import { HERE, type TestServer, testServer } from '../../../tests/support/server.ts';
import { newId } from '../../platform/ids.ts';
import { silentLog } from '../../platform/log.ts';
import { done, must, refused } from '../../platform/outcome.ts';
import { saveEdition } from '../edition/actions/write.ts';
import { editionById } from '../edition/queries/editions.ts';
import { planVisit, type VisitPlan } from './actions/plan.ts';
import { finishVisit, reopenVisit, saveVisit } from './actions/write.ts';
import type { VisitForm, VisitId } from './model/visit.ts';
import { tellVisitPlanned } from './notices.ts';
import { paths } from './paths.ts';
import { visitById, visitsFor, visitsOf } from './queries/visits.ts';
import { whyNotRead } from './rules/moves.ts';

let database: TestDatabase;
let desk: InterviewDesk;
let server: TestServer;
const cookies = new Map<string, string>();
const visitId = newId<'VisitId'>();

beforeAll(async () => {
  database = await testDatabase();
  desk = await interviewDesk(database.db);
  server = testServer(database.db);
  await withFieldStage();
  for (const name of ['secretary', 'juror', 'second', 'writer', 'stranger'] as const)
    cookies.set(name, await server.cookiesOf(desk.people[name].person.email));
});
afterAll(() => database.close());

/** The starter has no field visits: this edition has. */
async function withFieldStage(): Promise<void> {
  const edition = await editionById(database.db.conn, desk.editionId);
  const document = withFieldVisits(datedPreset('regency-starter'));
  const input = { id: desk.editionId, revision: edition?.revision ?? 0, document, reason: '' };
  must(await write((tx) => saveEdition(tx, desk.people.secretary, input, testNow)));
  await database.db.pool.query(
    `insert into membership (id, person_id, role, institution_id, created_at)
    select gen_random_uuid(), person_id, 'evaluator', institution_id, created_at from membership where person_id = $1`,
    [desk.people.second.person.id],
  );
}

const write: TestDatabase['db']['transact'] = (work) => database.db.transact(work);
const context = { db: {} as never, config: testConfig, log: silentLog, baseUrl: HERE, now: testNow };
const known = async () => {
  const found = await visitById(database.db.conn, visitId);
  if (!found) throw new Error('no visit');
  return found;
};

const planOf = (given: Partial<VisitPlan> = {}): VisitPlan => ({
  id: visitId,
  editionId: desk.editionId,
  entryId: desk.own[0] as VisitPlan['entryId'],
  visitDate: '2026-06-23',
  team: [{ id: desk.people.juror.person.id, role: 'panelist' }],
  ...given,
});
const form = (given: Partial<VisitForm> = {}): VisitForm => ({
  visitDate: '2026-06-23',
  peopleMet: 'Ibu Kepala Sekolah',
  conclusion: 'Sesuai dengan usulan.',
  place: { latitude: 3.5952, longitude: 98.6722, accuracy: 12 },
  checks: [
    { claim: 's-ringkasan', seen: 'yes', note: '' },
    { claim: 's-dampak', seen: 'partly', note: 'Baru di dua kelas.' },
  ],
  ...given,
});
const save = (
  who: keyof InterviewDesk['people'],
  revision: number,
  given: Partial<VisitForm> = {},
  id: VisitId = visitId,
) => write((tx) => saveVisit(tx, desk.people[who], { id, revision, form: form(given) }, testNow));

test('only the organiser plans, with people who are jurors, once an entry', async () => {
  const { secretary, juror, admin, writer } = desk.people;
  const plan = (who: typeof secretary, given: Partial<VisitPlan> = {}) =>
    write((tx) => planVisit(tx, who, planOf(given), testNow));
  expect([await plan(juror), await plan(admin)]).toEqual([refused('not_found'), refused('not_found')]);
  const unknown = { team: [{ id: writer.person.id, role: 'panelist' as const }] };
  expect(await plan(secretary, unknown)).toEqual(refused('unknown_person'));
  expect(await plan(secretary, { entryId: newId<'EntryId'>() })).toEqual(refused('unknown_entry'));
  expect(await plan(secretary)).toEqual(done(null));
  expect(await plan(secretary)).toEqual(done(null));
  expect(await plan(secretary, { id: newId<'VisitId'>() })).toEqual(refused('visited_already'));
  await tellVisitPlanned({ visitId, at: testNow.toISOString() }, { ...context, db: database.db });
  const told = await database.db.pool.query('select person_id from notice');
  expect(told.rows).toEqual([{ person_id: juror.person.id }]);
});

test('the team and the organiser see it; the entrants, other jurors and other offices do not', async () => {
  const seenBy = async (name: keyof InterviewDesk['people']) =>
    (await visitsFor(database.db.conn, desk.people[name])).length;
  expect([await seenBy('secretary'), await seenBy('juror')]).toEqual([1, 1]);
  expect([await seenBy('second'), await seenBy('writer'), await seenBy('admin'), await seenBy('stranger')]).toEqual([
    0, 0, 0, 0,
  ]);
  for (const who of Object.values(desk.people))
    expect(whyNotRead(await known(), who) === null).toBe((await visitsFor(database.db.conn, who)).length === 1);
  for (const name of ['second', 'writer', 'stranger'])
    expect((await server.ask(paths.one.to(visitId), { cookies: cookies.get(name) ?? '' })).status).toBe(404);
  expect((await server.ask(paths.ofEdition.to(desk.editionId), { cookies: cookies.get('juror') ?? '' })).status).toBe(
    404,
  );
});

test('what the team finds is kept whole, and nothing newer is written over', async () => {
  const { revision } = await known();
  expect(await save('writer', revision)).toEqual(refused('not_found'));
  expect((await save('juror', revision)).ok).toBe(true);
  expect(await known()).toMatchObject({
    revision: revision + 1,
    ...form(),
    checks: expect.arrayContaining([...form().checks]),
  });
  expect(await save('juror', revision, { conclusion: 'Lain.' })).toEqual(refused('stale'));
  // The same again is no change.
  expect((await save('juror', revision)).ok).toBe(true);
  expect((await known()).revision).toBe(revision + 1);
  const foreign = { checks: [{ claim: 's-bukan', seen: 'yes' as const, note: '' }] };
  expect(await save('juror', revision + 1, foreign)).toEqual(refused('invalid'));
  expect(await save('juror', revision + 1, { peopleMet: 'x'.repeat(5001) })).toEqual(refused('too_long'));
});

test('in two tabs what was typed stays, beside what stands there now', async () => {
  const { revision } = await known();
  const typed = new URLSearchParams({
    revision: String(revision - 1),
    tanggal: '2026-06-23',
    kesimpulan: 'Kesimpulan dari tab lama',
    'klaim.s-ringkasan.ada': 'no',
  });
  const answer = await server.ask(paths.one.to(visitId), {
    cookies: cookies.get('juror') ?? '',
    form: typed.toString(),
  });
  const html = await answer.text();
  expect(answer.status).toBe(409);
  expect(html).toContain('Kesimpulan dari tab lama');
  expect(html).toContain('Sementara itu disimpan orang lain: Sesuai dengan usulan.. Periksa, lalu simpan lagi.');
});

test('wrong input comes back at its box', async () => {
  const typed = new URLSearchParams({
    revision: '1',
    tanggal: '2026-02-30',
    lintang: '91',
    bujur: '98',
    orang: 'Bu Ani',
  });
  const answer = await server.ask(paths.one.to(visitId), {
    cookies: cookies.get('juror') ?? '',
    form: typed.toString(),
  });
  const html = await answer.text();
  expect(answer.status).toBe(422);
  expect(html).toContain('Bu Ani');
  expect(html).toContain('id="f-lintang-error"');
  expect(html).toContain('id="f-tanggal-error"');
});

test('what is typed without saving is kept for its writer alone', async () => {
  const { revision } = await known();
  const keep = {
    revision: String(revision),
    kesimpulan: 'Belum selesai ditulis',
    pemilik: desk.people.juror.person.id,
  };
  const answer = await server.ask(paths.keep.to(visitId), { cookies: cookies.get('juror') ?? '', form: keep });
  expect(answer.status).toBe(200);
  const own = await (await server.ask(paths.one.to(visitId), { cookies: cookies.get('juror') ?? '' })).text();
  expect(own).toContain('Belum selesai ditulis');
  const others = await (await server.ask(paths.one.to(visitId), { cookies: cookies.get('secretary') ?? '' })).text();
  expect(others).not.toContain('Belum selesai ditulis');
  await server.ask(paths.discard.to(visitId), { cookies: cookies.get('juror') ?? '', form: {} });
});

test('a photo is made anew without what the camera wrote into it, and only the team sees it', async () => {
  const withExif = { exif: { IFD0: { Copyright: 'rahasia kamera' } } } as const;
  const made = sharp({ create: { width: 40, height: 30, channels: 3, background: '#888888' } });
  const bytes = await made.withMetadata(withExif).jpeg().toBuffer();
  expect(bytes.includes('rahasia kamera')).toBe(true);
  const body = new FormData();
  body.set('id', newId<'VisitPhotoId'>());
  body.set('keterangan', 'Ruang kelas');
  body.set('berkas', new File([new Uint8Array(bytes)], 'IMG_1.jpg', { type: 'image/jpeg' }));
  const added = await server.ask(paths.addPhoto.to(visitId), { cookies: cookies.get('juror') ?? '', form: body });
  expect(added.headers.get('location')).toBe(`${paths.one.to(visitId)}#foto`);
  const [photo] = (await known()).photos;
  if (!photo) throw new Error('no photo');
  expect(photo.caption).toBe('Ruang kelas');
  const address = paths.photo.to(visitId, photo.id);
  const shown = await server.ask(address, { cookies: cookies.get('secretary') ?? '' });
  expect([shown.status, shown.headers.get('content-type')]).toEqual([200, 'image/jpeg']);
  expect(Buffer.from(await shown.arrayBuffer()).includes('rahasia kamera')).toBe(false);
  for (const name of ['second', 'writer', 'stranger'])
    expect((await server.ask(address, { cookies: cookies.get(name) ?? '' })).status).toBe(404);
  const text = new FormData();
  text.set('id', newId<'VisitPhotoId'>());
  text.set('berkas', new File(['%PDF-1.7 bukan foto'], 'foto.jpg', { type: 'image/jpeg' }));
  const wrong = await server.ask(paths.addPhoto.to(visitId), { cookies: cookies.get('juror') ?? '', form: text });
  expect(wrong.status).toBe(422);
  expect((await known()).photos).toHaveLength(1);
});

test('it is finished by a whole team alone, then locked, and opened again with a reason', async () => {
  const { juror, second, secretary } = desk.people;
  const finish = async () => {
    const { revision } = await known();
    return write((tx) => finishVisit(tx, juror, { id: visitId, revision }, testNow));
  };
  expect(await finish()).toEqual(refused('evaluators_missing'));
  const team = [
    { id: juror.person.id, role: 'panelist' as const },
    { id: second.person.id, role: 'evaluator' as const },
  ];
  must(await write((tx) => planVisit(tx, secretary, planOf({ team }), testNow)));
  expect((await finish()).ok).toBe(true);
  const { revision } = await known();
  expect(await save('juror', revision, { conclusion: 'Diubah.' })).toEqual(refused('finished'));
  expect(await write((tx) => planVisit(tx, secretary, planOf({ team }), testNow))).toEqual(refused('finished'));
  const reopen = (who: typeof juror, reason: string) =>
    write((tx) => reopenVisit(tx, who, { id: visitId, reason }, testNow));
  expect(await reopen(juror, 'Salah.')).toEqual(refused('not_found'));
  expect(await reopen(secretary, ' ')).toEqual(refused('reason_missing'));
  expect((await reopen(secretary, 'Catatan tertukar.')).ok).toBe(true);
  expect(await known()).toMatchObject({ state: 'reopened', reopenReason: 'Catatan tertukar.', finishedAt: null });
  expect((await save('second', revision, { conclusion: 'Diperbaiki.' })).ok).toBe(true);
  expect((await finish()).ok).toBe(true);
  expect((await visitsOf(database.db.conn, desk.editionId)).map((it) => [it.title, it.state, it.conclusion])).toEqual([
    ['Sepeda Bagus', 'finished', 'Diperbaiki.'],
  ]);
});
