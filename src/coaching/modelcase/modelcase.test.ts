import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '#platform/ids.ts';
import type { InnovationId } from '#registry/index.ts';
import { type TestDatabase, testDatabase } from '../../../tests/support/database.ts';
import { readPdf } from '../../../tests/support/pdf.ts';
import { governmentOf, personWith, withRegions } from '../../../tests/support/people.ts';
import { Planter } from '../../../tests/support/registry-records.ts';
import { type TestServer, testServer } from '../../../tests/support/server.ts';
import { questionsIn } from './rules.ts';

let database: TestDatabase;
let server: TestServer;
let record: InnovationId;
let draft: InnovationId;
type Part = 'hub' | 'coach' | 'admin';
const cookies = {} as Record<Part, string>;

beforeAll(async () => {
  database = await testDatabase();
  const { db } = database;
  await withRegions(db);
  const [province, deli] = [await governmentOf(db, '12'), await governmentOf(db, '12.07')];
  server = testServer(db);
  const add = async (
    part: Part,
    name: string,
    role: 'hub_admin' | 'coach' | 'local_admin',
    institutionId = province,
  ) => {
    cookies[part] = await server.cookiesOf((await personWith(db, name, [{ role, institutionId }])).person.email);
  };
  await add('hub', 'Ratna Hub', 'hub_admin');
  await add('coach', 'Yusuf Pendamping', 'coach');
  await add('admin', 'Hendra Deli', 'local_admin', deli);
  const planter = new Planter(db);
  const content = { title: 'Sepeda Bagus', background: 'Anak tidak bersekolah.', novelty: 'Lima unsur dipadukan.' };
  record = await planter.innovation({ institutionId: deli, content });
  draft = await planter.innovation({ institutionId: deli, state: 'draft', content: { title: 'Belum terbit' } });
});
afterAll(() => database.close());

const ask = (path: string, part?: Part, form?: Record<string, string>) =>
  server.ask(path, { ...(part ? { cookies: cookies[part] } : {}), ...(form ? { form } : {}) });
const text = async (path: string, part?: Part) => (await ask(path, part)).text();

describe('a model case', () => {
  let path = '';
  test('is made once of a published record, and tells what the record tells', async () => {
    const form = { id: newId(), inovasi: record };
    const both = [
      await ask('/kasus-model/baru', 'coach', form),
      await ask('/kasus-model/baru', 'hub', { ...form, id: newId() }),
    ];
    expect(new Set(both.map((it) => it.headers.get('location'))).size).toBe(1);
    path = (both[0]?.headers.get('location') ?? '').replace('/ubah', '');
    expect((await ask('/kasus-model/baru', 'hub', { id: newId(), inovasi: draft })).status).toBe(404);
    expect((await ask('/kasus-model/baru', 'admin', form)).status).toBe(404);
    expect(await text('/kasus-model/baru?q=sepeda', 'coach')).toContain('Sepeda Bagus');
    expect(await text('/kasus-model/baru', 'coach')).not.toContain('Belum terbit');
    const page = await text(path, 'coach');
    for (const told of ['Anak tidak bersekolah.', 'Lima unsur dipadukan.', 'Belum diceritakan.'])
      expect(page).toContain(told);
    expect((await ask(path)).status).toBe(404);
    expect((await ask(path, 'admin')).status).toBe(404);
    expect((await ask(`${path}/kasus.pdf`)).status).toBe(404);
  });

  test('is published with a question at least, by the hub alone, and taken back', async () => {
    expect((await ask(`${path}/terbitkan`, 'hub', {})).status).toBe(409);
    const said = {
      revision: '1',
      sulit: 'Orang tua belum percaya.',
      pertanyaan: '1. Mengapa?\n- Bagaimana?',
      panduan: 'Bagi kelompok.',
    };
    for (let n = 0; n < 2; n += 1) expect((await ask(`${path}/ubah`, 'coach', said)).status).toBe(303);
    expect((await ask(`${path}/terbitkan`, 'coach', {})).status).toBe(404);
    for (let n = 0; n < 2; n += 1) expect((await ask(`${path}/terbitkan`, 'hub', {})).status).toBe(303);
    const page = await text(path);
    for (const told of ['Orang tua belum percaya.', '<li>Mengapa?</li>', '<li>Bagaimana?</li>'])
      expect(page).toContain(told);
    expect(page).not.toContain('Bagi kelompok.');
    const taken = await ask(`${path}/kasus.pdf`);
    expect(taken.headers.get('content-disposition')).toBe('attachment; filename="kasus-model.pdf"');
    const paper = await readPdf(new Uint8Array(await taken.arrayBuffer()));
    expect([paper.title, paper.language, paper.isTagged, paper.pages]).toEqual(['Sepeda Bagus', 'id', true, 1]);
    for (const told of ['Anak tidak bersekolah.', 'Orang tua belum percaya.', '1. Mengapa?', 'Belum diceritakan.'])
      expect(paper.text).toContain(told);
    expect(paper.text).not.toContain('Bagi kelompok.');
    const led = await readPdf(new Uint8Array(await (await ask(`${path}/kasus.pdf`, 'coach')).arrayBuffer()));
    expect([led.pages, led.text.includes('Bagi kelompok.')]).toEqual([2, true]);
    expect(await text(path, 'coach')).toContain('Bagi kelompok.');
    expect(await text('/kasus-model')).toContain('Sepeda Bagus');
    expect(await text('/kasus-model/unduh.csv')).toContain('Sepeda Bagus');
    expect((await ask(`${path}/tarik`, 'hub', {})).status).toBe(303);
    expect((await ask(path)).status).toBe(404);
    expect(await text('/kasus-model')).not.toContain('Sepeda Bagus');
  });

  test('keeps what was typed beside the fault, and tells an older form', async () => {
    const many = Array.from({ length: 21 }, (_, n) => `Pertanyaan ${n}?`).join('\n');
    const answer = await ask(`${path}/ubah`, 'coach', {
      revision: '4',
      sulit: 'Tetap ada',
      pertanyaan: many,
      panduan: '',
    });
    expect([answer.status, (await answer.text()).includes('Tetap ada')]).toEqual([422, true]);
    const long = { revision: '4', sulit: '', pertanyaan: 'x'.repeat(501), panduan: '' };
    expect((await ask(`${path}/ubah`, 'coach', long)).status).toBe(422);
    const tooLong = { revision: '4', sulit: '', pertanyaan: '', panduan: 'x'.repeat(5001) };
    expect(await (await ask(`${path}/ubah`, 'coach', tooLong)).text()).toContain('<a href="#f-panduan">');
    expect((await ask(`${path}/ubah`, 'coach', { ...long, revision: '1', pertanyaan: 'Lain?' })).status).toBe(409);
    expect(questionsIn('  * Satu?\n\n2) Dua?\nTiga? ')).toEqual(['Satu?', 'Dua?', 'Tiga?']);
  });

  test('goes with its record out of the public eye', async () => {
    await database.db.pool.query(
      `update innovation set state = 'archived', archived_at = now(), archive_reason = 'uji' where id = $1`,
      [record],
    );
    expect((await ask(path, 'hub')).status).toBe(404);
  });
});
