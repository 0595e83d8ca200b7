import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type InstitutionId, nobody } from '#identity/index.ts';
import { type TestDatabase, testDatabase } from '../../../tests/support/database.ts';
import { Planter } from '../../../tests/support/registry-records.ts';
import { likelyDuplicates } from './duplicates.ts';
import { similarTo } from './similar.ts';

let base: TestDatabase;
let plant: Planter;
let deliSerdang: InstitutionId;

beforeAll(async () => {
  base = await testDatabase();
  plant = new Planter(base.db);
  deliSerdang = await plant.institution('Pemerintah Kabupaten Deli Serdang', '12.07');
});
afterAll(() => base.close());

const titles = async (title: string) => (await similarTo(base.db.conn, nobody, { title }, 5)).map((it) => it.title);

describe('similarTo', () => {
  test('finds the published record, never the draft nor the version in work', async () => {
    await plant.innovation({
      institutionId: deliSerdang,
      content: { title: 'Demi Sepeda Bagus' },
      working: { title: 'Sepeda Terbang Rahasia' },
    });
    await plant.innovation({ institutionId: deliSerdang, state: 'draft', content: { title: 'Sepeda Rahasia' } });
    expect(await titles('sepeda untuk siswa')).toEqual(['Demi Sepeda Bagus']);
    expect(await titles('rahasia')).toEqual([]);
  });

  test('shows the hub what is hidden from others, one hit a record', async () => {
    const hub = plant.viewer(await plant.person('Hub'), 'hub_admin', deliSerdang);
    const found = await similarTo(base.db.conn, hub, { title: 'sepeda rahasia' }, 5);
    expect(found.map((it) => [it.title, it.isPublic, it.state])).toEqual([
      ['Sepeda Rahasia', false, 'draft'],
      ['Sepeda Terbang Rahasia', false, 'published'],
    ]);
  });

  test('knows words by their stem', async () => {
    await plant.innovation({ institutionId: deliSerdang, content: { title: 'Melayani Lansia di Rumah' } });
    expect(await titles('Pelayanan lansia')).toEqual(['Melayani Lansia di Rumah']);
  });
});

describe('likelyDuplicates', () => {
  const text =
    'Petugas datang ke rumah warga lanjut usia setiap pekan membawa obat, mencatat tekanan darah, dan memberi tahu keluarga bila ada yang perlu dirujuk ke puskesmas terdekat sebelum keadaannya memburuk.';

  test('tells equal titles and copied texts, and says which', async () => {
    const first = await plant.innovation({
      institutionId: deliSerdang,
      content: { title: 'Obat Antar', summary: text },
    });
    await plant.innovation({ institutionId: deliSerdang, content: { title: 'OBAT-ANTAR!' } });
    await plant.innovation({
      institutionId: deliSerdang,
      content: { title: 'Antar Obat ke Rumah', summary: text.replace('setiap pekan', 'tiap bulan') },
    });
    await plant.innovation({ institutionId: deliSerdang, state: 'draft', content: { title: 'Obat antar' } });
    const found = await likelyDuplicates(base.db.conn, nobody, first);
    expect(found.map((it) => [it.title, it.sameTitle])).toEqual([
      ['OBAT-ANTAR!', true],
      ['Antar Obat ke Rumah', false],
    ]);
    expect(found[1]?.likeness).toBeGreaterThan(0.6);
  });
});
