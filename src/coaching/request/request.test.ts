import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { nobody, type PersonId, type Viewer } from '#identity/index.ts';
import { newId } from '#platform/ids.ts';
import type { InnovationId } from '#registry/index.ts';
import { type TestDatabase, testDatabase } from '../../../tests/support/database.ts';
import { carryFacts } from '../../../tests/support/facts.ts';
import { governmentOf, personWith, testNow, unitIn, withRegions } from '../../../tests/support/people.ts';
import { Planter } from '../../../tests/support/registry-records.ts';
import { type TestServer, testServer } from '../../../tests/support/server.ts';
import type { HelpRequest, Profile, RequestId } from './model.ts';
import { listRequests, requestById } from './queries/requests.ts';
import { daysWaited, whyNotRead } from './rules/moves.ts';
import { bestFor, rankCoaches } from './rules/rank.ts';

const profile = (name: string, more: Partial<Profile> = {}): Profile => ({
  ...{ personId: name as PersonId, name, affairs: [], regionCodes: [], capacity: 4, isOpen: true, about: '' },
  ...{ load: 0, revision: 0, ...more },
});
const wanted = { affair: 'kesehatan', regionCode: '12.12', declined: new Set<PersonId>() };

describe('the ranking of coaches', () => {
  test('puts affair before region before free hands, and says each reason', () => {
    const all = [
      profile('Bebas'),
      profile('Dekat', { affairs: ['pendidikan'], regionCodes: ['12.12'] }),
      profile('Ahli', { affairs: ['kesehatan'], load: 2 }),
      profile('Ahli dekat', { affairs: ['kesehatan'], regionCodes: ['12.12'], load: 3 }),
      profile('Tutup', { affairs: ['kesehatan'], isOpen: false }),
    ];
    expect(rankCoaches(all, wanted).map((it) => [it.coach.name, it.score, it.reasons])).toEqual([
      ['Ahli dekat', 5.5, ['affair', 'region', 'free']],
      ['Ahli', 5, ['affair', 'any_region', 'free']],
      ['Bebas', 4, ['any_affair', 'any_region', 'free']],
      ['Dekat', 4, ['other_affair', 'region', 'free']],
    ]);
  });

  test('puts whoever is full or was offered it before last, and asks nobody who does not fit', () => {
    const full = profile('Penuh', { affairs: ['kesehatan'], regionCodes: ['12.12'], load: 4 });
    const far = profile('Jauh', { affairs: ['kesehatan'], regionCodes: ['12.04'] });
    const other = profile('Lain', { affairs: ['sosial'] });
    const ranked = rankCoaches([full, far, other], { ...wanted, declined: new Set(['Lain' as PersonId]) });
    expect(ranked.map((it) => it.coach.name)).toEqual(['Jauh', 'Penuh', 'Lain']);
    expect(bestFor([full, far, other], wanted)).toBe(null);
    expect(bestFor([full, far, other, profile('Umum')], wanted)?.name).toBe('Umum');
  });

  test('is the same whatever the order they come in, for equals by what is in hand and by name', () => {
    const equals = ['Citra', 'Adi', 'Budi'].map((name) => profile(name));
    const names = (all: readonly Profile[]) => rankCoaches(all, wanted).map((it) => it.coach.name);
    expect(names(equals)).toEqual(['Adi', 'Budi', 'Citra']);
    expect(names(equals.toReversed())).toEqual(['Adi', 'Budi', 'Citra']);
  });

  test('counts whole days until somebody took it up', () => {
    const at = (days: number) => new Date(testNow.getTime() + days * 86_400_000);
    expect(daysWaited({ askedAt: testNow, acceptedAt: null, endedAt: null }, at(3.9))).toBe(3);
    expect(daysWaited({ askedAt: testNow, acceptedAt: at(2), endedAt: at(9) }, at(20))).toBe(2);
  });
});

let database: TestDatabase;
let server: TestServer;
let record: InnovationId;
type Part = 'asker' | 'admin' | 'hub' | 'coach' | 'second' | 'stranger';
const who = {} as Record<Part, Viewer>;
const cookies = {} as Record<Part, string>;

beforeAll(async () => {
  database = await testDatabase();
  const { db } = database;
  await withRegions(db);
  const [toba, nias, province] = await Promise.all(['12.12', '12.04', '12'].map((it) => governmentOf(db, it)));
  const unitId = await unitIn(db, toba as never, 'Puskesmas Toba');
  const other = await unitIn(db, nias as never, 'SD Nias');
  const add = async (part: Part, name: string, post: object) => {
    who[part] = await personWith(db, name, [post as never]);
  };
  await add('asker', 'Dewi Pemohon', { role: 'innovator', institutionId: toba, unitId });
  await add('admin', 'Maria Toba', { role: 'local_admin', institutionId: toba });
  await add('hub', 'Ratna Hub', { role: 'hub_admin', institutionId: province });
  await add('coach', 'Yusuf Pendamping', { role: 'coach', institutionId: province });
  await add('second', 'Tiur Pendamping', { role: 'coach', institutionId: province });
  await add('stranger', 'Orang Nias', { role: 'innovator', institutionId: nias, unitId: other });
  const planter = new Planter(db);
  const content = { title: 'Antrean bernomor' };
  const keepers = [who.asker.person?.id as never];
  record = await planter.innovation({ institutionId: toba as never, unitId, state: 'draft', content, keepers });
  server = testServer(db);
  for (const part of Object.keys(who) as Part[]) cookies[part] = await server.cookiesOf(who[part].person?.email ?? '');
});
afterAll(() => database.close());

const ask = (path: string, part?: Part, form?: Record<string, string>) =>
  server.ask(path, { ...(part ? { cookies: cookies[part] } : {}), ...(form ? { form } : {}) });
const text = async (path: string, part?: Part) => (await ask(path, part)).text();
const idOf = (part: Part) => who[part].person?.id ?? '';
const list = '/kelola/permintaan-pendampingan';
const tick = () => carryFacts(database.db, () => testNow);
const noticed = async (part: Part) =>
  (
    await database.db.pool.query<{ kind: string }>(
      `select kind from notice where person_id = $1 and kind like '%request%' order by created_at, id`,
      [idOf(part)],
    )
  ).rows.map((it) => it.kind.split('.').at(-1));
const requestOf = async (id: RequestId): Promise<HelpRequest> =>
  (await requestById(database.db.conn, id)) as HelpRequest;

const declared = (part: Part, more: Record<string, string>) =>
  ask(`/kelola/pendamping/${idOf(part)}`, part, { revision: '0', kapasitas: '2', terima: 'ya', ...more });
async function asked(more: Record<string, string> = {}): Promise<RequestId> {
  const form = { id: newId(), topik: 'Mengukur waktu tunggu', urusan: 'kesehatan', kebutuhan: 'Belum tahu caranya.' };
  const answer = await ask(`${list}/baru`, 'asker', { ...form, ...more });
  expect(answer.status).toBe(303);
  return (answer.headers.get('location') ?? '').split('/').at(-1) as RequestId;
}

describe('a request', () => {
  test('goes to whoever fits, is taken up with a case on the table, and ends with its result', async () => {
    expect((await declared('coach', { urusan: 'kesehatan' })).status).toBe(303);
    expect((await declared('second', { urusan: 'sosial' })).status).toBe(303);
    const id = await asked({ inovasi: record });
    expect(await requestOf(id)).toMatchObject({ state: 'offered', coachName: 'Yusuf Pendamping' });
    await tick();
    expect([await noticed('coach'), await noticed('hub')]).toEqual([['request_offered'], []]);
    expect((await ask(`${list}/${id}/terima`, 'second', {})).status).toBe(404);
    expect((await ask(`${list}/${id}/terima`, 'asker', {})).status).toBe(403);
    for (let n = 0; n < 2; n += 1) expect((await ask(`${list}/${id}/terima`, 'coach', {})).status).toBe(303);
    await tick();
    expect(await noticed('asker')).toEqual(['request_accepted']);
    const { caseId } = await requestOf(id);
    expect(await text(`/kelola/pendampingan/${caseId}`, 'coach')).toContain('Antrean bernomor');
    expect((await ask(`${list}/${id}/selesai`, 'coach', { hasil: '' })).status).toBe(422);
    expect((await ask(`${list}/${id}/selesai`, 'coach', { hasil: 'Tabel waktu tunggu jadi.' })).status).toBe(303);
    expect((await ask(`${list}/${id}/selesai`, 'coach', { hasil: 'Tabel waktu tunggu jadi.' })).status).toBe(303);
    expect((await ask(`${list}/${id}/tarik`, 'asker', { alasan: 'Terlambat.' })).status).toBe(409);
    expect(await text(`${list}/${id}`, 'asker')).toContain('Tabel waktu tunggu jadi.');
  });

  test('that is declined goes on, to the hub in the end, which offers it by hand', async () => {
    const id = await asked();
    const wrong = await ask(`${list}/${id}/tolak`, 'coach', { alasan: ' ' });
    const again = await wrong.text();
    expect([
      wrong.status,
      again.includes('<a href="#f-alasan-decline">'),
      again.includes('id="f-alasan-decline"'),
    ]).toEqual([422, true, true]);
    expect((await ask(`${list}/${id}/tolak`, 'coach', { alasan: 'Sedang dinas luar.' })).status).toBe(303);
    expect((await requestOf(id)).state).toBe('waiting');
    await tick();
    expect(await noticed('hub')).toContain('request_waiting');
    const page = await text(`${list}/${id}`, 'hub');
    for (const told of ['Sedang dinas luar.', 'tidak menyebut urusan Kesehatan', 'pernah ditawari permintaan ini'])
      expect(page).toContain(told);
    expect((await ask(`${list}/${id}/tawarkan`, 'hub', { pendamping: idOf('stranger') })).status).toBe(409);
    expect((await ask(`${list}/${id}/tawarkan`, 'coach', { pendamping: idOf('second') })).status).toBe(403);
    expect((await ask(`${list}/${id}/tawarkan`, 'hub', { pendamping: idOf('second') })).status).toBe(303);
    const on = { pendamping: idOf('coach'), alasan: 'Lebih mengenal kesehatan.' };
    expect((await ask(`${list}/${id}/teruskan`, 'second', { ...on, pendamping: idOf('second') })).status).toBe(422);
    expect((await ask(`${list}/${id}/teruskan`, 'second', on)).status).toBe(303);
    expect(await requestOf(id)).toMatchObject({ state: 'offered', coachName: 'Yusuf Pendamping' });
    expect((await ask(`${list}/${id}/tarik`, 'admin', { alasan: 'Sudah selesai sendiri.' })).status).toBe(303);
    expect(await requestOf(id)).toMatchObject({ state: 'withdrawn', result: 'Sudah selesai sendiri.' });
  });

  test('that nobody fits waits for all coaches, one of whom takes it', async () => {
    const id = await asked({ urusan: 'perhubungan' });
    expect((await requestOf(id)).state).toBe('waiting');
    expect(await text('/beranda', 'hub')).toContain('Permintaan yang belum mendapat pendamping');
    expect(await text(list, 'second')).toContain('Mengukur waktu tunggu');
    expect((await ask(`${list}/${id}/ambil`, 'second', {})).status).toBe(303);
    expect(await requestOf(id)).toMatchObject({ state: 'accepted', coachName: 'Tiur Pendamping', caseId: null });
    expect((await ask(`${list}/${id}`, 'coach')).status).toBe(404);
    expect((await ask(`${list}/${id}`, 'stranger')).status).toBe(404);
    expect(await text(`${list}/unduh.csv?status=accepted`, 'admin')).toContain('Tiur Pendamping');
  });

  test('asks for topic, affair and need, of one’s own things, once', async () => {
    const form = { id: newId(), topik: 'Tetap ada', urusan: 'kesehatan', kebutuhan: 'Perlu.' };
    for (const wrong of [{ topik: ' ' }, { urusan: 'sihir' }, { kebutuhan: '' }, { inovasi: newId() }]) {
      const answer = await ask(`${list}/baru`, 'asker', { ...form, ...(wrong as object) });
      expect(answer.status).toBe(422);
    }
    expect((await ask(`${list}/baru`, 'stranger', { ...form, inovasi: record })).status).toBe(422);
    expect((await ask(`${list}/baru`, 'coach', form)).status).toBe(404);
    const both = await Promise.all([1, 2].map(() => ask(`${list}/baru`, 'asker', form)));
    expect(new Set(both.map((it) => it.headers.get('location'))).size).toBe(1);
    expect(
      (await database.db.pool.query('select 1 from coaching_request where topic = $1', ['Tetap ada'])).rows.length,
    ).toBe(1);
  });

  test('is read by whom the rule says, in words and in SQL alike', async () => {
    const all = (await database.db.pool.query<{ id: RequestId }>('select id from coaching_request')).rows;
    expect(all.length).toBeGreaterThan(3);
    for (const viewer of [...Object.values(who), nobody]) {
      const filter = { words: '', state: null, affair: null };
      const seen = await listRequests(database.db.conn, viewer, filter, { size: 100, offset: 0 });
      for (const { id } of all)
        expect(seen.rows.some((row) => row.id === id)).toBe(whyNotRead(await requestOf(id), viewer) === null);
    }
  });
});

test('what a coach declares is his own and the hub’s to change, and an older form is told', async () => {
  const path = `/kelola/pendamping/${idOf('coach')}`;
  expect((await ask(path, 'second')).status).toBe(404);
  expect((await ask(path, 'hub', { revision: '1', kapasitas: 'banyak' })).status).toBe(422);
  expect((await ask(path, 'hub', { revision: '1', kapasitas: '3', wilayah: '99.99' })).status).toBe(422);
  expect((await ask(path, 'hub', { revision: '1', kapasitas: '3', wilayah: '12.12' })).status).toBe(303);
  expect((await ask(path, 'coach', { revision: '1', kapasitas: '9' })).status).toBe(409);
  expect(await text('/kelola/pendamping', 'coach')).toContain('tidak untuk sementara');
});
