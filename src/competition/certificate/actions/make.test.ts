import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setImmediate } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { plantCertificates, plantEdition, recipient } from '../../../../tests/support/certificates.ts';
import { type TestDatabase, testDatabase } from '../../../../tests/support/database.ts';
import { governmentOf, personWith, testNow, withRegions } from '../../../../tests/support/people.ts';
import type { Viewer } from '../../../identity/index.ts';
import { newId } from '../../../platform/ids.ts';
import { must } from '../../../platform/outcome.ts';
import type { CertificateBatchId, CertificateFileId } from '../model.ts';
import { cancelFiles, orderFiles, tendFiles } from './files.ts';
import { type Maker, makeFiles } from './make.ts';

let database: TestDatabase;
let hub: Viewer;

beforeAll(async () => {
  database = await testDatabase();
  await withRegions(database.db);
  const institutionId = await governmentOf(database.db, '12');
  hub = await personWith(database.db, 'Sekretariat', [{ role: 'secretariat', institutionId }]);
});
afterAll(() => database.close());

const clock = () => testNow;
const inWords: Maker = async (certificates) =>
  certificates.map(({ no, content }) => ({ no, name: `${no}.pdf`, bytes: new TextEncoder().encode(content.name) }));

async function ordered(size: number): Promise<CertificateFileId> {
  const editionId = await plantEdition(database.db, hub);
  const recipients = Array.from({ length: size }, (_none, at) => recipient(`Orang ${at + 1}`));
  const { batchId } = await plantCertificates(database.db, hub, { editionId, recipients });
  const order = { id: newId<'CertificateFileId'>(), batchId: batchId as CertificateBatchId, form: 'single' } as const;
  return database.db.transact(async (tx) => must(await orderFiles(tx, hub, order, testNow)));
}

async function standing(id: CertificateFileId) {
  const { pool } = database.db;
  const file = await pool.query('select state, done, total, last_no, bytes from certificate_file where id = $1', [id]);
  const parts = await pool.query(
    'select no, length(bytes) as size from certificate_file_part where file_id = $1 order by no',
    [id],
  );
  return { ...file.rows[0], parts: parts.rows.map((row) => row.no), sizes: parts.rows.map((row) => row.size) };
}

const all = (size: number) => Array.from({ length: size }, (_none, at) => at + 1);

describe('making files', () => {
  test('makes each once, some a step', async () => {
    const id = await ordered(45);
    const steps: number[] = [];
    const counting: Maker = async (some, form) => {
      steps.push(some.length);
      return inWords(some, form);
    };
    await makeFiles(database.db, id, counting, clock);
    expect(steps).toEqual([20, 20, 5]);
    expect(await standing(id)).toMatchObject({ state: 'done', done: 45, total: 45, last_no: 45, parts: all(45) });
  });

  test('by two workers at once makes none twice', async () => {
    const id = await ordered(100);
    const slow: Maker = async (some, form) => {
      await setImmediate();
      return inWords(some, form);
    };
    await Promise.all([1, 2, 3].map(() => makeFiles(database.db, id, slow, clock)));
    // Whoever was slower left; one of them came to the end.
    await makeFiles(database.db, id, slow, clock);
    expect(await standing(id)).toMatchObject({ state: 'done', done: 100, parts: all(100) });
  });

  test('goes on where it was when its worker is killed, and doubles nothing', { timeout: 60_000 }, async () => {
    const id = await ordered(120);
    const runner = ['--import', './tools/tsx.ts', 'tests/support/certificate-runner.ts', database.url, id];
    const child = spawn(process.execPath, runner, { stdio: ['ignore', 'pipe', 'inherit'] });
    let steps = 0;
    child.stdout.on('data', (said: Buffer) => {
      steps += said.toString().split('step').length - 1;
      if (steps >= 2) child.kill('SIGKILL');
    });
    const [, signal] = await once(child, 'exit');
    expect(signal).toBe('SIGKILL');
    const cut = await standing(id);
    expect(cut.state).toBe('running');
    expect(cut.done).toBeGreaterThanOrEqual(20);
    expect(cut.done).toBeLessThan(120);
    expect(cut.parts).toEqual(all(cut.done));
    const later = new Date(Date.now() + 2 * 60_000);
    expect(await database.db.transact((tx) => tendFiles(tx, 3650, later))).toMatchObject({ queued: 1 });
    await makeFiles(database.db, id, inWords, clock);
    const whole = await standing(id);
    expect(whole).toMatchObject({ state: 'done', done: 120, total: 120, parts: all(120) });
    // What was made before the kill was kept, not made anew.
    expect(whole.sizes.slice(0, cut.done).every((size: number) => size > 10_000)).toBe(true);
    expect(whole.sizes.slice(cut.done).every((size: number) => size < 100)).toBe(true);
  });

  test('that is called off ends after the step it is in, and leaves nothing', async () => {
    const id = await ordered(60);
    const cancelling: Maker = async (some, form) => {
      if (some[0]?.no === 21) await database.db.transact((tx) => cancelFiles(tx, hub, { id }, testNow));
      return inWords(some, form);
    };
    await makeFiles(database.db, id, cancelling, clock);
    expect(await standing(id)).toMatchObject({ state: 'cancelled', done: 20, parts: [] });
  });

  test('that fails three times is given up', async () => {
    const id = await ordered(3);
    const failing: Maker = async () => {
      throw new Error('no paper');
    };
    for (let n = 0; n < 2; n += 1) await expect(makeFiles(database.db, id, failing, clock)).rejects.toThrow('no paper');
    expect((await standing(id)).state).toBe('waiting');
    await makeFiles(database.db, id, failing, clock);
    expect(await standing(id)).toMatchObject({ state: 'failed', done: 0, parts: [] });
  });

  test('leaves out what is revoked meanwhile, and files go after some days', async () => {
    const id = await ordered(30);
    await database.db.pool.query(
      `update certificate set state = 'revoked', revoked_at = now(), revoked_reason = 'x'
       where no = 25 and batch_id = (select batch_id from certificate_file where id = $1)`,
      [id],
    );
    await makeFiles(database.db, id, inWords, clock);
    expect(await standing(id)).toMatchObject({ state: 'done', done: 29, total: 29 });
    const day = 24 * 60 * 60 * 1000;
    await database.db.transact((tx) => tendFiles(tx, 7, new Date(testNow.getTime() + 7 * day)));
    expect((await standing(id)).state).toBe('done');
    await database.db.transact((tx) => tendFiles(tx, 7, new Date(testNow.getTime() + 7 * day + 1000)));
    expect(await standing(id)).toEqual({ parts: [], sizes: [] });
  });
});
