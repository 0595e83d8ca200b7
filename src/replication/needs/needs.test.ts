import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { InnovationId } from '#registry/index.ts';
import { type TestDatabase, testDatabase } from '../../../tests/support/database.ts';
import { governmentOf, personWith, unitIn, withRegions } from '../../../tests/support/people.ts';
import { Planter } from '../../../tests/support/registry-records.ts';
import { type TestServer, testServer } from '../../../tests/support/server.ts';
import { needsOf, readinessesOf } from './queries/needs.ts';

let database: TestDatabase;
let server: TestServer;
let record: InnovationId;
type Part = 'owner' | 'asker' | 'stranger';
const cookies = {} as Record<Part, string>;

beforeAll(async () => {
  database = await testDatabase();
  const { db } = database;
  await withRegions(db);
  const [deli, nias, toba] = [
    await governmentOf(db, '12.07'),
    await governmentOf(db, '12.04'),
    await governmentOf(db, '12.12'),
  ];
  await personWith(db, 'Hendra Deli', [{ role: 'local_admin', institutionId: deli }]);
  const unitId = await unitIn(db, nias, 'Dinas Pendidikan Nias');
  await personWith(db, 'Yanti Nias', [{ role: 'innovator', institutionId: nias, unitId }]);
  await personWith(db, 'Orang Toba', [{ role: 'local_admin', institutionId: toba }]);
  record = await new Planter(db).innovation({ institutionId: deli, content: { title: 'Sepeda Bagus' } });
  server = testServer(db);
  cookies.owner = await server.cookiesOf('hendra.deli@contoh.example');
  cookies.asker = await server.cookiesOf('yanti.nias@contoh.example');
  cookies.stranger = await server.cookiesOf('orang.toba@contoh.example');
});
afterAll(() => database.close());

const at = (last: string) => `/inovasi/${record}/replikasi/${last}`;
const ask = (path: string, part?: Part, form?: Record<string, string>) =>
  server.ask(path, { ...(part ? { cookies: cookies[part] } : {}), ...(form ? { form } : {}) });
const text = async (path: string, part?: Part) => (await ask(path, part)).text();
const row = (n: number, item: string, given: Record<string, string> = {}) => {
  const own: Record<string, string> = { id: '', item, kind: 'people', amount: '', note: '', ...given };
  return Object.fromEntries(Object.entries(own).map(([column, value]) => [`butuh.${n}.${column}`, value]));
};

describe('needs', () => {
  test('are written by the owner, row by row, without script', async () => {
    expect((await ask(at('kebutuhan/ubah'), 'stranger')).status).toBe(404);
    expect((await ask(at('kebutuhan/ubah'), 'stranger', { revision: '0', ...row(0, 'Tutor') })).status).toBe(404);
    const more = await ask(at('kebutuhan/ubah'), 'owner', { revision: '0', tambah: 'butuh', ...row(0, 'Tutor') });
    expect([more.status, (await more.text()).includes('name="butuh.1.item"')]).toEqual([200, true]);
    const less = await ask(at('kebutuhan/ubah'), 'owner', { hapus: 'butuh.0', ...row(0, 'Tutor'), ...row(3, 'Biaya') });
    const page = await less.text();
    expect([page.includes('Tutor'), page.includes('name="butuh.3.item"')]).toEqual([false, true]);
    const bad = await ask(at('kebutuhan/ubah'), 'owner', {
      revision: '0',
      ...row(0, '', { amount: '5' }),
      ...row(1, 'A', { kind: 'x' }),
    });
    const faults = await bad.text();
    expect([bad.status, faults.includes('Tulis apa yang dibutuhkan'), faults.includes('Pilih jenis')]).toEqual([
      422,
      true,
      true,
    ]);
    const whole = {
      revision: '0',
      ...row(0, 'Tutor pendamping', { amount: '5 orang', must: 'ya' }),
      ...row(1, 'Keputusan kepala dinas', { kind: 'rule', must: 'ya' }),
      ...row(2, 'Alat peraga', { kind: 'tool' }),
      ...row(3, ''),
    };
    expect((await ask(at('kebutuhan/ubah'), 'owner', whole)).status).toBe(303);
    expect((await ask(at('kebutuhan/ubah'), 'owner', whole)).status).toBe(303);
    const stale = await ask(at('kebutuhan/ubah'), 'owner', { ...whole, ...row(0, 'Lain') });
    expect([stale.status, (await stale.text()).includes('value="Lain"')]).toEqual([409, true]);
    const list = await needsOf(database.db.conn, record);
    expect(list.needs.map((it) => [it.item, it.isMust])).toEqual([
      ['Tutor pendamping', true],
      ['Keputusan kepala dinas', true],
      ['Alat peraga', false],
    ]);
    expect(await text(at('kebutuhan'))).toContain('Tutor pendamping');
    expect(await text(`${at('kebutuhan')}/unduh.csv`)).toContain('Keputusan kepala dinas');
  });

  test('are answered by another place, whose gaps both parties read', async () => {
    expect((await ask(at('kesiapan'))).status).toBe(303);
    expect((await ask(at('kesiapan'), 'owner')).status).toBe(403);
    const [tutor, decree] = (await needsOf(database.db.conn, record)).needs;
    expect((await ask(at('kesiapan'), 'asker', { revision: '0' })).status).toBe(422);
    const given = {
      revision: '0',
      [`jawab.${tutor?.id}`]: 'have',
      [`jawab.${decree?.id}`]: 'partly',
      [`catatan.${decree?.id}`]: 'Menunggu tanda tangan.',
      'jawab.00000000-0000-7000-8000-000000000000': 'have',
    };
    const first = await ask(at('kesiapan'), 'asker', given);
    const again = await ask(at('kesiapan'), 'asker', given);
    expect([first.status, again.headers.get('location')]).toEqual([303, first.headers.get('location')]);
    expect((await ask(at('kesiapan'), 'asker', { ...given, [`jawab.${tutor?.id}`]: 'lacking' })).status).toBe(409);
    const path = first.headers.get('location') ?? '';
    for (const part of ['asker', 'owner'] as const) {
      const page = await text(path, part);
      for (const told of [
        'Siapkan: Keputusan kepala dinas',
        'Menunggu tanda tangan.',
        '1 kebutuhan wajib belum lengkap',
      ])
        expect(page).toContain(told);
    }
    expect((await ask(path, 'stranger')).status).toBe(404);
    expect((await ask(at('kesiapan/semua'), 'asker')).status).toBe(404);
    expect(await text(at('kesiapan/semua'), 'owner')).toContain('Dinas Pendidikan Nias');
    expect((await ask(`${at('kesiapan/semua')}/unduh.csv`, 'stranger')).status).toBe(404);
    const [readiness] = await readinessesOf(database.db.conn, record);
    expect(readiness?.answers).toHaveLength(2);
  });

  test('stand on the page of the record with all that goes along', async () => {
    const page = await (await ask(`/inovasi/${record}/sepeda-bagus`)).text();
    for (const told of ['Untuk yang ingin mereplikasi', '3 kebutuhan', at('kit'), at('tanya-jawab')])
      expect(page).toContain(told);
  });
});
