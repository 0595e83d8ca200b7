import { afterAll, beforeAll, expect, test } from 'vitest';
import { seal, verifyChain } from '#audit/index.ts';
import type { PersonId, Viewer } from '#identity/index.ts';
import { newId } from '#platform/ids.ts';
import { silentLog } from '#platform/log.ts';
import { done, must, refused } from '#platform/outcome.ts';
import { personWith, testConfig, testNow } from '../../../tests/support/people.ts';
import { type Planted, readyContent, recordsStage, type Stage } from '../../../tests/support/records-stage.ts';
import { HERE } from '../../../tests/support/server.ts';
import { saveSection } from '../actions/innovation.ts';
import { setLineage } from '../actions/register.ts';
import { startVersion } from '../actions/version.ts';
import { offerKeeping } from '../handover/actions/offer.ts';
import { tellHandoverOffered } from '../handover/notices.ts';
import { registryInvariants } from '../invariants.ts';
import { tellPublished } from '../notices.ts';
import { paths as registryPaths } from '../paths.ts';
import { offerRelocation } from '../relocation/actions/offer.ts';
import { tellRelocationOffered } from '../relocation/notices.ts';
import { lineageMark } from '../rules/fingerprint.ts';
import { rebuildVocabulary } from '../search/vocabulary.ts';
import { confirmErasure } from './actions/erase.ts';
import { cancelErasure, requestErasure } from './actions/request.ts';
import type { ErasureId, ErasureRequest } from './model.ts';
import { tellErasureDecided, tellErasureRequested } from './notices.ts';
import { paths } from './paths.ts';
import { erasedRecords } from './queries.ts';

/** A word that stands nowhere else. */
const SECRET = 'zamruthijau';
const TITLE = `Layanan ${SECRET} keliling`;
const request: ErasureRequest = {
  basis: 'personal_data',
  letterNumber: '470/12/2026',
  letterDate: '2026-02-20',
  askedBy: 'Kepala Dinas',
};

let stage: Stage;
let second: Viewer;
beforeAll(async () => {
  stage = await recordsStage();
  const { institutionId } = stage.who.hub.acting!;
  second = await personWith(stage.db, 'Admin Kedua', [{ role: 'hub_admin', institutionId }]);
});
afterAll(() => stage.close());

const ask = (who: Viewer, { id }: Planted, said = request) =>
  stage.db.transact((tx) =>
    requestErasure(tx, who, { id: newId<'ErasureId'>(), innovationId: id, request: said }, testNow),
  );
const confirm = (who: Viewer, { id }: Planted, typed = TITLE) =>
  stage.db.transact((tx) =>
    confirmErasure(tx, who, { innovationId: id, typed, placeholder: 'Yang telah dihapus' }, testNow),
  );
const sealAll = () => stage.db.transact((tx) => seal(tx, testNow));

/** Tables in which the word stands, whatever the column. */
async function tablesWith(word: string): Promise<readonly string[]> {
  const all = await stage.db.pool.query<{ name: string }>(
    `select format('%I.%I', table_schema, table_name) as name from information_schema.tables
     where table_schema in ('public', 'graphile_worker') and table_type = 'BASE TABLE' order by 1`,
  );
  const found: string[] = [];
  for (const { name } of all.rows) {
    const hit = await stage.db.pool.query(`select 1 from ${name} t where strpos(lower(t::text), $1) > 0 limit 1`, [
      word,
    ]);
    if (hit.rowCount) found.push(name);
  }
  return found;
}

/** A record whose text has gone everywhere that a text goes: versions, draft, notes, notices, mails, offers, index, log. */
async function spread(): Promise<Planted> {
  const record = await stage.published({ ...readyContent, title: TITLE, summary: `Ringkasan ${SECRET}` });
  const { id } = record;
  const context = { db: stage.db, config: testConfig, log: silentLog, baseUrl: HERE, now: testNow };
  await tellPublished({ innovationId: id, versionId: record.versionId }, context);
  const { writer, admin } = stage.who;
  must(await stage.db.transact((tx) => startVersion(tx, writer, { id }, testNow)));
  const content = { background: `Latar ${SECRET}` };
  must(await stage.db.transact((tx) => saveSection(tx, writer, { id, revision: 1, content }, testNow)));
  const parties = { from: writer.person?.id as PersonId, to: admin.person?.id as PersonId };
  const offer = { id: newId<'OfferId'>(), ...parties, ids: [id], note: `Berkas ${SECRET}` };
  must(await stage.db.transact((tx) => offerKeeping(tx, writer, offer, testNow)));
  await tellHandoverOffered({ offerId: offer.id }, context);
  const to = stage.who.toba.acting!.institutionId;
  const move = { id: newId<'RelocationId'>(), innovationId: id, to, reason: `Pindah ${SECRET}` };
  must(await stage.db.transact((tx) => offerRelocation(tx, admin, move, testNow)));
  await tellRelocationOffered({ offerId: move.id }, context);
  await stage.db.pool.query(
    `insert into contact_message (id, innovation_id, sender_name, sender_email, purpose, body, sender_ip, created_at)
     values ($1, $2, 'Tamu', 'tamu@contoh.example', 'ask', $3, '192.0.2.9', now())`,
    [newId(), id, `Tentang ${SECRET}`],
  );
  await stage.db.transact((tx) => rebuildVocabulary(tx));
  return record;
}

test('after erasing the text stands in no table, the log still proves, and the address says that it is gone', async () => {
  const record = await spread();
  const replica = await stage.plant();
  const lineage = { originId: record.id, originText: '', adaptation: '' };
  const input = { id: replica.id, lineage, seen: lineageMark(null) };
  must(await stage.db.transact((tx) => setLineage(tx, stage.who.writer, input, testNow)));
  await sealAll();
  expect((await tablesWith(SECRET)).length).toBeGreaterThan(6);
  must(await ask(stage.who.hub, record));
  expect(await confirm(second, record)).toEqual(done(null));
  await stage.db.transact((tx) => rebuildVocabulary(tx));
  expect(await tablesWith(SECRET)).toEqual([]);
  expect(await verifyChain(stage.db.conn)).toMatchObject({ ok: true });
  await sealAll();
  expect(await verifyChain(stage.db.conn)).toMatchObject({ ok: true, unsealed: 0 });
  expect(await registryInvariants(stage.db.conn)).toEqual([]);
  expect((await stage.server.ask(registryPaths.record.to(record.id))).status).toBe(410);
  expect(await erasedRecords(stage.db.conn)).toEqual([{ id: record.id, at: testNow }]);
  const kept = await stage.db.pool.query(
    'select event, erased_at is not null as erased from audit_event where subject_id = $1',
    [record.id],
  );
  expect(kept.rows.length).toBeGreaterThan(3);
  const origin = await stage.db.pool.query('select origin_text from innovation_lineage where innovation_id = $1', [
    replica.id,
  ]);
  expect(origin.rows).toEqual([{ origin_text: 'Yang telah dihapus' }]);
});

test('one asks and another confirms with the title; others learn nothing of it', async () => {
  const record = await stage.submitted({ ...readyContent, title: TITLE });
  const { hub, admin } = stage.who;
  expect(await ask(admin, record)).toEqual(refused('not_found'));
  expect(await ask(hub, record, { ...request, letterNumber: ' ' })).toEqual(refused('invalid'));
  expect(await confirm(second, record)).toEqual(refused('none_open'));
  must(await ask(hub, record));
  expect(await ask(second, record)).toEqual(refused('already'));
  expect(await confirm(hub, record)).toEqual(refused('second_person'));
  expect(await confirm(second, record, 'Layanan lain')).toEqual(refused('title_differs'));
  must(await stage.db.transact((tx) => cancelErasure(tx, hub, record.id, testNow)));
  expect(await confirm(second, record)).toEqual(refused('none_open'));
  expect((await stage.get('admin', paths.erase.to(record.id))).status).toBe(404);
  expect((await stage.get('admin', paths.list.to())).status).toBe(404);
});

test('the page says what goes, keeps what was typed, and the log itself refuses any other change', async () => {
  const record = await stage.submitted({ ...readyContent, title: TITLE });
  const fields = { dasar: 'court', nomor: '12/Pdt', tanggal: '', pemohon: 'Pengadilan' };
  const wrong = await stage.post('hub', paths.erase.to(record.id), fields);
  expect([wrong.status, wrong.html.includes('12/Pdt'), wrong.html.includes('Isi tanggal surat.')]).toEqual([
    422,
    true,
    true,
  ]);
  const right = await stage.post('hub', paths.erase.to(record.id), { ...fields, tanggal: '2026-02-20' });
  expect(right.to).toBe(paths.erase.to(record.id));
  expect((await stage.get('hub', paths.erase.to(record.id))).html).toContain('Menunggu administrator lain');
  const change = (statement: string) => expect(stage.db.pool.query(statement)).rejects.toThrow('append-only');
  await change("update audit_event set changes = '[]'");
  await change('update audit_event set erased_at = now()');
});

test('the other administrators are told of a request, and whoever asked is told what became of it, without the title', async () => {
  const record = await stage.submitted({ ...readyContent, title: TITLE });
  const context = { db: stage.db, config: testConfig, log: silentLog, baseUrl: HERE, now: testNow };
  const newest = async (kind: string) =>
    (
      await stage.db.pool.query<{ person_id: string; told: string }>(
        `select person_id, values::text as told from notice where kind = $1 and created_at = $2`,
        [`registry.notice.${kind}`, testNow],
      )
    ).rows;
  must(await ask(stage.who.hub, record, { ...request, letterNumber: '99/2026' }));
  const { id: erasureId } = (
    await stage.db.pool.query<{ id: ErasureId }>('select id from erasure where innovation_id = $1', [record.id])
  ).rows[0] as { id: ErasureId };
  await tellErasureRequested({ erasureId }, context);
  await tellErasureDecided({ erasureId }, context);
  const asked = await newest('erasure_requested');
  expect(asked.map((it) => it.person_id)).toEqual([second.person?.id]);
  expect([asked[0]?.told.includes('99/2026'), asked[0]?.told.includes(SECRET)]).toEqual([true, false]);
  expect(await newest('erasure_decided')).toEqual([]);
  must(await confirm(second, record));
  await tellErasureDecided({ erasureId }, context);
  expect((await newest('erasure_decided')).map((it) => it.person_id)).toEqual([stage.who.hub.person?.id]);
  expect(await newest('erasure_requested')).toEqual([]);
});

test('an event changed under cover of an erasure is found, and nothing is erased out of a broken log', async () => {
  const record = await stage.published({ ...readyContent, title: TITLE });
  await sealAll();
  must(await ask(stage.who.hub, record));
  must(await confirm(second, record));
  const client = await stage.db.pool.connect();
  await client.query("set session_replication_role = 'replica'");
  await client.query("update audit_event set person_name = 'Orang Lain' where subject_id = $1", [record.id]);
  expect(await verifyChain(stage.db.conn)).toMatchObject({ ok: false, fault: 'digest' });
  const other = await stage.published({ ...readyContent, title: TITLE });
  await sealAll();
  await client.query('update audit_event set role = role || role where subject_id = $1', [other.id]);
  must(await ask(stage.who.hub, other));
  await expect(confirm(second, other)).rejects.toThrow('nothing is erased');
  await client.query('reset session_replication_role');
  client.release();
});
