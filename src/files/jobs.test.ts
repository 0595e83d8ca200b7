import { mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readConfig } from '#platform/config.ts';
import { newId } from '#platform/ids.ts';
import { silentLog } from '#platform/log.ts';
import { must } from '#platform/outcome.ts';
import { paperBytes, plainPaper } from '../../tests/support/evidence.ts';
import { testNow } from '../../tests/support/people.ts';
import { raiseStage, type Stage } from '../../tests/support/stage.ts';
import { addEvidence } from './actions/evidence.ts';
import { checkFiles } from './content/check.ts';
import { keepFile, lookAt } from './content/keep.ts';
import { storageOf } from './content/open.ts';
import { stashUpload } from './content/uploads.ts';
import { jobs } from './jobs.ts';

let stage: Stage;
const folder = mkdtempSync(join(tmpdir(), 'tuntas-sweep-'));
const config = readConfig({ TUNTAS_DATA: folder });
beforeAll(async () => {
  stage = await raiseStage();
});
afterAll(async () => {
  await stage.database.close();
  rmSync(folder, { recursive: true, force: true });
});

const later = (days: number) => new Date(testNow.getTime() + days * 24 * 60 * 60 * 1000);

async function bring(mark: string, now: Date) {
  const bytes = new Uint8Array(Buffer.concat([paperBytes, Buffer.from(mark)]));
  const looked = must(await lookAt(config, { bytes, name: 'sk.pdf' }));
  return keepFile({ config, db: stage.database.db, now }, looked);
}

async function take(file: Awaited<ReturnType<typeof bring>>, now: Date) {
  const at = { institutionId: stage.places.toba, unitId: stage.places.unit };
  const evidence = { id: newId<'EvidenceId'>(), ...at, kind: 'file' as const, file, paper: plainPaper };
  must(await stage.database.db.transact((tx) => addEvidence(tx, stage.people.innovator, evidence, now)));
}

async function sweep(now: Date, name = 'files.sweep_storage'): Promise<void> {
  const job = jobs.find((it) => it.name === name);
  const { db } = stage.database;
  await job?.run({}, { db, config, log: silentLog, baseUrl: 'http://localhost', now });
}

const lies = async (key: string) => (await (await storageOf(config)).sizeOf(key)) !== null;

test('bytes that no evidence names are dropped after a week, and not before', async () => {
  const [left, taken] = [await bring('ditinggal', testNow), await bring('dipakai', testNow)];
  await take(taken, testNow);
  await sweep(later(6));
  expect([await lies(left.storageKey), await lies(taken.storageKey)]).toEqual([true, true]);
  const told = await Array.fromAsync(checkFiles(stage.database.db.conn, config));
  expect(told).toEqual([{ what: 'whole' }, { what: 'waiting', key: left.storageKey }]);
  await sweep(later(8));
  expect([await lies(left.storageKey), await lies(taken.storageKey)]).toEqual([false, true]);
});

test('bytes brought again wait anew, and those that another evidence names already stay', async () => {
  const first = await bring('dua kali', testNow);
  await bring('dua kali', later(6));
  await sweep(later(8));
  expect(await lies(first.storageKey)).toBe(true);
  await take(first, later(8));
  // Brought once more and left: the content has an evidence that names it.
  await bring('dua kali', later(9));
  await sweep(later(30));
  expect(await lies(first.storageKey)).toBe(true);
});

test('content that was dropped is put there again when it is brought again', async () => {
  const first = await bring('kembali', testNow);
  await sweep(later(8));
  expect(await lies(first.storageKey)).toBe(false);
  await take(await bring('kembali', later(9)), later(9));
  await sweep(later(30));
  expect(await lies(first.storageKey)).toBe(true);
});

test('what a process left that died while it put a file there is dropped too', async () => {
  const storage = await storageOf(config);
  await storage.take(Readable.from([Buffer.from('sisa')]), 4);
  const [part] = await Array.fromAsync(storage.list('bagian'));
  utimesSync(join(folder, 'files', part?.key ?? ''), testNow, testNow);
  await sweep(later(6));
  expect(await Array.fromAsync(storage.list('bagian'))).toHaveLength(1);
  await sweep(later(8));
  expect(await Array.fromAsync(storage.list('bagian'))).toEqual([]);
});

describe('uploads that no form has taken', () => {
  const uploads = join(folder, 'files/unggahan');
  const names = () => readdirSync(uploads).sort();
  const begunAt = (name: string, at: Date) => utimesSync(join(uploads, name), at, at);
  const stash = async (begun: Date): Promise<string> => {
    const address = '/unggah';
    const id = await stashUpload(config, stage.people.innovator.person.id, { bytes: paperBytes, name: 'x', address });
    for (const name of [id, `${id}.json`]) begunAt(name, begun);
    return id;
  };

  test('are thrown away a day after they began, finished or not, and no younger one', async () => {
    const finished = await stash(testNow);
    const unfinished = await stash(testNow);
    writeFileSync(join(uploads, unfinished), 'sebagian');
    const young = await stash(later(0.5));
    await sweep(later(0.9), 'files.sweep_uploads');
    expect(names()).toHaveLength(6);
    await sweep(later(1), 'files.sweep_uploads');
    expect(names()).toEqual([young, `${young}.json`]);
    expect(names()).not.toContain(finished);
  });

  test('of which only half is there do not keep others from going', async () => {
    const [bare, empty, whole] = [await stash(testNow), await stash(testNow), await stash(testNow)];
    rmSync(join(uploads, `${bare}.json`));
    rmSync(join(uploads, empty));
    await sweep(later(1.2), 'files.sweep_uploads');
    for (const id of [bare, empty, whole]) expect(names().filter((name) => name.startsWith(id))).toEqual([]);
  });
});
