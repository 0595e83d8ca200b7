import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { must } from '#platform/outcome.ts';
import { type ImportDesk, importDesk, longSheet, sheetHead, sheetLine } from '../../../../tests/support/import-desk.ts';
import { governmentOf, personWith } from '../../../../tests/support/people.ts';
import { addKeeper } from '../../actions/keeper.ts';
import { startVersion } from '../../actions/version.ts';
import type { InnovationId } from '../../model/ids.ts';
import { runContext, undoContext } from '../jobs.ts';
import type { ImportId } from '../model.ts';
import { countsOf, leftByUndo } from '../queries/summary.ts';
import { undoForecast } from '../queries/undo-forecast.ts';
import { stopImport, undoImport } from './flow.ts';
import { runBatch, runImport } from './run.ts';
import { runUndo } from './undo.ts';

let desk: ImportDesk;
beforeAll(async () => {
  desk = await importDesk();
});
afterAll(() => desk.close());
beforeEach(() => desk.clear());

describe('undoing a whole import', () => {
  const undo = async (id: ImportId) => {
    await desk.db.transact(async (tx) => must(await undoImport(tx, desk.hub, id, desk.tick())));
    const at = desk.tick();
    await runUndo(
      undoContext(desk.db, desk.hub, undefined, () => at),
      id,
    );
    return (await countsOf(desk.db.conn, id)).undone;
  };

  test('withdraws what it made, gives back what it changed, and leaves what people touched since', async () => {
    await desk.bringIn(sheetHead + sheetLine('Lama', 'dahulu'));
    const { id } = await desk.bringIn(
      sheetHead + sheetLine('Lama', 'sekarang') + sheetLine('Baru') + sheetLine('Disentuh'),
    );
    const touched = (await desk.standing()).find((it) => it.title === 'Disentuh')?.id as InnovationId;
    await desk.db.transact(async (tx) => must(await startVersion(tx, desk.hub, { id: touched }, desk.tick())));
    expect(await undoForecast(desk.db.conn, id)).toEqual({
      withdrawn: 1,
      reverted: 1,
      left: 1,
      firstLeft: [{ title: 'Disentuh', why: 'being_edited' }],
    });
    expect(await undo(id)).toEqual({ withdrawn: 1, reverted: 1, left: 1 });
    expect(await leftByUndo(desk.db.conn, id, 10)).toEqual([
      { no: 3, title: 'Disentuh', innovationId: touched, why: 'being_edited' },
    ]);
    expect(await desk.standing()).toMatchObject([
      { title: 'Disentuh', no: 1 },
      {
        title: 'Lama',
        no: 3,
        summary: 'dahulu',
        whatChanged: 'Impor «data.csv» dibatalkan: isi sebelumnya dikembalikan',
      },
    ]);
  });

  test('takes the institutions and units away that it made and nobody uses', async () => {
    const head = 'Judul;Instansi;Unit\n';
    const before = [await desk.count('institution'), await desk.count('unit')] as number[];
    const { id } = await desk.bringIn(`${head}Satu;Badan Rekaan;Bidang Kosong\nDua;Badan Terpakai;Bidang Terpakai\n`);
    expect([await desk.count('institution'), await desk.count('unit')]).toEqual(before.map((n) => n + 2));
    const kept = (await desk.standing()).find((it) => it.title === 'Dua')?.id as InnovationId;
    await desk.db.transact(async (tx) => must(await startVersion(tx, desk.hub, { id: kept }, desk.tick())));
    expect(await undo(id)).toEqual({ withdrawn: 1, reverted: 0, left: 1 });
    expect([await desk.count('institution'), await desk.count('unit')]).toEqual(before.map((n) => n + 1));
    const names = await desk.db.pool.query(
      `select (select array_agg(name) from institution where name like 'Badan %') as institutions,
        (select array_agg(name) from unit where name like 'Bidang %') as units,
        (select array_agg(event order by event) from audit_event where event like '%_removed') as log`,
    );
    expect(names.rows[0]).toEqual({
      institutions: ['Badan Terpakai'],
      units: ['Bidang Terpakai'],
      log: ['identity.institution_removed', 'identity.unit_removed'],
    });
    expect((await countsOf(desk.db.conn, id)).institutionsMade).toBe(1);
  });

  test('leaves a record that got a keeper, though nobody changed its text', async () => {
    const { id } = await desk.bringIn(sheetHead + sheetLine('Satu'));
    const [one] = await desk.standing();
    const post = { role: 'local_admin' as const, institutionId: await governmentOf(desk.db, '12.12') };
    const { person } = await personWith(desk.db, 'Penanggung Jawab', [post]);
    const keeper = { id: one?.id as InnovationId, personId: person.id };
    await desk.db.transact(async (tx) => must(await addKeeper(tx, desk.hub, keeper, desk.tick())));
    expect(await undo(id)).toEqual({ withdrawn: 0, reverted: 0, left: 1 });
    expect(await desk.count('innovation')).toBe(1);
  });

  test('takes a next version away that still waits for the admin', async () => {
    await desk.bringIn(sheetHead + sheetLine('Satu', 'dahulu'));
    const { id } = await desk.bringIn(sheetHead + sheetLine('Satu', 'sekarang'), { publish: false });
    expect(await desk.count('innovation_version')).toBe(2);
    expect(await undo(id)).toEqual({ withdrawn: 0, reverted: 1, left: 0 });
    expect([await desk.count('innovation_version'), (await desk.standing())[0]?.summary]).toEqual([1, 'dahulu']);
  });

  test('gives a waiting draft its former text back where it waits', async () => {
    await desk.bringIn(sheetHead + sheetLine('Satu', 'dahulu'), { publish: false });
    const { id } = await desk.bringIn(sheetHead + sheetLine('Satu', 'sekarang'), { publish: false });
    expect(await undo(id)).toEqual({ withdrawn: 0, reverted: 1, left: 0 });
    expect(await desk.standing()).toMatchObject([{ title: 'Satu', no: 1, state: 'with_admin', summary: 'dahulu' }]);
  });

  test('gives the former awards back', async () => {
    const won = (...levels: string[]) =>
      `Judul;Instansi;Penghargaan;Tahun\n${levels.map((level) => `Satu;Pemkab Toba;${level};2023\n`).join('')}`;
    await desk.bringIn(won('Top 99'));
    const { id } = await desk.bringIn(won('Top 99', 'Top 45'));
    expect(await desk.count('innovation_award')).toBe(2);
    expect(await undo(id)).toEqual({ withdrawn: 0, reverted: 1, left: 0 });
    expect(await desk.rows(sql`select level_text from innovation_award`)).toEqual([{ level_text: 'Top 99' }]);
  });

  test('is found by a later import: what was withdrawn is made anew', async () => {
    const { id } = await desk.bringIn(sheetHead + sheetLine('Satu'));
    await undo(id);
    expect((await desk.bringIn(sheetHead + sheetLine('Satu'))).counts.results.created).toBe(1);
  });

  test('takes a stopped import back as far as it came', async () => {
    const id = await desk.confirmed(longSheet(30));
    await desk.db.transact((tx) => runBatch(tx, runContext(desk.db, desk.hub), { id, size: 10 }));
    await desk.db.transact(async (tx) => must(await stopImport(tx, desk.hub, id, desk.tick())));
    await runImport(runContext(desk.db, desk.hub), id);
    expect(await undo(id)).toEqual({ withdrawn: 10, reverted: 0, left: 0 });
    expect(await desk.count('innovation')).toBe(0);
  });
});
