import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { restoreBackup, writeBackup } from '#platform/backup/index.ts';
import { type Config, readConfig } from '#platform/config.ts';
import { newId } from '#platform/ids.ts';
import { type TestDatabase, testDatabase } from '../../../tests/support/database.ts';
import { type ObjectStore, objectStore } from '../../../tests/support/object-store.ts';
import { testNow } from '../../../tests/support/people.ts';
import { checkFiles } from './check.ts';
import { filesToBackUp, filesToRestore } from './copies.ts';
import { storageOf } from './open.ts';
import { contentFolders } from './storage.ts';

let folder = '';
let store: ObjectStore;
let origin: TestDatabase;
let settings: Readonly<Record<'folder' | 'bucket', Config>>;
const place = (name: string, more: Readonly<Record<string, string>> = {}): Config =>
  readConfig({ TUNTAS_DATA: join(folder, name), ...more });

/** Files of many sizes, one of them larger than any piece that flows. */
const contents = [
  Buffer.from('%PDF-1.7 kecil'),
  randomBytes(700_000),
  Buffer.from('#end {"tables":1}\n\\.\n#bytes {"n":4}\n'),
];
const sha = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');
const keyOf = (bytes: Buffer) => `${sha(bytes).slice(0, 2)}/${sha(bytes)}`;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tuntas-copies-'));
  store = await objectStore(join(folder, 's3'));
  origin = await testDatabase();
  settings = { folder: place('origin'), bucket: place('remote', store.settings) };
  for (const bytes of contents) {
    for (const config of Object.values(settings)) await putInto(config, bytes);
    await nameIt(bytes, 'satu.pdf');
  }
  // The same content under another name lies there once.
  await nameIt(contents[0] as Buffer, 'dua.pdf');
});
afterAll(async () => {
  await origin.close();
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

async function putInto(config: Config, bytes: Buffer): Promise<void> {
  const part = await (await storageOf(config)).take(Readable.from([bytes]), bytes.length);
  await part.keepAs(keyOf(bytes));
}

async function nameIt(bytes: Buffer, name: string): Promise<void> {
  await origin.db.pool.query(
    `insert into stored_file (id, sha256, size, media_type, original_name, storage_key, scan_state, created_at)
     values ($1, $2, $3, 'application/pdf', $4, $5, 'unscanned', now())`,
    [newId(), sha(bytes), bytes.length, name, keyOf(bytes)],
  );
}

async function lyingIn(config: Config): Promise<string[]> {
  const storage = await storageOf(config);
  const found: string[] = [];
  for (const each of contentFolders) for await (const { key } of storage.list(each)) found.push(key);
  for await (const { key } of storage.list('bagian')) found.push(key);
  return found.sort();
}

async function readFrom(config: Config, key: string): Promise<Buffer> {
  return Buffer.concat(await Array.fromAsync(await (await storageOf(config)).read(key)));
}

async function backUp(config: Config, name: string): Promise<string> {
  const file = join(folder, name);
  await writeBackup(origin.db.pool, file, { now: testNow, files: await filesToBackUp(config) });
  return file;
}

/** Restores into a database of its own; `look` sees it before it goes. */
async function restored(file: string, into: Config, look: (target: TestDatabase) => Promise<void> = async () => {}) {
  const target = await testDatabase();
  try {
    const options = { mustBeEmpty: ['person'], prepare: async () => {}, files: await filesToRestore(into) };
    const answer = await restoreBackup(target.db.pool, file, options);
    await look(target);
    return answer;
  } finally {
    await target.close();
  }
}

const all = contents.map(keyOf).sort();
const findings = async (target: TestDatabase, config: Config) =>
  (await Array.fromAsync(checkFiles(target.db.conn, config))).filter((it) => it.what !== 'whole');

describe('files in a backup', () => {
  test.each([
    ['folder', 'folder'],
    ['folder', 'bucket'],
    ['bucket', 'folder'],
    ['bucket', 'bucket'],
  ] as const)('go from a %s into a %s', async (from, to) => {
    const file = await backUp(settings[from], `${from}-${to}.tuntas`);
    const second = to === 'bucket' ? await objectStore(join(folder, `s3-${from}`)) : null;
    const into = place(`target-${from}-${to}`, second?.settings);
    const answer = await restored(file, into, async (target) => {
      expect(await findings(target, into)).toEqual([]);
    });
    expect(answer).toMatchObject({ ok: true, value: { files: 3, lost: 0 } });
    expect(await lyingIn(into)).toEqual(all);
    for (const bytes of contents) expect((await readFrom(into, keyOf(bytes))).equals(bytes)).toBe(true);
    await second?.close();
  });

  test('are left out when they are not wanted, on either side', async () => {
    const file = join(folder, 'alone.tuntas');
    expect(await writeBackup(origin.db.pool, file, { now: testNow, files: null })).toMatchObject({ files: 0 });
    const into = place('alone');
    expect(await restored(file, into)).toMatchObject({ ok: true, value: { files: 0 } });
    expect(await lyingIn(into)).toEqual([]);
    const target = await testDatabase();
    const whole = await backUp(settings.folder, 'whole.tuntas');
    const options = { mustBeEmpty: ['person'], prepare: async () => {}, files: null };
    expect(await restoreBackup(target.db.pool, whole, options)).toMatchObject({ ok: true, value: { files: 3 } });
    expect(await lyingIn(into)).toEqual([]);
    await target.close();
  });

  test('are kept by their owner alone', async () => {
    expect(statSync(await backUp(settings.folder, 'mode.tuntas')).mode & 0o777).toBe(0o600);
  });
});

describe('a backup whose files were tampered with', () => {
  const changed = async (name: string, change: (raw: Buffer) => Buffer): Promise<string> => {
    const raw = gunzipSync(readFileSync(await backUp(settings.folder, `${name}.tuntas`)));
    const other = change(Buffer.from(raw));
    expect(other.equals(raw)).toBe(false);
    const file = join(folder, `${name}-changed.tuntas`);
    writeFileSync(file, gzipSync(other));
    return file;
  };
  const flipped = (raw: Buffer): Buffer => {
    const at = raw.indexOf(contents[1] as Buffer) > 0 ? raw.indexOf(contents[1] as Buffer) : raw.indexOf('kecil');
    raw[at] = (raw[at] ?? 0) ^ 1;
    return raw;
  };
  const replaced = (from: string | RegExp, to: string) => (raw: Buffer) =>
    Buffer.from(raw.toString('latin1').replace(from, to), 'latin1');

  test.each([
    ['one bit', flipped, 'altered'],
    ['the size of a file', replaced(/"size":\d+/, '"size":5'), 'altered'],
    ['the place of a file', replaced(/("key":")[0-9a-f]{2}/, '$1../../etc'), 'altered'],
    ['the digest of a file', replaced(/(#over \{"sha256":")../, '$1zz'), 'altered'],
    ['the count of bytes', replaced(/#bytes \{"n":14\}/, '#bytes {"n":13}'), 'altered'],
    ['a file taken away', replaced(/#file [\s\S]*?#over [^\n]*\n/, ''), 'cut_short'],
    ['all after the first file', (raw: Buffer) => raw.subarray(0, raw.lastIndexOf('#file ')), 'cut_short'],
    ['the middle of a file', (raw: Buffer) => raw.subarray(0, raw.lastIndexOf('#over ') - 3), 'cut_short'],
  ])('is refused: %s', async (name, change, code) => {
    const file = await changed(name.replaceAll(' ', '-'), change);
    const into = place(`into-${name.replaceAll(' ', '-')}`);
    const answer = await restored(file, into, async (target) => {
      const rows = await target.db.pool.query('select count(*)::int as n from stored_file');
      expect(rows.rows).toEqual([{ n: 0 }]);
    });
    expect(answer).toEqual({ ok: false, why: { code } });
    expect(await lyingIn(into)).toEqual([]);
  });

  test('is refused without touching what lay there before', async () => {
    const config = place('settled');
    await putInto(config, contents[0] as Buffer);
    const file = await changed('settled', replaced(/(#end \{"tables":)\d+(,"rows")/, '$13$2'));
    expect(await restored(file, config)).toEqual({ ok: false, why: { code: 'cut_short' } });
    expect(await lyingIn(config)).toEqual([keyOf(contents[0] as Buffer)]);
  });
});

describe('a storage that has lost something', () => {
  test('is backed up as far as it goes, and the check names what is lost', async () => {
    const config = place('lossy');
    for (const bytes of contents) await putInto(config, bytes);
    const [first, second, third] = contents as [Buffer, Buffer, Buffer];
    await (await storageOf(config)).drop(keyOf(first));
    writeFileSync(join(folder, 'lossy/files', keyOf(second)), randomBytes(second.length));
    const surplus = Buffer.from('tidak dipakai');
    await putInto(config, surplus);
    await (await storageOf(config)).take(Readable.from([Buffer.from('x')]), 1);
    const told = await findings(origin, config);
    expect(told).toEqual([
      ...[
        { what: 'missing', key: keyOf(first) },
        { what: 'altered', key: keyOf(second) },
      ].sort((a, b) => (a.key < b.key ? -1 : 1)),
      { what: 'surplus', key: keyOf(surplus) },
      { what: 'part', key: expect.stringMatching(/^bagian\//) },
    ]);
    const file = join(folder, 'lossy.tuntas');
    const end = await writeBackup(origin.db.pool, file, { now: testNow, files: await filesToBackUp(config) });
    expect(end).toMatchObject({ files: 1, lost: 2 });
    const into = place('after-loss');
    expect(await restored(file, into)).toMatchObject({ ok: true, value: { files: 1, lost: 2 } });
    expect(await lyingIn(into)).toEqual([keyOf(third)]);
  });
});
