import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '../../../tests/support/database.ts';
import {
  declareTie,
  plantRound,
  plantSheet,
  plantSubjects,
  type Somebody,
  seatJuror,
} from '../../../tests/support/evaluation.ts';
import { governmentOf, personWith, withRegions } from '../../../tests/support/people.ts';
import { type TestServer, testServer } from '../../../tests/support/server.ts';
import type { RoundId } from '../model/ids.ts';
import type { Subject } from '../model/round.ts';
import { paths } from '../paths.ts';

let database: TestDatabase;
let server: TestServer;
let roundId: RoundId;
let secretary: Somebody;
let juror: Somebody;
let toba = '';

beforeAll(async () => {
  database = await testDatabase();
  const { db } = database;
  await withRegions(db);
  const province = await governmentOf(db, '12');
  toba = await governmentOf(db, '12.12');
  secretary = await personWith(db, 'Rudi', [{ role: 'secretariat', institutionId: province }]);
  juror = await personWith(db, 'Tiur', [{ role: 'evaluator', institutionId: province }]);
  const second = await personWith(db, 'Uli', [{ role: 'panelist', institutionId: province }]);
  server = testServer(db);
  roundId = await plantRound(db, secretary, { name: 'Seleksi' });
  const place = { institutionId: toba as Subject['institutionId'], regionCode: '12.12' };
  const given = [{ title: 'Perahu sehat', ...place }, { title: 'Sumur bersama' }];
  const subjects = await plantSubjects(db, secretary, roundId, given);
  const [boat, well] = subjects as [Subject, Subject];
  const jurorId = await seatJuror(db, secretary, roundId, juror);
  await seatJuror(db, secretary, roundId, second, 'panelist');
  await plantSheet(db, secretary, { roundId, jurorId, row: boat.row });
  await declareTie(db, second, roundId, { subject: well, tie: 'other', note: 'Pernah mendampingi.' });
});
afterAll(() => database.close());

type File = { readonly filter: unknown; readonly rows: readonly Record<string, unknown>[] };

async function fileOf(path: string, query = ''): Promise<File> {
  const cookies = await server.cookiesOf(secretary.person.email);
  return (await (await server.ask(`${path}/unduh.json${query}`, { cookies })).json()) as File;
}

test('who reads what is a file with a line for each sheet, narrowed as the page is', async () => {
  const path = paths.assignment.to(roundId);
  const told = ({ rows }: File) => rows.map((it) => [it.label, it.title, it.juror, it.role, it.state]);
  expect(told(await fileOf(path))).toEqual([
    [1, 'Perahu sehat', 'Tiur', 'evaluator', 'not_started'],
    [2, 'Sumur bersama', null, null, null],
  ]);
  expect(told(await fileOf(path, '?urut=judul&cari=bersama'))).toEqual([[2, 'Sumur bersama', null, null, null]]);
  const narrowed = await fileOf(path, `?instansi=${toba}`);
  expect([told(narrowed).length, narrowed.filter]).toEqual([
    1,
    [{ name: 'Instansi', text: 'Pemerintah Kabupaten Toba' }],
  ]);
});

test('ties and subjects are files, for nobody but who runs the round', async () => {
  const ties = await fileOf(paths.conflicts.to(roundId));
  expect(ties.rows.map((it) => [it.juror, it.label, it.tie, it.note, it.source])).toEqual([
    ['Uli', 2, 'other', 'Pernah mendampingi.', 'declared'],
  ]);
  const subjects = await fileOf(paths.subjects.to(roundId));
  expect(subjects.rows).toEqual([
    { label: 1, title: 'Perahu sehat', institution: 'Pemerintah Kabupaten Toba', region: '12.12' },
    { label: 2, title: 'Sumur bersama', institution: null, region: null },
  ]);
  const cookies = await server.cookiesOf(juror.person.email);
  for (const path of [paths.assignment, paths.conflicts, paths.subjects])
    expect((await server.ask(`${path.to(roundId)}/unduh.xlsx`, { cookies })).status).toBe(404);
});
