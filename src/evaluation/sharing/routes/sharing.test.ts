import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { InstitutionId } from '#identity/index.ts';
import { newId } from '#platform/ids.ts';
import type { JobContext } from '#platform/jobs.ts';
import { silentLog } from '#platform/log.ts';
import { must } from '#platform/outcome.ts';
import { type TestDatabase, testDatabase } from '../../../../tests/support/database.ts';
import {
  declareTie,
  fillSheet,
  plantRound,
  plantSheet,
  plantSubjects,
  type Somebody,
  seatJuror,
} from '../../../../tests/support/evaluation.ts';
import { governmentOf, personWith, testConfig, testNow, withRegions } from '../../../../tests/support/people.ts';
import { type TestServer, testServer } from '../../../../tests/support/server.ts';
import { testSettings } from '../../../../tests/support/sharing.ts';
import { undoRun } from '../../actions/assign.ts';
import type { SubjectDoor } from '../../door.ts';
import { problemIn } from '../../meaning/rules/planned.ts';
import { solveOf } from '../../meaning/solving.ts';
import type { AssignmentRunId, JurorId, RoundId } from '../../model/ids.ts';
import type { Subject } from '../../model/round.ts';
import { sheetsOf } from '../../queries/sheets.ts';
import { declareExpertise } from '../actions/expertise.ts';
import { applySharing, askSharing, cancelSharing } from '../actions/runs.ts';
import { sharingJobs } from '../jobs.ts';
import type { Settings } from '../model/sharing.ts';
import { paths } from '../paths.ts';
import { traitsIn } from '../queries/brief.ts';
import { expertiseIn, pairsSet } from '../queries/expertise.ts';
import { appliedPlan, planOfRun, runById } from '../queries/runs.ts';

let database: TestDatabase;
let server: TestServer;
let province: InstitutionId;
let secretary: Somebody;
let stranger: Somebody;
let jurors: readonly Somebody[];

beforeAll(async () => {
  database = await testDatabase();
  const { db } = database;
  await withRegions(db);
  province = await governmentOf(db, '12');
  const toba = await governmentOf(db, '12.12');
  secretary = await personWith(db, 'Rudi', [{ role: 'secretariat', institutionId: province }]);
  stranger = await personWith(db, 'Asing', [{ role: 'secretariat', institutionId: toba }]);
  const names = ['Ani', 'Budi', 'Citra'];
  jurors = await Promise.all(
    names.map((name) => personWith(db, name, [{ role: 'evaluator', institutionId: province }])),
  );
  server = testServer(db);
});
afterAll(() => database.close());

/** Each subject is about its own field. */
const door: SubjectDoor = {
  kind: 'innovation_version',
  readingOf: async () => null,
  fileOf: async () => null,
  traitsOf: async (_conn, ids) =>
    new Map(ids.map((id) => [id, { keys: [{ key: `field:${id}`, label: `Bidang ${id}` }], text: '' }])),
};

type Ground = { readonly roundId: RoundId; readonly subjects: readonly Subject[]; readonly seats: readonly JurorId[] };

/** Three subjects and three jurors, each of whom knows one field: the first the last, and so on. */
async function ground(): Promise<Ground> {
  const { db } = database;
  const roundId = await plantRound(db, secretary, { sheetsPerSubject: 1 });
  const subjects = await plantSubjects(db, secretary, roundId, [
    { title: 'Satu' },
    { title: 'Dua' },
    { title: 'Tiga' },
  ]);
  const seats: JurorId[] = [];
  for (const [n, juror] of jurors.entries()) {
    const seat = await seatJuror(db, secretary, roundId, juror);
    const key = `field:${subjects[2 - n]?.subjectId}`;
    const declared = { roundId, jurorId: seat, keys: [key], known: [key], unwished: null };
    must(await db.transact((tx) => declareExpertise(tx, juror, declared, testNow)));
    seats.push(seat);
  }
  return { roundId, subjects, seats };
}

async function ask(roundId: RoundId, settings: Partial<Settings> = {}): Promise<AssignmentRunId> {
  const id = newId<'AssignmentRunId'>();
  const asked = { roundId, id, settings: { ...testSettings, ...settings } };
  return must(await database.db.transact((tx) => askSharing(tx, secretary, asked, testNow)));
}

async function make(runId: AssignmentRunId): Promise<void> {
  const context = { db: database.db, log: silentLog, config: testConfig, baseUrl: '', now: testNow } as JobContext;
  await sharingJobs([door])[0]?.run({ runId }, context);
}

const pairsOfRound = async ({ roundId, subjects, seats }: Ground) =>
  (await sheetsOf(database.db.conn, roundId)).map((it) => [
    subjects.findIndex((one) => one.row === it.row),
    seats.indexOf(it.jurorId),
  ]);

const apply = (roundId: RoundId, id: AssignmentRunId) =>
  database.db.transact((tx) => applySharing(tx, secretary, { roundId, id }, testNow));

describe('a plan', () => {
  test('keeps the problem that it was made of: solved anew it is the same plan', async () => {
    const at = await ground();
    const id = await ask(at.roundId);
    await make(id);
    expect(await appliedPlan(database.db.conn, at.roundId)).toBeNull();
    must(await apply(at.roundId, id));
    const kept = (await appliedPlan(database.db.conn, at.roundId))?.problem;
    if (!kept) throw new Error('no problem is kept');
    const pairs = [...(await solveOf())(problemIn(kept), kept.manner)];
    const named = pairs.map((it) => [
      kept.entries[Math.floor(it / kept.jurors.length)],
      kept.jurors[it % kept.jurors.length],
    ]);
    expect(named).toEqual((await planOfRun(database.db.conn, id))?.pairs);
  });

  test('gives each subject to who knows it, when it is applied and not before, once, and is taken back', async () => {
    const at = await ground();
    const id = await ask(at.roundId);
    await make(id);
    const plan = await planOfRun(database.db.conn, id);
    expect(plan).toMatchObject({ gap: 0, extraRoom: 0, obstacles: [], withoutExpert: [], idle: [] });
    expect(await pairsOfRound(at)).toEqual([]);
    expect(await apply(at.roundId, id)).toEqual({ ok: true, value: { given: 3, taken: 0 } });
    expect(await apply(at.roundId, id)).toEqual({ ok: true, value: { given: 0, taken: 0 } });
    expect(await pairsOfRound(at)).toEqual([
      [0, 2],
      [1, 1],
      [2, 0],
    ]);
    const undone = await database.db.transact((tx) =>
      undoRun(tx, secretary, { roundId: at.roundId, runId: id }, testNow),
    );
    expect(undone).toEqual({ ok: true, value: { taken: 3 } });
  });

  test('keeps what is begun, and moves an unbegun sheet that a forbidden pair holds', async () => {
    const { db } = database;
    const at = await ground();
    const begun = { roundId: at.roundId, jurorId: at.seats[0] as JurorId, row: (at.subjects[0] as Subject).row };
    const sheet = await plantSheet(db, secretary, begun);
    await fillSheet(db, jurors[0] as Somebody, sheet, { novelty: 80, impact: 5 });
    await plantSheet(db, secretary, {
      ...begun,
      jurorId: at.seats[1] as JurorId,
      row: (at.subjects[1] as Subject).row,
    });
    const cookies = await server.cookiesOf(secretary.person.email);
    const form = { juri: at.seats[1] as string, nomor: '2', jenis: 'forbidden' };
    expect((await server.ask(paths.setPair.to(at.roundId), { cookies, form })).status).toBe(303);
    const id = await ask(at.roundId);
    await make(id);
    expect((await planOfRun(db.conn, id))?.changed).toBe(1);
    expect(await apply(at.roundId, id)).toEqual({ ok: true, value: { given: 2, taken: 1 } });
    const [first, ...others] = await pairsOfRound(at);
    expect(first).toEqual([0, 0]);
    expect(others).not.toContainEqual([1, 1]);
  });

  test('that a later tie contradicts is refused as a whole', async () => {
    const { db } = database;
    const at = await ground();
    const id = await ask(at.roundId);
    await make(id);
    await declareTie(db, jurors[1] as Somebody, at.roundId, { subject: at.subjects[1] as Subject });
    expect(await apply(at.roundId, id)).toEqual({ ok: false, why: 'conflict' });
    expect(await pairsOfRound(at)).toEqual([]);
  });

  test('is made one at a time, and called off leaves nothing', async () => {
    const { db } = database;
    const at = await ground();
    const id = await ask(at.roundId);
    expect(await ask(at.roundId)).toBe(id);
    const cancel = () => db.transact((tx) => cancelSharing(tx, secretary, { roundId: at.roundId, id }, testNow));
    expect([await cancel(), await cancel()]).toEqual([
      { ok: true, value: null },
      { ok: true, value: null },
    ]);
    await make(id);
    expect((await runById(db.conn, id))?.state).toBe('cancelled');
    expect(await apply(at.roundId, id)).toEqual({ ok: false, why: 'not_found' });
  });

  test('tells in words what is impossible: too few jurors, and those with nothing', async () => {
    const at = await ground();
    const cookies = await server.cookiesOf(secretary.person.email);
    const id = await ask(at.roundId, { sheets: 4, connected: true });
    await make(id);
    const page = await (await server.ask(paths.run.to(at.roundId, id), { cookies })).text();
    expect(page).toContain('Objek 1, 2, 3: kurang 3 lembar, karena tidak ada lagi juri yang boleh membacanya.');
    expect(page).not.toContain('NaN');
    const few = await ask(at.roundId, { sheets: 1, most: 2, least: 0 });
    await make(few);
    expect(await (await server.ask(paths.run.to(at.roundId, few), { cookies })).text()).toContain('Siap');
  });
});

describe('the pages', () => {
  test('are the organiser’s alone', async () => {
    const at = await ground();
    const id = await ask(at.roundId);
    for (const somebody of [stranger, jurors[0] as Somebody]) {
      const cookies = await server.cookiesOf(somebody.person.email);
      for (const path of [
        paths.sharing.to(at.roundId),
        paths.run.to(at.roundId, id),
        paths.progress.to(at.roundId, id),
      ])
        expect((await server.ask(path, { cookies })).status, path).toBe(404);
    }
  });

  test('show a wrong form again at 422 with its faults, and ask nothing', async () => {
    const at = await ground();
    const cookies = await server.cookiesOf(secretary.person.email);
    const form = {
      cara: 'drawn',
      peluang: '140',
      lembar: '0',
      'paling-sedikit': '5',
      'paling-banyak': '2',
      tumpang: 'x',
    };
    const answer = await server.ask(paths.sharing.to(at.roundId), { cookies, form });
    const page = await answer.text();
    expect(answer.status).toBe(422);
    for (const text of ['dari 1 sampai 99', 'dari 1 sampai 9.', 'Paling banyak tidak boleh', 'dari 0 sampai 100'])
      expect(page).toContain(text);
    expect(page).toContain('value="140"');
    expect(page).toContain('Belum ada rencana.');
  });

  test('ask for a plan, tell how far it is, and show it', async () => {
    const at = await ground();
    const cookies = await server.cookiesOf(secretary.person.email);
    const id = newId<'AssignmentRunId'>();
    const form = {
      id: id as string,
      cara: 'drawn',
      peluang: '50',
      lembar: '1',
      'paling-sedikit': '',
      'paling-banyak': '',
      tumpang: '',
    };
    const answer = await server.ask(paths.sharing.to(at.roundId), { cookies, form });
    expect(answer.headers.get('location')).toBe(paths.run.to(at.roundId, id));
    expect(await (await server.ask(paths.progress.to(at.roundId, id), { cookies })).text()).toContain(
      'Menunggu giliran.',
    );
    await make(id);
    const page = await (await server.ask(paths.run.to(at.roundId, id), { cookies })).text();
    expect(page).toContain('Peluang pasangan mana pun paling tinggi 50 %');
  });

  test('refuse to pin a pair that is tied, and unknown numbers, at their boxes', async () => {
    const { db } = database;
    const at = await ground();
    await declareTie(db, jurors[1] as Somebody, at.roundId, { subject: at.subjects[1] as Subject });
    const cookies = await server.cookiesOf(secretary.person.email);
    const send = (form: Record<string, string>) => server.ask(paths.setPair.to(at.roundId), { cookies, form });
    expect((await send({ juri: at.seats[1] as string, nomor: '2', jenis: 'pinned' })).status).toBe(422);
    expect((await send({ juri: at.seats[1] as string, nomor: '77', jenis: 'pinned' })).status).toBe(422);
    expect((await send({ juri: newId() as string, nomor: '1', jenis: 'forbidden' })).status).toBe(422);
    expect((await send({ juri: at.seats[1] as string, nomor: '1', jenis: 'pinned' })).status).toBe(303);
    expect(await pairsSet(db.conn, at.roundId)).toMatchObject([{ label: 1, kind: 'pinned', juror: 'Budi' }]);
    const gone = { juri: at.seats[1] as string, nomor: '1' };
    expect((await server.ask(paths.unsetPair.to(at.roundId), { cookies, form: gone })).status).toBe(303);
    expect(await pairsSet(db.conn, at.roundId)).toEqual([]);
  });

  test('let jurors say what they know, and whoever runs the round say it for them', async () => {
    const { db } = database;
    const at = await ground();
    const own = await server.cookiesOf((jurors[0] as Somebody).person.email);
    const said = await server.ask(paths.ownExpertise.to(at.roundId), { cookies: own, form: { tidak: '2, 3' } });
    expect(said.headers.get('location')).toBe(paths.ownExpertise.to(at.roundId));
    expect(await (await server.ask(paths.ownExpertise.to(at.roundId), { cookies: own })).text()).toContain('2, 3');
    const wrong = await server.ask(paths.ownExpertise.to(at.roundId), { cookies: own, form: { tidak: '99, dua' } });
    expect(wrong.status).toBe(422);
    const cookies = await server.cookiesOf(secretary.person.email);
    const path = paths.expertise.to(at.roundId, at.seats[0] as JurorId);
    expect((await server.ask(path, { cookies, form: { tidak: '98' } })).status).toBe(422);
    expect((await server.ask(path, { cookies, form: { tidak: '' } })).status).toBe(303);
    expect((await expertiseIn(db.conn, at.roundId)).get(at.seats[0] as JurorId)).toHaveLength(1);
    const ids = at.subjects.map((it) => it.subjectId);
    expect(await traitsIn(db.conn, [door], { kind: 'innovation_version', ids })).toHaveLength(3);
  });
});
