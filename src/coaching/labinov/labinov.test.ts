import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Viewer } from '#identity/index.ts';
import { newId } from '#platform/ids.ts';
import { done, refused } from '#platform/outcome.ts';
import { formIn } from '../../../tests/support/form.ts';
import { testNow } from '../../../tests/support/people.ts';
import { type Part, parts, raiseStage, type Stage } from '../../../tests/support/stage.ts';
import { changeIdea, proposeIdea } from './actions/idea.ts';
import { beginLab, endLab, setUnits } from './actions/lab.ts';
import { addTask, moveStage, moveTask, tellStage } from './actions/stage.ts';
import type { IdeaId, LabId, Stage as LabStageName } from './model.ts';
import { labById, labFor } from './queries/labs.ts';
import { ideasOf, tasksOf } from './queries/parts.ts';
import { presentOf, type StageMove, stageOf, whyNotRead } from './rules.ts';
import { tables } from './schema.ts';
import { visibleTo } from './visibility.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await raiseStage();
});
afterAll(() => stage.database.close());
const db = () => stage.database.db;
const get = (part: Part, path: string) => stage.server.ask(path, { cookies: stage.cookiesOf(part) });
const page = async (part: Part, path: string) => (await get(part, path)).text();

async function begun(): Promise<LabId> {
  const id = newId<'LabId'>();
  const given = { id, institutionId: stage.places.toba, title: 'Labinov Toba', purpose: 'Antrean.' };
  expect(await db().transact((tx) => beginLab(tx, stage.people.local_admin, given, testNow))).toEqual(done(id));
  return id;
}
const tell = async (id: LabId, name: LabStageName, result: string) => {
  const lab = await labById(db().conn, id);
  const revision = lab ? stageOf(lab, name).revision : 0;
  const given = { id, stage: name, revision, startsOn: '2026-03-02', endsOn: '2026-03-03', result };
  return db().transact((tx) => tellStage(tx, stage.people.local_admin, given, testNow));
};
const move = (who: Viewer, id: LabId, name: LabStageName, step: StageMove, note = '') =>
  db().transact((tx) => moveStage(tx, who, { id, stage: name, move: step, note }, testNow));
const propose = (who: Viewer, id: LabId, ideaId: IdeaId = newId<'LabIdeaId'>(), title = 'Nomor antrean') =>
  db().transact((tx) => proposeIdea(tx, who, { id, ideaId, unitId: null, title, text: '', problemId: null }, testNow));
const choose = (who: Viewer, id: LabId, ideaId: IdeaId, state: 'chosen' | 'dropped' | 'proposed') =>
  db().transact((tx) => changeIdea(tx, who, { id, ideaId, state, problemId: null, innovationId: null }, testNow));
const standing = async (id: LabId) => (await labById(db().conn, id))?.stages.map((it) => it.state);

/** Up to Design, with one idea. */
async function atDesign(): Promise<{ readonly id: LabId; readonly ideaId: IdeaId }> {
  const id = await begun();
  const { local_admin: admin, leader } = stage.people;
  await tell(id, 'drum_up', 'Komitmen bupati.');
  await move(admin, id, 'drum_up', 'finish');
  const ideaId = newId<'LabIdeaId'>();
  await propose(admin, id, ideaId);
  await tell(id, 'diagnose', 'Tiga sebab.');
  await move(admin, id, 'diagnose', 'ask');
  expect(await move(leader, id, 'diagnose', 'approve')).toEqual(done(null));
  return { id, ideaId };
}

describe('a laboratory', () => {
  test('is begun by the institution or the hub, once', async () => {
    const id = await begun();
    const given = { id, institutionId: stage.places.toba, title: 'Labinov Toba', purpose: 'Antrean.' };
    const begin = (who: Viewer, more = {}) => db().transact((tx) => beginLab(tx, who, { ...given, ...more }, testNow));
    expect(await begin(stage.people.local_admin)).toEqual(done(id));
    expect(await begin(stage.people.local_admin, { title: 'Lain' })).toEqual(refused('id_taken'));
    expect(await begin(stage.people.other_admin)).toEqual(refused('not_yours'));
    expect(await begin(stage.people.innovator)).toEqual(refused('not_yours'));
    expect(await begin(stage.people.hub_admin, { title: '' })).toEqual(refused('title_missing'));
    expect(await standing(id)).toEqual(['under_way', 'ahead', 'ahead', 'ahead', 'ahead', 'ahead']);
  });

  test('goes from stage to stage, and after Diagnose and Design only by its leader', async () => {
    const id = await begun();
    const { local_admin: admin, leader, hub_admin: hub } = stage.people;
    expect(await move(admin, id, 'drum_up', 'finish')).toEqual(refused('result_missing'));
    expect(await tell(id, 'diagnose', 'Terlalu dini.')).toEqual(refused('stage_locked'));
    expect(await tell(id, 'diagnose', '')).toEqual(done(null));
    expect(await move(admin, id, 'diagnose', 'ask')).toEqual(refused('stage_locked'));
    expect(await tell(id, 'drum_up', 'Komitmen bupati.')).toEqual(done(null));
    expect(await move(admin, id, 'drum_up', 'ask')).toEqual(refused('wrong_state'));
    expect(await move(admin, id, 'drum_up', 'finish')).toEqual(done(null));
    await tell(id, 'diagnose', 'Tiga sebab.');
    expect(await move(admin, id, 'diagnose', 'finish')).toEqual(refused('wrong_state'));
    expect(await move(admin, id, 'diagnose', 'ask')).toEqual(refused('no_ideas'));
    const ideaId = newId<'LabIdeaId'>();
    expect(await propose(admin, id, ideaId)).toEqual(done(null));
    expect(await move(admin, id, 'diagnose', 'ask')).toEqual(done(null));
    expect(await standing(id)).toEqual(['done', 'waiting', 'ahead', 'ahead', 'ahead', 'ahead']);
    for (const who of [admin, hub]) expect(await move(who, id, 'diagnose', 'approve')).toEqual(refused('leader_only'));
    expect(await move(leader, id, 'diagnose', 'return')).toEqual(refused('note_missing'));
    expect(await move(leader, id, 'diagnose', 'return', 'Kurang satu sebab.')).toEqual(done(null));
    expect(await standing(id)).toEqual(['done', 'under_way', 'ahead', 'ahead', 'ahead', 'ahead']);
    expect(await move(admin, id, 'diagnose', 'ask')).toEqual(done(null));
    expect(await move(leader, id, 'diagnose', 'approve')).toEqual(done(null));
    expect(await move(leader, id, 'diagnose', 'approve')).toEqual(done(null));
    await tell(id, 'design', 'Rencana aksi.');
    expect(await move(admin, id, 'design', 'ask')).toEqual(refused('no_choice'));
    expect(await choose(admin, id, ideaId, 'chosen')).toEqual(done(null));
    expect(await move(admin, id, 'design', 'ask')).toEqual(done(null));
    expect(await move(leader, id, 'design', 'approve')).toEqual(done(null));
    for (const name of ['deliver', 'display', 'documentation'] as const) {
      await tell(id, name, 'Selesai.');
      expect(await move(admin, id, name, 'finish')).toEqual(done(null));
    }
    expect(await labById(db().conn, id)).toMatchObject({ state: 'finished', endedAt: testNow });
    expect(await move(admin, id, 'documentation', 'reopen')).toEqual(done(null));
    expect(await labById(db().conn, id)).toMatchObject({ state: 'running', endedAt: null });
  });

  test('takes a stage up again, an approved one by its leader alone, while nothing came of the next', async () => {
    const { id } = await atDesign();
    const { local_admin: admin, leader } = stage.people;
    expect(await move(admin, id, 'diagnose', 'reopen')).toEqual(refused('leader_only'));
    expect(await move(admin, id, 'drum_up', 'reopen')).toEqual(refused('wrong_state'));
    expect(await move(leader, id, 'diagnose', 'reopen', 'Satu lagi.')).toEqual(done(null));
    expect(await standing(id)).toEqual(['done', 'under_way', 'ahead', 'ahead', 'ahead', 'ahead']);
    await move(admin, id, 'diagnose', 'ask');
    expect(await move(admin, id, 'diagnose', 'withdraw')).toEqual(done(null));
    expect(await standing(id)).toEqual(['done', 'under_way', 'ahead', 'ahead', 'ahead', 'ahead']);
  });

  test('gathers ideas of the units that take part while Diagnose is under way, and links them with what is the institution’s', async () => {
    const id = await begun();
    const { local_admin: admin, innovator, elsewhere } = stage.people;
    expect(await propose(admin, id)).toEqual(refused('stage_locked'));
    await tell(id, 'drum_up', 'Komitmen.');
    await move(admin, id, 'drum_up', 'finish');
    expect(await propose(innovator, id)).toEqual(refused('not_yours'));
    const units = (unitIds: readonly (typeof stage.places.unit)[]) =>
      db().transact((tx) => setUnits(tx, admin, { id, unitIds }, testNow));
    expect(await units([stage.places.unit])).toEqual(done(null));
    expect(await units([newId<'UnitId'>()])).toEqual(refused('unit_wrong'));
    const ideaId = newId<'LabIdeaId'>();
    expect(await propose(innovator, id, ideaId)).toEqual(done(null));
    expect(await propose(innovator, id, ideaId)).toEqual(done(null));
    expect(await propose(elsewhere, id)).toEqual(refused('not_found'));
    const [idea, ...others] = await ideasOf(db().conn, id);
    expect([others.length, idea?.unitId, idea?.state]).toEqual([0, stage.places.unit, 'proposed']);
    expect(await choose(innovator, id, ideaId, 'chosen')).toEqual(refused('not_yours'));
    const problemId = await stage.problem('open');
    const link = (problem: typeof problemId) =>
      ({ id, ideaId, state: 'proposed', problemId: problem, innovationId: null }) as const;
    expect(await db().transact((tx) => changeIdea(tx, innovator, link(problemId), testNow))).toEqual(done(null));
    const strange = newId<'ProblemId'>();
    expect(await db().transact((tx) => changeIdea(tx, innovator, link(strange), testNow))).toEqual(
      refused('link_wrong'),
    );
    expect((await ideasOf(db().conn, id))[0]?.problemId).toBe(problemId);
  });

  test('keeps tasks, refuses an older form, and is stopped with a reason', async () => {
    const id = await begun();
    const { local_admin: admin } = stage.people;
    const taskId = newId<'LabTaskId'>();
    const task = { id, stage: 'drum_up', taskId, what: 'Undang bupati', owner: '', dueOn: '2026-03-09' } as const;
    const add = () => db().transact((tx) => addTask(tx, admin, task, testNow));
    expect([await add(), await add()]).toEqual([done(null), done(null)]);
    const deed = (it: 'done' | 'undone' | 'drop') =>
      db().transact((tx) => moveTask(tx, admin, { id, stage: 'drum_up', taskId, deed: it }, testNow));
    expect(await deed('done')).toEqual(done(null));
    expect((await tasksOf(db().conn, id, 'drum_up')).map((it) => it.doneAt)).toEqual([testNow]);
    expect(await deed('drop')).toEqual(done(null));
    expect(await deed('undone')).toEqual(refused('not_found'));
    await tell(id, 'drum_up', 'Satu.');
    const old = { id, stage: 'drum_up', revision: 1, startsOn: null, endsOn: null, result: 'Dua.' } as const;
    expect(await db().transact((tx) => tellStage(tx, admin, old, testNow))).toEqual(refused('stale'));
    const end = (verb: 'stop' | 'resume', note: string) =>
      db().transact((tx) => endLab(tx, admin, { id, verb, note }, testNow));
    expect(await end('stop', ' ')).toEqual(refused('note_missing'));
    expect(await end('stop', 'Anggaran.')).toEqual(done(null));
    expect(await tell(id, 'drum_up', 'Tiga.')).toEqual(refused('not_running'));
    expect(await end('resume', '')).toEqual(done(null));
    expect(await tell(id, 'drum_up', 'Tiga.')).toEqual(done(null));
  });

  test('is read by who acts for its institution, by coaches and the hub, told the same twice', async () => {
    const id = await begun();
    const lab = await labById(db().conn, id);
    if (!lab) throw new Error('it was begun');
    const readers: Part[] = [];
    for (const part of parts) {
      if (part === 'anonymous') continue;
      const viewer = stage.people[part];
      const found = await sql`select 1 from coaching_lab l where l.id = ${id} and ${visibleTo(viewer)}`.execute(
        tables(db().conn),
      );
      expect([part, found.rows.length === 1]).toEqual([part, whyNotRead(lab, viewer) === null]);
      if ((await labFor(db().conn, viewer, id)) !== null) readers.push(part);
    }
    expect(readers).toEqual(['innovator', 'local_admin', 'hub_admin', 'coach', 'leader', 'planner']);
  });
});

describe('the pages of a laboratory', () => {
  test('begin it, show it to its leader, and take the approval', async () => {
    const cookies = stage.cookiesOf('local_admin');
    const path = '/kelola/labinov/baru';
    const form = formIn(await page('local_admin', path), path);
    const wrong = await stage.server.ask(path, { form: { ...form, tujuan: 'Antrean panjang' }, cookies });
    expect(wrong.status).toBe(422);
    expect(await wrong.text()).toContain('Antrean panjang');
    const made = await stage.server.ask(path, { form: { ...form, judul: 'Labinov halaman' }, cookies });
    const one = made.headers.get('location') ?? '';
    expect(made.status).toBe(303);
    expect(await page('local_admin', one)).toContain('Labinov halaman');
    expect((await get('other_admin', one)).status).toBe(404);
    const id = one.split('/').at(-1) as LabId;
    await tell(id, 'drum_up', 'Komitmen.');
    await move(stage.people.local_admin, id, 'drum_up', 'finish');
    await propose(stage.people.local_admin, id);
    await tell(id, 'diagnose', 'Tiga sebab.');
    await move(stage.people.local_admin, id, 'diagnose', 'ask');
    expect(await page('leader', '/beranda')).toContain('Diagnose menunggu persetujuan: Labinov halaman');
    const step = `${one}/tahap/diagnose/langkah`;
    const silent = await stage.server.ask(step, { form: { langkah: 'return' }, cookies: stage.cookiesOf('leader') });
    expect(silent.status).toBe(422);
    expect(await silent.text()).toContain('Tulis catatannya');
    expect((await stage.server.ask(step, { form: { langkah: 'approve' }, cookies })).status).toBe(403);
    const yes = await stage.server.ask(step, { form: { langkah: 'approve' }, cookies: stage.cookiesOf('leader') });
    expect(yes.status).toBe(303);
    const lab = await labById(db().conn, id);
    expect(lab && presentOf(lab)?.stage).toBe('design');
    const ical = await page('leader', `${one}/kalender.ics`);
    expect(ical.split('\r\n').filter((it) => /^(DTSTART|DTEND)/.test(it))).toEqual([
      ...['DTSTART;VALUE=DATE:20260302', 'DTEND;VALUE=DATE:20260304'],
      ...['DTSTART;VALUE=DATE:20260302', 'DTEND;VALUE=DATE:20260304'],
    ]);
    expect(await page('planner', `${one}/gagasan/unduh.json`)).toContain('Nomor antrean');
    expect((await stage.server.ask(`${one}/gagasan`, { form: { judul: 'x' }, cookies })).status).toBe(409);
    const days = { revision: '1', mulai: '2026-03-05', sampai: '2026-03-04', hasil: 'Rencana' };
    const turned = await stage.server.ask(`${one}/tahap/design`, { form: days, cookies });
    expect(turned.status).toBe(422);
    expect(await turned.text()).toContain('Tanggal akhir tidak boleh mendahului');
  });
});
