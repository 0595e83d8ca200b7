import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { historyOf, systemActor } from '#audit/index.ts';
import { must } from '#platform/outcome.ts';
import { countQueries, type TestDatabase, testDatabase } from '../../../tests/support/database.ts';
import { governmentOf, personWith, testNow, unitIn, withRegions } from '../../../tests/support/people.ts';
import type { InstitutionId, Viewer } from '../model.ts';
import { findInstitutions, hubInstitution, institutionById } from '../queries/institutions.ts';
import { lineageOf, unitById, unitsOf } from '../queries/units.ts';
import { tables } from '../schema.ts';
import { addInstitution, ensureInstitution, renameInstitution } from './institutions.ts';
import { addUnit, changeUnit, closeUnit, ensureUnits, reopenUnit } from './units.ts';

let database: TestDatabase;
let province: InstitutionId;
let toba: InstitutionId;
let samosir: InstitutionId;
let hubAdmin: Viewer;
let tobaAdmin: Viewer;

beforeAll(async () => {
  database = await testDatabase();
  await withRegions(database.db);
  province = await governmentOf(database.db, '12');
  toba = await governmentOf(database.db, '12.12');
  samosir = await governmentOf(database.db, '12.17');
  hubAdmin = await personWith(database.db, 'Ratna', [{ role: 'hub_admin', institutionId: province }]);
  tobaAdmin = await personWith(database.db, 'Maria', [{ role: 'local_admin', institutionId: toba }]);
});
afterAll(() => database.close());

describe('reference data', () => {
  test('are all regions and the governments of the hub, however often they are filled', async () => {
    await withRegions(database.db);
    const counted = async (table: 'region' | 'institution') => {
      const row = await tables(database.db.conn)
        .selectFrom(table)
        .select((it) => it.fn.countAll<number>().as('n'))
        .executeTakeFirstOrThrow();
      return row.n;
    };
    expect(await counted('region')).toBe(552);
    expect(await counted('institution')).toBe(34);
    expect((await hubInstitution(database.db.conn, '12'))?.name).toBe('Pemerintah Provinsi Sumatera Utara');
    expect((await institutionById(database.db.conn, toba))?.name).toBe('Pemerintah Kabupaten Toba');
  });
});

describe('institutions', () => {
  const add = (viewer: Viewer, given: Parameters<typeof addInstitution>[2]) =>
    database.db.transact((tx) => addInstitution(tx, viewer, given, testNow));

  test('are added by the hub, with the log', async () => {
    const given = { kind: 'regional_enterprise' as const, name: '  PDAM   Tirta Toba ', regionCode: '12.12' };
    const id = must(await add(hubAdmin, given));
    expect(await institutionById(database.db.conn, id)).toEqual({
      id,
      kind: 'regional_enterprise',
      name: 'PDAM Tirta Toba',
      regionCode: '12.12',
    });
    const [entry] = await historyOf(database.db.conn, { kind: 'institution', id });
    expect(entry).toMatchObject({ event: 'identity.institution_added', personName: 'Ratna', role: 'hub_admin' });
  });

  test.each([
    ['name_missing', { kind: 'other' as const, name: ' . ', regionCode: null }],
    ['name_too_long', { kind: 'other' as const, name: 'x'.repeat(201), regionCode: null }],
    ['name_taken', { kind: 'regional_enterprise' as const, name: 'pdam TIRTA toba', regionCode: '12.12' }],
    ['region_taken', { kind: 'regency' as const, name: 'Pemkab Toba', regionCode: '12.12' }],
    ['region_missing', { kind: 'village' as const, name: 'Desa Hutabaru', regionCode: null }],
    ['region_level', { kind: 'city' as const, name: 'Pemerintah Kota Toba', regionCode: '12.12' }],
    ['region_unknown', { kind: 'other' as const, name: 'Universitas Contoh', regionCode: '99.99' }],
  ])('are refused: %s', async (why, given) => {
    expect(await add(hubAdmin, given)).toEqual({ ok: false, why });
  });

  test('are not added by an admin lokal', async () => {
    const given = { kind: 'other' as const, name: 'Universitas Danau', regionCode: null };
    expect(await add(tobaAdmin, given)).toEqual({ ok: false, why: 'not_yours' });
  });

  test('of the same name may stand in two regions', async () => {
    must(await add(hubAdmin, { kind: 'village', name: 'Desa Sukamaju', regionCode: '12.12' }));
    must(await add(hubAdmin, { kind: 'village', name: 'Desa Sukamaju', regionCode: '12.17' }));
    const again = await add(hubAdmin, { kind: 'village', name: 'Desa Sukamaju', regionCode: '12.17' });
    expect(again).toEqual({ ok: false, why: 'name_taken' });
  });

  test('are renamed, but not to a name that is taken', async () => {
    const id = must(await add(hubAdmin, { kind: 'other', name: 'Politeknik Lama', regionCode: null }));
    const rename = (viewer: Viewer, name: string) =>
      database.db.transact((tx) => renameInstitution(tx, viewer, { id, name }, testNow));
    expect(await rename(hubAdmin, 'Politeknik Baru')).toEqual({ ok: true, value: null });
    must(await add(hubAdmin, { kind: 'other', name: 'Politeknik Lain', regionCode: null }));
    expect(await rename(hubAdmin, 'politeknik lain')).toEqual({ ok: false, why: 'name_taken' });
    expect(await rename(hubAdmin, '')).toEqual({ ok: false, why: 'name_missing' });
    expect(await rename(tobaAdmin, 'Politeknik Toba')).toEqual({ ok: false, why: 'not_yours' });
    const [entry] = await historyOf(database.db.conn, { kind: 'institution', id });
    expect(entry?.changes).toEqual([{ field: 'name', before: 'Politeknik Lama', after: 'Politeknik Baru' }]);
  });

  test('are found by an import under whatever it calls a region’s government', async () => {
    const ensure = (given: Parameters<typeof ensureInstitution>[2]) =>
      database.db.transact((tx) => ensureInstitution(tx, systemActor, given, testNow));
    expect(await ensure({ kind: 'regency', name: 'Pemkab Toba', regionCode: '12.12' })).toBe(toba);
    expect(await ensure({ kind: 'regency', name: 'PEMERINTAH KABUPATEN TOBA', regionCode: null })).toBe(toba);
    const ministry = await ensure({ kind: 'ministry', name: 'Kementerian Kesehatan', regionCode: null });
    expect(await ensure({ kind: 'ministry', name: 'kementerian kesehatan', regionCode: null })).toBe(ministry);
  });

  test('are made once when two imports want them at the same moment', async () => {
    const given = { kind: 'agency' as const, name: 'Badan Serentak', regionCode: null };
    const ensure = () => database.db.transact((tx) => ensureInstitution(tx, systemActor, given, testNow));
    const ids = await Promise.all([ensure(), ensure(), ensure()]);
    expect(new Set(ids).size).toBe(1);
  });

  test('are listed by words, kind and region, with the number of their open units', async () => {
    await unitIn(database.db, samosir, 'Dinas Pariwisata');
    const find = (filter: Partial<Parameters<typeof findInstitutions>[1]>) =>
      findInstitutions(
        database.db.conn,
        { text: '', kind: null, regionCode: null, ...filter },
        { size: 10, offset: 0 },
      );
    const named = await find({ text: 'samosir PEMERINTAH' });
    expect(named.total).toBe(1);
    expect(named.items[0]).toMatchObject({ id: samosir, units: 1 });
    expect((await find({ kind: 'city' })).total).toBe(8);
    expect((await find({ regionCode: '12', kind: 'regency' })).total).toBe(25);
    expect((await find({ regionCode: '12.17' })).total).toBe(2);
    expect((await find({ text: '100%' })).total).toBe(0);
  });
});

describe('units', () => {
  const add = (viewer: Viewer, name: string, parentId: Parameters<typeof addUnit>[2]['parentId'] = null) =>
    database.db.transact((tx) => addUnit(tx, viewer, { institutionId: toba, name, parentId }, testNow));

  test('are added as a tree by the admin lokal of the institution', async () => {
    const office = must(await add(tobaAdmin, 'Dinas Pendidikan'));
    const school = must(await add(tobaAdmin, 'SD Negeri 1 Balige', office));
    expect(await lineageOf(database.db.conn, school)).toEqual([school, office]);
    const [entry] = await historyOf(database.db.conn, { kind: 'unit', id: school });
    expect(entry?.changes).toEqual([
      { field: 'name', before: null, after: 'SD Negeri 1 Balige' },
      { field: 'institution', before: null, after: 'Pemerintah Kabupaten Toba' },
    ]);
  });

  test('are refused: a taken or missing name, a foreign parent, a foreign institution', async () => {
    expect(await add(tobaAdmin, 'DINAS pendidikan')).toEqual({ ok: false, why: 'name_taken' });
    expect(await add(tobaAdmin, ' ')).toEqual({ ok: false, why: 'name_missing' });
    const foreign = await unitIn(database.db, samosir, 'Dinas Kesehatan');
    expect(await add(tobaAdmin, 'Puskesmas', foreign)).toEqual({ ok: false, why: 'parent_unknown' });
    const samosirAdmin = await personWith(database.db, 'Tigor', [{ role: 'local_admin', institutionId: samosir }]);
    expect(await add(samosirAdmin, 'Puskesmas')).toEqual({ ok: false, why: 'not_yours' });
  });

  test('that are sent twice at once are added once', async () => {
    const outcomes = await Promise.all([add(tobaAdmin, 'Dinas Sosial'), add(tobaAdmin, 'Dinas Sosial')]);
    expect(outcomes.map((it) => it.ok).sort()).toEqual([false, true]);
    const named = (await unitsOf(database.db.conn, toba)).filter((unit) => unit.name === 'Dinas Sosial');
    expect(named).toHaveLength(1);
  });

  test('never come to stand under themselves', async () => {
    const top = must(await add(tobaAdmin, 'Badan Atas'));
    const middle = must(await add(tobaAdmin, 'Bidang Tengah', top));
    const low = must(await add(tobaAdmin, 'Seksi Bawah', middle));
    const move = (parentId: typeof low) =>
      database.db.transact((tx) => changeUnit(tx, tobaAdmin, { id: top, name: 'Badan Atas', parentId }, testNow));
    expect(await move(low)).toEqual({ ok: false, why: 'parent_circle' });
    expect(await move(top)).toEqual({ ok: false, why: 'parent_circle' });
    expect((await unitById(database.db.conn, top))?.parentId).toBeNull();
  });

  test('that two admins move under each other at once do not make a circle', async () => {
    const [left, right] = [must(await add(tobaAdmin, 'Bagian Kiri')), must(await add(tobaAdmin, 'Bagian Kanan'))];
    const move = (id: typeof left, name: string, parentId: typeof left) =>
      database.db.transact((tx) => changeUnit(tx, tobaAdmin, { id, name, parentId }, testNow));
    const outcomes = await Promise.all([move(left, 'Bagian Kiri', right), move(right, 'Bagian Kanan', left)]);
    expect(outcomes.filter((it) => it.ok)).toHaveLength(1);
    expect(outcomes.find((it) => !it.ok)).toEqual({ ok: false, why: 'parent_circle' });
  });

  test('are closed when they are empty, and opened again', async () => {
    const office = must(await add(tobaAdmin, 'Dinas Lama'));
    const branch = must(await add(tobaAdmin, 'Cabang Lama', office));
    await personWith(database.db, 'Pegawai Lama', [{ role: 'innovator', institutionId: toba, unitId: branch }]);
    const close = (id: typeof office) => database.db.transact((tx) => closeUnit(tx, tobaAdmin, id, testNow));
    expect(await close(office)).toEqual({ ok: false, why: 'has_open_units' });
    expect(await close(branch)).toEqual({ ok: false, why: 'has_members' });
    await tables(database.db.conn)
      .updateTable('membership')
      .set({ ended_at: testNow })
      .where('unit_id', '=', branch)
      .execute();
    expect(await close(branch)).toEqual({ ok: true, value: null });
    expect(await close(branch)).toEqual({ ok: false, why: 'already_closed' });
    expect(await close(office)).toEqual({ ok: true, value: null });
    const change = { id: office, name: 'Dinas Lama Sekali', parentId: null };
    const changed = await database.db.transact((tx) => changeUnit(tx, tobaAdmin, change, testNow));
    expect(changed).toEqual({ ok: false, why: 'closed' });
    const reopen = (id: typeof office) => database.db.transact((tx) => reopenUnit(tx, tobaAdmin, id, testNow));
    expect(await reopen(branch)).toEqual({ ok: false, why: 'parent_closed' });
    expect(await reopen(office)).toEqual({ ok: true, value: null });
    expect(await reopen(branch)).toEqual({ ok: true, value: null });
    expect(await reopen(branch)).toEqual({ ok: false, why: 'open' });
  });

  test('of an import are made or found in as many statements for three as for thirty', async () => {
    const ensure = (names: readonly string[]) =>
      countQueries(database.db, () =>
        database.db.transact((tx) =>
          ensureUnits(
            tx,
            systemActor,
            names.map((name) => ({ institutionId: toba, name })),
            testNow,
          ),
        ),
      );
    const few = await ensure(['SMP 1', 'SMP 2', 'smp 1']);
    expect(few.value[2]).toBe(few.value[0]);
    const many = await ensure(Array.from({ length: 30 }, (_, n) => `SMA ${n}`));
    expect(new Set(many.value).size).toBe(30);
    expect(many.queries).toBe(few.queries);
    const again = await ensure(['SMP 2', 'SMA 7']);
    expect(again.value).toEqual([few.value[1], many.value[7]]);
  });
});
