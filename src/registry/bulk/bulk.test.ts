import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { PersonId, Viewer } from '#identity/index.ts';
import { newId } from '#platform/ids.ts';
import { silentLog } from '#platform/log.ts';
import { done, must, refused } from '#platform/outcome.ts';
import { testConfig, testNow } from '../../../tests/support/people.ts';
import { type Planted, readyContent, recordsStage, type Stage } from '../../../tests/support/records-stage.ts';
import { oneRow } from '../../../tests/support/registry.ts';
import { HERE } from '../../../tests/support/server.ts';
import { discardWorking } from '../actions/discard.ts';
import { setAwards } from '../actions/register.ts';
import { publishVersion, startVersion, submitVersion } from '../actions/version.ts';
import { registryInvariants } from '../invariants.ts';
import { tellUndone } from '../notices.ts';
import { paths as recordPaths } from '../paths.ts';
import { type ChainLink, chainOf } from '../queries/innovation.ts';
import { keepersOf } from '../queries/keeper.ts';
import { moveMany } from './actions/run.ts';
import { undoRun } from './actions/undo.ts';
import type { BulkDeed, BulkRunId } from './model.ts';
import { paths } from './paths.ts';
import { recordsOfRun } from './queries.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await recordsStage();
});
afterAll(() => stage.close());

const later = (hours: number) => new Date(testNow.getTime() + hours * 3600 * 1000);
const idOf = (who: Viewer): PersonId => who.person?.id as PersonId;
const ran = async (deed: BulkDeed, records: readonly Planted[], who: Viewer = stage.who.admin): Promise<BulkRunId> => {
  const id = newId<'BulkRunId'>();
  await moveMany(stage.db, who, { id, items: records, deed }, testNow);
  return id;
};
const undo = (id: BulkRunId, who: Viewer = stage.who.admin, hours = 1) => undoRun(stage.db, who, id, later(hours));
const became = async (id: BulkRunId) =>
  (await recordsOfRun(stage.db.conn, stage.who.hub, id)).map((it) => it.why ?? it.undoneWhy ?? it.undone ?? 'done');
const stands = ({ id }: Planted) =>
  oneRow<{ state: string; chain: string[] }>(
    stage.db,
    sql`select state, array(select no || ':' || state from innovation_version v where v.innovation_id = i.id order by no)
      as chain from innovation i where id = ${id}`,
  );
const factsOf = async ({ id }: Planted) =>
  (
    await oneRow<{ names: string[] }>(
      stage.db,
      sql`select array(select name from outbox_fact where payload ->> 'innovationId' = ${id} order by at, id) as names`,
    )
  ).names;
const keepers = async ({ id }: Planted) =>
  (await keepersOf(stage.db.conn, id)).filter((it) => it.until === null).map((it) => it.name);
const publicStatus = async ({ id }: Planted) => (await stage.server.ask(recordPaths.record.to(id))).status;

test('archiving many is taken back: each is public again, told to its keepers and logged', async () => {
  const records = [await stage.published(), await stage.published()];
  const id = await ran({ move: 'archive', reason: 'Salah centang' }, records);
  expect(await became(id)).toEqual(['done', 'done']);
  expect(await undo(id)).toEqual(done({ undone: 2, left: 0 }));
  expect(await became(id)).toEqual(['undone', 'undone']);
  const [first] = records as [Planted];
  expect(await stands(first)).toEqual({ state: 'published', chain: ['1:published'] });
  expect((await factsOf(first)).slice(-3).sort()).toEqual([
    'registry.bulk_undone',
    'registry.innovation_archived',
    'registry.innovation_restored',
  ]);
  const context = { db: stage.db, config: testConfig, log: silentLog, baseUrl: HERE, now: later(1) };
  await tellUndone({ innovationId: first.id, runId: id }, context);
  const told = sql`select kind from notice where person_id = ${idOf(stage.who.writer)}`;
  expect(await oneRow(stage.db, told)).toEqual({ kind: 'registry.notice.undone' });
  const logged = sql`select changes from audit_event where event = 'registry.bulk.undo' and subject_id = ${id}`;
  expect(await oneRow(stage.db, logged)).toEqual({
    changes: [
      { field: 'undone', before: null, after: 2 },
      { field: 'left', before: null, after: 0 },
    ],
  });
});

test('what was changed since is left and named; the rest goes back', async () => {
  const [kept, changed] = [await stage.published(), await stage.published()];
  const id = await ran({ move: 'assign_keeper', personId: idOf(stage.who.admin) }, [kept, changed]);
  must(
    await stage.db.transact((tx) => setAwards(tx, stage.who.admin, { id: changed.id, awards: [award] }, later(0.5))),
  );
  expect(await undo(id)).toEqual(done({ undone: 1, left: 1 }));
  expect((await became(id)).sort()).toEqual(['changed_since', 'undone']);
  expect([await keepers(kept), await keepers(changed)]).toEqual([['Penulis'], ['Penulis', 'Admin Deli']]);
});

const award = {
  titleUsed: 'x',
  competition: 'KIPP',
  awardGroup: null,
  levelText: 'Top 99',
  levelTop: 99,
  year: 2020,
  yearCertain: true,
  sourceUrl: null,
  note: '',
};

test('a first publication is taken back: out of the public eye, the text goes on, and the version stays', async () => {
  const record = await stage.submitted();
  const id = await ran({ move: 'publish' }, [record]);
  expect(await publicStatus(record)).not.toBe(404);
  expect(await undo(id)).toEqual(done({ undone: 1, left: 0 }));
  expect(await stands(record)).toEqual({ state: 'with_admin', chain: ['1:withdrawn', '2:with_admin'] });
  expect(await publicStatus(record)).toBe(404);
  expect((await factsOf(record)).slice(-2).sort()).toEqual(['registry.bulk_undone', 'registry.innovation_archived']);
  expect(await stage.stored(record.id)).toMatchObject({ content: readyContent, state: 'with_admin' });
  const [next] = (await chainOf(stage.db.conn, record.id)) as [ChainLink];
  const again = { id: record.id, versionId: next.id };
  must(await stage.db.transact((tx) => publishVersion(tx, stage.who.admin, again, later(2))));
  expect((await stands(record)).chain).toEqual(['1:withdrawn', '2:published']);
  expect(await registryInvariants(stage.db.conn)).toEqual([]);
});

test('a published record whose next version was published by mistake shows the former text again', async () => {
  const record = await stage.published();
  const { versionId } = must(
    await stage.db.transact((tx) => startVersion(tx, stage.who.writer, { id: record.id }, testNow)),
  );
  const submission = { id: record.id, revision: 1, whatChanged: 'Angka baru' };
  must(await stage.db.transact((tx) => submitVersion(tx, stage.who.writer, submission, testNow)));
  const id = await ran({ move: 'publish' }, [{ id: record.id, versionId }]);
  expect(await undo(id)).toEqual(done({ undone: 1, left: 0 }));
  expect(await stands(record)).toEqual({
    state: 'published',
    chain: ['1:published', '2:withdrawn', '3:with_admin'],
  });
  expect((await factsOf(record)).at(-1)).not.toBe('registry.innovation_archived');
  expect(await registryInvariants(stage.db.conn)).toEqual([]);
});

test('a record that was public is not thrown away with its draft', async () => {
  const record = await stage.submitted();
  const id = await ran({ move: 'publish' }, [record]);
  must(await undo(id));
  await stage.db.pool.query("update innovation_version set state = 'draft' where innovation_id = $1 and no = 2", [
    record.id,
  ]);
  await stage.db.pool.query("update innovation set state = 'draft' where id = $1", [record.id]);
  const thrown = await stage.db.transact((tx) => discardWorking(tx, stage.who.writer, { id: record.id }, later(2)));
  expect(thrown).toEqual(refused('was_public'));
});

test('returning many is taken back with the notes that it wrote', async () => {
  const record = await stage.submitted();
  const id = await ran({ move: 'return', section: 'summary', note: 'Salah kirim' }, [record]);
  expect(await undo(id)).toEqual(done({ undone: 1, left: 0 }));
  expect(await stands(record)).toEqual({ state: 'with_admin', chain: ['1:with_admin'] });
  const notes = sql`select count(*) as n from innovation_note where version_id = ${record.versionId}`;
  expect(await oneRow(stage.db, notes)).toEqual({ n: 0 });
});

test('handing over all of a person directly is taken back', async () => {
  const record = await stage.published();
  const [from, to] = [idOf(stage.who.writer), idOf(stage.who.admin)];
  const id = await ran({ move: 'hand_over', from, to }, [record]);
  expect(await keepers(record)).toEqual(['Admin Deli']);
  expect(await undo(id)).toEqual(done({ undone: 1, left: 0 }));
  expect(await keepers(record)).toEqual(['Penulis']);
});

test('a run is done once, taken back once, within 24 hours, by who did it or the hub', async () => {
  const record = await stage.published();
  const run = newId<'BulkRunId'>();
  const deed = { move: 'archive', reason: 'Ganda' } as const;
  for (const at of [testNow, later(1)])
    await moveMany(stage.db, stage.who.admin, { id: run, items: [record], deed }, at);
  expect(await became(run)).toEqual(['done']);
  expect(await undo(run, stage.who.toba)).toEqual(refused('not_yours'));
  expect(await undo(run, stage.who.admin, 24)).toEqual(refused('too_late'));
  expect(await undo(run, stage.who.hub, 23)).toEqual(done({ undone: 1, left: 0 }));
  expect(await undo(run)).toEqual(refused('already'));
});

test('the page tells what became of each record and offers to take it back; others learn nothing of it', async () => {
  const [one, two] = [await stage.published({ ...readyContent, title: 'Yang diarsipkan' }), await stage.plant()];
  const id = newId<'BulkRunId'>();
  const fields = [
    ['jalan', id],
    ['tindakan', 'archive'],
    ['alasan', 'Ganda'],
    ['inovasi', `${one.id}:`],
    ['inovasi', `${two.id}:`],
  ] as const;
  const answer = await stage.post('admin', '/kelola/inovasi/massal/jalankan', fields);
  expect(answer.to).toBe(paths.one.to(id));
  const page = await stage.get('admin', paths.one.to(id));
  expect(page.html).toContain('1 inovasi diarsipkan.');
  expect(page.html).toContain('Dilewati: ');
  expect(page.html).toContain(paths.undo.to(id));
  expect((await stage.get('admin', paths.list.to())).html).toContain(paths.one.to(id));
  expect((await stage.get('toba', paths.one.to(id))).status).toBe(404);
  expect((await stage.get('toba', paths.list.to())).html).not.toContain(id);
  expect((await stage.post('toba', paths.undo.to(id))).status).toBe(404);
  expect((await stage.post('admin', paths.undo.to(id))).to).toBe(paths.one.to(id));
  expect((await stage.get('admin', paths.one.to(id))).html).toContain('Diurungkan');
});
