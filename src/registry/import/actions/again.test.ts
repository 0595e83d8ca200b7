import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { must } from '#platform/outcome.ts';
import { type ImportDesk, importDesk, sheetHead, sheetLine } from '../../../../tests/support/import-desk.ts';
import { startVersion } from '../../actions/version.ts';
import type { InnovationId } from '../../model/ids.ts';

let desk: ImportDesk;
beforeAll(async () => {
  desk = await importDesk();
});
afterAll(() => desk.close());
beforeEach(() => desk.clear());

describe('a sheet brought in again', () => {
  test('changes what changed in it, as a next version that says so, and leaves the rest alone', async () => {
    await desk.bringIn(sheetHead + sheetLine('Satu', 'lama', 'tujuan') + sheetLine('Dua', 'tetap'));
    const again = await desk.bringIn(
      sheetHead + sheetLine('Satu', 'baru') + sheetLine('Dua', 'tetap') + sheetLine('Tiga'),
    );
    expect(again.counts.results).toEqual({ created: 1, updated: 1, unchanged: 1, left: 0, failed: 0 });
    const [two, one] = await desk.standing();
    expect(two).toMatchObject({ title: 'Dua', no: 1, whatChanged: '' });
    expect(one).toMatchObject({ title: 'Satu', no: 2, summary: 'baru', whatChanged: 'Impor «data.csv», baris 2' });
    const [kept] = await desk.rows(sql`select content ->> 'purpose' as purpose from innovation_version where no = 2`);
    expect(kept).toEqual({ purpose: 'tujuan' });
  });

  test('does not undo what people wrote since, unless the sheet itself says something new', async () => {
    await desk.bringIn(sheetHead + sheetLine('Satu', 'dari lembar'));
    await desk.rows(sql`update innovation_version set content = jsonb_set(content, '{summary}', '"ditulis orang"')`);
    expect((await desk.bringIn(sheetHead + sheetLine('Satu', 'dari lembar'))).counts.results.unchanged).toBe(1);
    expect((await desk.standing())[0]?.summary).toBe('ditulis orang');
    await desk.bringIn(sheetHead + sheetLine('Satu', 'lembar baru'));
    expect((await desk.standing())[0]?.summary).toBe('lembar baru');
  });

  test('leaves existing records alone when that was chosen', async () => {
    await desk.bringIn(sheetHead + sheetLine('Satu', 'lama'));
    const again = await desk.bringIn(sheetHead + sheetLine('Satu', 'baru') + sheetLine('Dua'), { onExisting: 'keep' });
    expect(again.counts.results).toEqual({ created: 1, updated: 0, unchanged: 0, left: 1, failed: 0 });
    expect((await desk.standing())[1]?.summary).toBe('lama');
  });

  test('leaves a record alone whose next version somebody is writing', async () => {
    await desk.bringIn(sheetHead + sheetLine('Satu', 'lama'));
    const [one] = await desk.standing();
    await desk.db.transact(async (tx) =>
      must(await startVersion(tx, desk.hub, { id: one?.id as InnovationId }, desk.tick())),
    );
    const again = await desk.bringIn(sheetHead + sheetLine('Satu', 'baru'));
    expect(again.counts.results.left).toBe(1);
    const why = await desk.rows(sql`select result_why from import_record where import_id = ${again.id}`);
    expect(why).toEqual([{ result_why: 'being_edited' }]);
  });

  test('mends drafts that wait for the admin where they wait, and publishes them when that is chosen', async () => {
    await desk.bringIn(sheetHead + sheetLine('Satu', 'lama'), { publish: false });
    await desk.bringIn(sheetHead + sheetLine('Satu', 'baru'), { publish: false });
    expect(await desk.standing()).toMatchObject([{ title: 'Satu', no: 1, state: 'with_admin', summary: 'baru' }]);
    await desk.bringIn(sheetHead + sheetLine('Satu', 'terbit'));
    expect(await desk.standing()).toMatchObject([{ title: 'Satu', no: 1, state: 'published', summary: 'terbit' }]);
  });

  test('knows a record by its id in the other system, even under a new title', async () => {
    const ids = (title: string) => `ID;Judul;Instansi\n7;${title};Pemerintah Kabupaten Toba\n`;
    await desk.bringIn(ids('Judul Lama'), { mapping: { idSystem: 'iga' } });
    const again = await desk.bringIn(ids('Judul Baru'), { mapping: { idSystem: 'iga' } });
    expect([again.counts.results.updated, (await desk.standing()).map((it) => it.title)]).toEqual([1, ['Judul Baru']]);
    const other = await desk.bringIn(ids('Judul Lain'), { mapping: { idSystem: 'jippnas' } });
    expect(other.counts.results.created).toBe(1);
  });

  test('tells two innovations of one title apart by their years', async () => {
    const years = (...all: string[]) =>
      `Judul;Instansi;Tahun\n${all.map((year) => `Satu;Pemkab Toba;${year}\n`).join('')}`;
    await desk.bringIn(years('2019', '2021'));
    expect((await desk.bringIn(years('2021', '2019'))).counts.results.unchanged).toBe(2);
    expect(await desk.count('innovation')).toBe(2);
  });
});
