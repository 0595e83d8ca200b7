import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Viewer } from '../../src/identity/index.ts';
import { newId } from '../../src/platform/ids.ts';
import { must } from '../../src/platform/outcome.ts';
import { archiveInnovation, restoreInnovation, saveSection } from '../../src/registry/actions/innovation.ts';
import { publishVersion, startVersion, submitVersion } from '../../src/registry/actions/version.ts';
import { moveMany } from '../../src/registry/bulk/actions/run.ts';
import { undoRun } from '../../src/registry/bulk/actions/undo.ts';
import { confirmErasure } from '../../src/registry/erasure/actions/erase.ts';
import { requestErasure } from '../../src/registry/erasure/actions/request.ts';
import { relocateInnovation } from '../../src/registry/relocation/actions/relocate.ts';
import { carryFacts } from '../support/facts.ts';
import { governmentOf, personWith, testNow } from '../support/people.ts';
import { type Planted, readyContent, recordsStage, type Stage } from '../support/records-stage.ts';
import { HERE } from '../support/server.ts';
import { plantHook } from '../support/webhooks.ts';

// What leaves the house by webhooks: every fact through the real wiring, and nothing that the public may not read.

let stage: Stage;
let second: Viewer;
beforeAll(async () => {
  stage = await recordsStage();
  const institutionId = stage.who.hub.acting?.institutionId;
  if (institutionId) second = await personWith(stage.db, 'Admin Kedua', [{ role: 'hub_admin', institutionId }]);
  await plantHook(stage.db, stage.who.hub);
});
afterAll(() => stage.close());
beforeEach(async () => {
  await settle();
  await stage.db.pool.query('delete from webhook_delivery');
});

/** Each job runs a moment later than the one before, so that what they make has an order. */
let moments = 0;
function nextMoment(): Date {
  moments += 1;
  return new Date(testNow.getTime() + moments);
}

const settle = () => carryFacts(stage.db, nextMoment);

type Body = { readonly type: string; readonly timestamp: string; readonly data: Record<string, unknown> };

/** What was said since the test began, oldest first. */
async function said(): Promise<readonly Body[]> {
  await settle();
  const found = await stage.db.pool.query<{ body: string }>('select body from webhook_delivery order by created_at');
  return found.rows.map((row) => JSON.parse(row.body) as Body);
}

const types = async () => (await said()).map((it) => it.type);
const later = (hours: number) => new Date(testNow.getTime() + hours * 3_600_000);

async function newVersion({ id }: Planted, title: string, until: 'written' | 'submitted' | 'published'): Promise<void> {
  const { writer, admin } = stage.who;
  const started = must(await stage.db.transact((tx) => startVersion(tx, writer, { id }, testNow)));
  const saved = { id, revision: 1, content: { title } };
  must(await stage.db.transact((tx) => saveSection(tx, writer, saved, testNow)));
  if (until === 'written') return;
  const input = { id, revision: 2, whatChanged: 'Judul' };
  must(await stage.db.transact((tx) => submitVersion(tx, writer, input, testNow)));
  if (until === 'submitted') return;
  const { versionId } = started as { versionId: Planted['versionId'] };
  must(await stage.db.transact((tx) => publishVersion(tx, admin, { id, versionId }, later(1))));
}

const archive = ({ id }: Planted) =>
  stage.db.transact((tx) => archiveInnovation(tx, stage.who.admin, { id, reason: 'Berhenti' }, later(2)));

async function erase({ id }: Planted, title: string): Promise<void> {
  const request = { basis: 'court', letterNumber: '1', letterDate: '2026-02-20', askedBy: 'Pengadilan' } as const;
  const asked = { id: newId<'ErasureId'>(), innovationId: id, request };
  must(await stage.db.transact((tx) => requestErasure(tx, stage.who.hub, asked, testNow)));
  const confirmed = { innovationId: id, typed: title, placeholder: 'Dihapus' };
  must(await stage.db.transact((tx) => confirmErasure(tx, second, confirmed, testNow)));
}

test('a first publication is told as the public reads it, thin', async () => {
  const { id } = await stage.published();
  expect(await said()).toEqual([
    {
      type: 'innovation.published',
      timestamp: testNow.toISOString(),
      data: {
        id,
        url: `${HERE}/inovasi/${id}/antrean-ramah`,
        api: `${HERE}/api/v1/innovations/${id}`,
        title: 'Antrean ramah',
        version: 1,
        institution: { id: stage.who.writer.acting?.institutionId, name: 'Pemerintah Kabupaten Deli Serdang' },
        region: expect.objectContaining({ code: '12.07', name: 'Kabupaten Deli Serdang' }),
        publishedAt: testNow.toISOString(),
        changedAt: testNow.toISOString(),
      },
    },
  ]);
});

test('a new version is told as a change, with its number and its moment', async () => {
  const record = await stage.published();
  await settle();
  await newVersion(record, 'Antrean lebih ramah', 'published');
  const [, changed] = await said();
  expect(changed).toMatchObject({
    type: 'innovation.changed',
    timestamp: later(1).toISOString(),
    data: { title: 'Antrean lebih ramah', version: 2, changedAt: later(1).toISOString() },
  });
});

test('a record that moves to another institution is told as a change, unless the public does not read it', async () => {
  const record = await stage.published();
  const hidden = await stage.plant({ ...readyContent, title: 'Konsep pindahan' });
  await settle();
  const institutionId = await governmentOf(stage.db, '12.12');
  for (const { id } of [record, hidden]) {
    const move = { id, institutionId, unitId: null, reason: 'Urusan beralih', offerId: null };
    must(await stage.db.transact((tx) => relocateInnovation(tx, stage.who.hub, move, later(1))));
  }
  const bodies = await said();
  expect(bodies.map((it) => [it.type, it.data.institution])).toEqual([
    ['innovation.published', expect.objectContaining({ name: 'Pemerintah Kabupaten Deli Serdang' })],
    ['innovation.changed', { id: institutionId, name: 'Pemerintah Kabupaten Toba' }],
  ]);
});

test('what is written, handed in or waits beside a public text is never told', async () => {
  await stage.plant({ ...readyContent, title: 'Konsep rahasia' });
  await stage.submitted({ ...readyContent, title: 'Kiriman rahasia' });
  const record = await stage.published();
  await newVersion(record, 'Versi rahasia', 'submitted');
  const bodies = await said();
  expect(bodies.map((it) => it.type)).toEqual(['innovation.published']);
  expect(JSON.stringify(bodies)).not.toMatch(/rahasia|Penulis/);
});

test('a record that leaves the public says its addresses and no word of itself; brought back it is told anew', async () => {
  const record = await stage.published();
  await settle();
  must(await archive(record));
  await settle();
  must(await stage.db.transact((tx) => restoreInnovation(tx, stage.who.admin, { id: record.id }, later(3))));
  const bodies = await said();
  expect(bodies.map((it) => it.type)).toEqual(['innovation.published', 'innovation.archived', 'innovation.published']);
  expect(bodies[1]).toEqual({
    type: 'innovation.archived',
    timestamp: later(2).toISOString(),
    data: { id: record.id, url: `${HERE}/inovasi/${record.id}`, api: `${HERE}/api/v1/innovations/${record.id}` },
  });
});

test('a record that was archived before the fact was carried is told as gone alone', async () => {
  const record = await stage.published();
  must(await archive(record));
  expect(await types()).toEqual(['innovation.archived']);
});

test('a publication taken back is told as gone, or as a change to the version before', async () => {
  const publish = async ({ id }: Planted, versionId: Planted['versionId']) => {
    const run = { id: newId<'BulkRunId'>(), items: [{ id, versionId }], deed: { move: 'publish' as const } };
    await moveMany(stage.db, stage.who.admin, run, testNow);
    await settle();
    await undoRun(stage.db, stage.who.admin, run.id, later(1));
  };
  const fresh = await stage.submitted();
  await publish(fresh, fresh.versionId);
  expect(await types()).toEqual(['innovation.published', 'innovation.archived']);
  await stage.db.pool.query('delete from webhook_delivery');
  const older = await stage.published();
  await settle();
  await newVersion(older, 'Antrean lain', 'submitted');
  const open = await stage.db.pool.query('select working_version_id as id from innovation where id = $1', [older.id]);
  await publish(older, open.rows[0].id);
  const bodies = await said();
  expect(bodies.map((it) => [it.type, it.data.title])).toEqual([
    ['innovation.published', 'Antrean ramah'],
    ['innovation.changed', 'Antrean lain'],
    ['innovation.changed', 'Antrean ramah'],
  ]);
});

test('an erased record is told as gone and what was sent of it is gone; one that nobody read is not told', async () => {
  const title = 'Layanan zamrud keliling';
  const record = await stage.published({ ...readyContent, title });
  await settle();
  await erase(record, title);
  const draft = await stage.plant({ ...readyContent, title });
  await erase(draft, title);
  const bodies = await said();
  expect(bodies.map((it) => [it.type, it.data.id])).toEqual([['innovation.archived', record.id]]);
  const kept = await stage.db.pool.query("select from webhook_delivery d where d::text like '%zamrud%'");
  expect(kept.rowCount).toBe(0);
});
