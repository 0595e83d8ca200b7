import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestDatabase, testDatabase } from '../../../tests/support/database.ts';
import { restoreBackup, writeBackup } from './index.ts';

const folder = mkdtempSync(join(tmpdir(), 'tuntas-backup-'));
const file = join(folder, 'hub.tuntas');
const options = { mustBeEmpty: ['audit_event', 'region'], prepare: async () => {}, files: null };
/** Also the signs that some readers take for the end of a line. */
const hostile = 'tab\there, line\nbreak, return\r, back\\slash, \\. and «é», \u2028 \u2029 \u0085';
let origin: TestDatabase;
let target: TestDatabase;

beforeAll(async () => {
  [origin, target] = [await testDatabase(), await testDatabase()];
  await origin.db.pool.query(
    `insert into region values ('12', 'Sumatera Utara', 'province', null), ('12.07', $1, 'regency', '12')`,
    [hostile],
  );
  await origin.db.pool.query(
    `insert into audit_event (at, event, subject_kind, subject_id) select now(), 'test.event', 'x', n::text from generate_series(1, 3) n`,
  );
  await origin.db.pool.query(
    `with p as (insert into person (id, name, email) values ('0190a000-0000-7000-8000-000000000001', 'Siti', 's@contoh.example') returning id),
     i as (insert into institution (id, kind, name, name_key, created_at) values ('0190a000-0000-7000-8000-000000000002', 'regency', 'Kab', 'kab', now()) returning id)
     insert into membership (id, person_id, role, institution_id, created_at)
     select '0190a000-0000-7000-8000-000000000003', p.id, 'local_admin', i.id, now() from p, i`,
  );
  await origin.db.pool.query(`update person set acting_membership_id = '0190a000-0000-7000-8000-000000000003'`);
});

afterAll(async () => {
  await origin.close();
  await target.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('backup and restore', () => {
  it('brings back every row, the pointers that go in circles, and the counters', async () => {
    const written = await writeBackup(origin.db.pool, file, { now: new Date('2026-11-24T08:00:00Z'), files: null });
    const restored = await restoreBackup(target.db.pool, file, options);
    expect(restored).toEqual({ ok: true, value: written });
    const region = await target.db.pool.query(`select name from region where code = '12.07'`);
    expect(region.rows).toEqual([{ name: hostile }]);
    const person = await target.db.pool.query('select acting_membership_id from person');
    expect(person.rows).toEqual([{ acting_membership_id: '0190a000-0000-7000-8000-000000000003' }]);
    const next = await target.db.pool.query(
      `insert into audit_event (at, event, subject_kind, subject_id) values (now(), 'test.event', 'x', 'y') returning id`,
    );
    expect(next.rows).toEqual([{ id: 4 }]);
  });

  it('leaves foreign keys as strict as they were', async () => {
    const found = await target.db.pool.query(
      `select count(*)::int as n from pg_constraint where contype = 'f' and condeferrable and connamespace = 'public'::regnamespace`,
    );
    const before = await origin.db.pool.query(
      `select count(*)::int as n from pg_constraint where contype = 'f' and condeferrable and connamespace = 'public'::regnamespace`,
    );
    expect(found.rows).toEqual(before.rows);
  });

  it('leaves out a table whose comment says so', async () => {
    const own = await testDatabase();
    await own.db.pool.query(`create table made_again (n integer); insert into made_again values (1);
      create table kept_once (n integer); comment on table made_again is 'Not in backups: made again.'`);
    const out = join(folder, 'left-out.tuntas');
    await writeBackup(own.db.pool, out, { now: new Date('2026-11-24T08:00:00Z'), files: null });
    const tables = [
      ...gunzipSync(readFileSync(out))
        .toString()
        .matchAll(/"table":"(\w+)"/g),
    ].map((it) => it[1]);
    expect([tables.includes('kept_once'), tables.includes('made_again')]).toEqual([true, false]);
    await own.close();
  });

  it('refuses a database that holds something', async () => {
    const answer = await restoreBackup(target.db.pool, file, options);
    expect(answer).toEqual({ ok: false, why: { code: 'not_empty', table: 'audit_event' } });
  });

  it('refuses a file that was cut short and writes nothing of it', async () => {
    const empty = await testDatabase();
    const text = gunzipSync(readFileSync(file)).toString();
    const cut = join(folder, 'cut.tuntas');
    writeFileSync(cut, gzipSync(text.slice(0, text.indexOf('#end'))));
    expect(await restoreBackup(empty.db.pool, cut, options)).toEqual({ ok: false, why: { code: 'cut_short' } });
    const rows = await empty.db.pool.query('select count(*)::int as n from region');
    expect(rows.rows).toEqual([{ n: 0 }]);
    await empty.close();
  });

  it('refuses a file whose last bytes are missing, whatever was in them', async () => {
    const empty = await testDatabase();
    const whole = readFileSync(file);
    const cut = join(folder, 'short.tuntas');
    for (const length of [whole.length - 1, whole.length - 9, Math.floor(whole.length / 2)]) {
      writeFileSync(cut, whole.subarray(0, length));
      const answer = await restoreBackup(empty.db.pool, cut, options);
      expect({ length, answer }).toEqual({ length, answer: { ok: false, why: { code: 'cut_short' } } });
    }
    await empty.close();
  });

  it.each([
    ['a word of a row', (text: string) => text.replace('Sumatera Utara', 'Sumatera Timur')],
    ['a row taken out and the count mended', (text: string) => text.replace(/test\.event/, 'test.avent')],
    ['a value that the table does not take', (text: string) => text.replace('province', 'kingdom')],
    ['a mark of its own', (text: string) => text.replace('#sequence', '#sekuens')],
    ['the digest', (text: string) => text.replace(/"sha256":"../, '"sha256":"zz')],
  ])('refuses a file that was unpacked, changed and packed again: %s', async (_what, change) => {
    const empty = await testDatabase();
    const text = gunzipSync(readFileSync(file)).toString();
    expect(change(text)).not.toBe(text);
    const other = join(folder, 'changed.tuntas');
    writeFileSync(other, gzipSync(change(text)));
    expect(await restoreBackup(empty.db.pool, other, options)).toEqual({ ok: false, why: { code: 'altered' } });
    const rows = await empty.db.pool.query('select count(*)::int as n from region');
    expect(rows.rows).toEqual([{ n: 0 }]);
    await empty.close();
  });

  it('reads a backup of the first format, which had no digest and no files', async () => {
    const empty = await testDatabase();
    const text = gunzipSync(readFileSync(file)).toString();
    const first = text.replace('"version":2', '"version":1').replace(/,"files":0,"lost":0,"sha256":"[0-9a-f]{64}"/, '');
    expect(first).toMatch(/#end \{"tables":\d+,"rows":\d+\}\n$/);
    const old = join(folder, 'first.tuntas');
    writeFileSync(old, gzipSync(first));
    expect(await restoreBackup(empty.db.pool, old, options)).toMatchObject({ ok: true, value: { files: 0, lost: 0 } });
    const region = await empty.db.pool.query(`select name from region where code = '12.07'`);
    expect(region.rows).toEqual([{ name: hostile }]);
    await empty.close();
  });

  it('refuses a file of a format to come', async () => {
    const empty = await testDatabase();
    const text = gunzipSync(readFileSync(file)).toString();
    const newer = join(folder, 'newer.tuntas');
    writeFileSync(newer, gzipSync(text.replace('"version":2', '"version":3')));
    const why = { code: 'other_migrations', missing: 'format 3' };
    expect(await restoreBackup(empty.db.pool, newer, options)).toEqual({ ok: false, why });
    await empty.close();
  });

  it('refuses other files with the reason', async () => {
    const empty = await testDatabase();
    const other = join(folder, 'other.tuntas');
    writeFileSync(other, gzipSync('hello\n'));
    expect(await restoreBackup(empty.db.pool, other, options)).toEqual({ ok: false, why: { code: 'not_a_backup' } });
    writeFileSync(other, 'not packed');
    expect(await restoreBackup(empty.db.pool, other, options)).toEqual({ ok: false, why: { code: 'unreadable' } });
    const answer = await restoreBackup(empty.db.pool, join(folder, 'absent'), options);
    expect(answer).toEqual({ ok: false, why: { code: 'unreadable' } });
    await empty.close();
  });
});
