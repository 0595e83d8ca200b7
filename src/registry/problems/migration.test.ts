import { cp, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { type Database, openDatabase } from '#platform/db.ts';
import { newId } from '#platform/ids.ts';
import { migrate } from '#platform/migrate.ts';
import { addressOf, onServer } from '../../../tests/support/template.ts';

const MIGRATION = '0145_registry_problem_verified.sql';
const name = `test_migration_${process.pid}`;
const folder = join(import.meta.dirname, '../../../migrations');
let before: string;
let db: Database;

const measure = (value: number, date: string) =>
  JSON.stringify({ indicator: 'waktu', unit: 'hari', value, date, source: 'laporan' });
const proof = JSON.stringify([{ title: 'Laporan', url: 'https://contoh.go.id', date: null }]);

beforeAll(async () => {
  before = await mkdtemp(join(tmpdir(), 'before-'));
  for (const file of await readdir(folder)) if (file < MIGRATION) await cp(join(folder, file), join(before, file));
  const server = inject('databaseUrl');
  await onServer(server, `create database ${name}`);
  db = openDatabase(addressOf(server, name), { size: 2, onError: () => {} });
  await migrate(db.pool, before);
});
afterAll(async () => {
  await db.close();
  await onServer(inject('databaseUrl'), `drop database ${name} with (force)`);
  await rm(before, { recursive: true });
});

async function problem(state: string, closed: string | null, after: string | null, raisedBy: string): Promise<string> {
  const id = newId();
  await db.pool.query(
    `insert into problem (id, region_code, state, title, what_hurts, who_is_hurt, baseline, after_measure, evidence,
      raised_by, created_at, updated_at, closed_at)
     values ($1, '12', $2, 'Masalah lama sekali', 'x', 'y', $3, $4, $5, $6, '2026-01-01', '2026-03-01', $7)`,
    [id, state, measure(9, '2026-01-01'), after, after ? proof : '[]', raisedBy, closed],
  );
  await db.pool.query(
    `insert into search_doc (kind, problem_id, is_public, state, moved_at, title, summary, body, title_key, title_words,
      text_words, bands, digest) values ('problem', $1, true, $2, '2026-03-01', 'x', '', '', 'x', '', '', '{}', '')`,
    [id, state],
  );
  return id;
}

test('what was called solved before anybody verified it is reported, by whom the log knows, and nothing is lost', async () => {
  const { pool } = db;
  await pool.query(
    `insert into region (code, name, level) values ('12', 'Sumatera Utara', 'province') on conflict do nothing`,
  );
  const [raiser, solver] = [newId(), newId()];
  for (const id of [raiser, solver])
    await pool.query('insert into person (id, name, email) values ($1, $2, $3)', [id, 'Orang', `${id}@contoh.go.id`]);
  const solved = await problem('solved', '2026-02-02', measure(1, '2026-02-01'), raiser);
  const unknown = await problem('solved', '2026-02-02', measure(2, '2026-02-01'), raiser);
  const again = await problem('being_solved', null, measure(3, '2026-02-01'), raiser);
  await pool.query(
    `insert into audit_event (at, event, person_id, subject_kind, subject_id)
     values ('2026-02-02', 'registry.problem.solve', $1, 'problem', $2)`,
    [solver, solved],
  );
  expect(await migrate(pool, folder)).toContain(MIGRATION);
  const rows = await pool.query(
    `select p.id, p.state, p.reported_by, p.verified_at, p.closed_at, p.better, m.value, m.recorded_by,
      (select state from search_doc where problem_id = p.id) as found
     from problem p join problem_measure m on m.problem_id = p.id order by m.value`,
  );
  const [first, second, third] = rows.rows;
  const unverified = { state: 'reported', found: 'reported', verified_at: null, closed_at: null, better: null };
  expect(first).toEqual({ ...unverified, id: solved, reported_by: solver, value: 1, recorded_by: solver });
  expect(second).toEqual({ ...unverified, id: unknown, reported_by: raiser, value: 2, recorded_by: raiser });
  expect(third).toMatchObject({ id: again, state: 'being_solved', reported_by: null, value: 3 });
  await expect(
    pool.query(`update problem set state = 'solved', closed_at = now() where id = $1`, [solved]),
  ).rejects.toThrow('problem_verified_check');
});
