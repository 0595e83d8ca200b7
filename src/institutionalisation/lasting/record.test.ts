import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { historyOf } from '#audit/index.ts';
import { nobody, type Viewer } from '#identity/index.ts';
import { newId } from '#platform/ids.ts';
import { done, refused } from '#platform/outcome.ts';
import { type InnovationId, workRecordFor } from '#registry/index.ts';
import { formIn } from '../../../tests/support/form.ts';
import { plantClaim, plantDocument, planted, plantVerified } from '../../../tests/support/lasting.ts';
import { personWith, testNow } from '../../../tests/support/people.ts';
import { recordsStage, type Stage } from '../../../tests/support/records-stage.ts';
import { addRecord, editRecord, withdrawRecord } from './actions/claim.ts';
import { decideRecord } from './actions/decide.ts';
import { attachDocument, detachDocument } from './actions/documents.ts';
import type { LastingRecordId } from './model/record.ts';
import { paths } from './paths.ts';
import { lastingSubject } from './queries/door.ts';
import { listLasting } from './queries/list.ts';
import { historyOfRecord, recordById, recordFor } from './queries/records.ts';
import { whyNotRead } from './visibility.ts';

let stage: Stage;
let innovationId: InnovationId;
let people: Record<string, Viewer>;

beforeAll(async () => {
  stage = await recordsStage();
  ({ id: innovationId } = await stage.published());
  const deli = stage.who.admin.acting!.institutionId;
  people = {
    ...stage.who,
    leader: await personWith(stage.db, 'Pimpinan', [{ role: 'leader', institutionId: deli }]),
    planner: await personWith(stage.db, 'Perencana', [{ role: 'planner', institutionId: deli }]),
    coach: await personWith(stage.db, 'Pendamping', [{ role: 'coach', institutionId: deli }]),
    nobody,
  };
});
afterAll(() => stage.close());

const write = <T>(work: Parameters<Stage['db']['transact']>[0]) => stage.db.transact(work) as Promise<T>;
const claim = (who: Viewer, content = planted.policy as never, id = newId<'LastingRecordId'>()) =>
  stage.db.transact((tx) => addRecord(tx, who, { id, innovationId, content }, testNow));
const decide = (
  who: Viewer,
  id: LastingRecordId,
  more: { revision?: number; verdict?: 'verify' | 'return'; note?: string } = {},
) =>
  stage.db.transact((tx) => decideRecord(tx, who, { id, revision: 1, verdict: 'verify', note: '', ...more }, testNow));
const known = async (id: LastingRecordId) => (await recordById(stage.db.conn, id))!;

describe('a claim', () => {
  test('is of the writers and admins; the same form twice is one', async () => {
    const { writer, toba, planner } = people as Record<'writer' | 'toba' | 'planner', Viewer>;
    expect(await claim(toba)).toEqual(refused('not_found'));
    expect(await claim(planner)).toEqual(refused('not_yours'));
    const id = newId<'LastingRecordId'>();
    expect(await claim(writer, planted.policy as never, id)).toEqual(done(id));
    expect(await claim(writer, planted.policy as never, id)).toEqual(done(id));
    expect(await claim(stage.who.admin, planted.policy as never, id)).toEqual(refused('id_taken'));
    expect((await historyOfRecord(stage.db.conn, id)).map((it) => it.deed)).toEqual(['add']);
  });

  test('is verified by another, with a paper of the right year', async () => {
    const { writer, admin, hub } = stage.who;
    const id = await plantClaim(stage, writer, { innovationId, content: planted.budget });
    expect(await decide(writer, id)).toEqual(refused('admin_only'));
    expect(await decide(admin, id)).toEqual(refused('no_document'));
    await expect(plantDocument(stage, writer, { id, documentDate: '2023-02-01' })).rejects.toThrow(
      'document_wrong_year',
    );
    await plantDocument(stage, writer, { id });
    expect(await decide(admin, id, { revision: 9 })).toEqual(refused('stale'));
    expect(await decide(admin, id, { verdict: 'return', note: ' ' })).toEqual(refused('note_missing'));
    expect(await decide(admin, id)).toEqual(done(id));
    expect(await decide(admin, id)).toEqual(done(id));
    expect(await decide(hub, id, { revision: 2 })).toEqual(refused('not_claimed'));
    const after = await known(id);
    expect([after.state, after.verifiedContent, after.decidedByName]).toEqual([
      'verified',
      planted.budget,
      'Admin Deli',
    ]);
  });

  test('is never judged by who made it or said it last', async () => {
    const { admin, hub } = stage.who;
    const id = await plantClaim(stage, admin, { innovationId });
    await plantDocument(stage, admin, { id });
    expect(await decide(admin, id)).toEqual(refused('own_claim'));
    const content = { ...planted.policy, note: 'oleh hub' };
    expect(await write((tx) => editRecord(tx, hub, { id, revision: 1, content }, testNow))).toEqual(done(id));
    expect(await decide(hub, id, { revision: 2 })).toEqual(refused('own_claim'));
    expect(await decide(admin, id, { revision: 2 })).toEqual(refused('own_claim'));
  });

  test('whose paper got another year since is not verified', async () => {
    const { writer, admin } = stage.who;
    const id = await plantClaim(stage, writer, { innovationId, content: planted.budget });
    const evidence = await plantDocument(stage, writer, { id });
    await stage.db.pool.query(`update evidence set document_date = '2020-01-01' where id = $1`, [evidence]);
    expect(await decide(admin, id)).toEqual(refused('wrong_year'));
    expect(await decide(admin, id, { verdict: 'return', note: 'Dokumennya tahun 2020.' })).toEqual(done(id));
    expect((await known(id)).state).toBe('returned');
  });

  test('changed after it was verified waits again, and what was verified stays beside it', async () => {
    const { writer, admin } = stage.who;
    const id = await plantVerified(stage, { writer, admin }, { innovationId, content: planted.budget });
    const content = { ...planted.budget, spent: 140_000_000 } as typeof planted.budget;
    const edit = (revision: number, who: Viewer = writer) =>
      stage.db.transact((tx) => editRecord(tx, who, { id, revision, content }, testNow));
    expect(await edit(1)).toEqual(refused('stale'));
    expect(await edit(2, people.planner)).toEqual(refused('not_yours'));
    expect(await edit(2)).toEqual(done(id));
    expect(await edit(2)).toEqual(done(id));
    const after = await known(id);
    expect([after.state, after.revision, after.content, after.verifiedContent]).toEqual([
      'claimed',
      3,
      content,
      planted.budget,
    ]);
    expect((await historyOfRecord(stage.db.conn, id)).map((it) => it.deed)).toEqual(['edit', 'verify', 'add']);
    const other = { ...planted.policy };
    expect(await write((tx) => editRecord(tx, writer, { id, revision: 3, content: other }, testNow))).toEqual(
      refused('invalid'),
    );
  });

  test('is taken back with a reason, and its history stays', async () => {
    const { writer, admin } = stage.who;
    const id = await plantVerified(stage, { writer, admin }, { innovationId });
    const withdraw = (reason: string, revision = 2) =>
      stage.db.transact((tx) => withdrawRecord(tx, writer, { id, revision, reason }, testNow));
    expect(await withdraw(' ')).toEqual(refused('note_missing'));
    expect(await withdraw('Ganda.', 1)).toEqual(refused('stale'));
    expect(await withdraw('Ganda.')).toEqual(done(id));
    expect(await withdraw('Ganda.')).toEqual(done(id));
    expect(await withdraw('Lain.')).toEqual(refused('withdrawn'));
    expect((await historyOfRecord(stage.db.conn, id)).map((it) => [it.deed, it.note])).toEqual([
      ['withdraw', 'Ganda.'],
      ['verify', ''],
      ['add', ''],
    ]);
    const log = await historyOf(stage.db.conn, { kind: 'lasting', id });
    expect(log.map((it) => it.event.split('.').at(-1)).sort()).toEqual(['add', 'attach', 'verify', 'withdraw']);
  });

  test('that was verified keeps the paper it rests on', async () => {
    const { writer, admin } = stage.who;
    const id = await plantClaim(stage, writer, { innovationId });
    const evidenceId = await plantDocument(stage, writer, { id });
    expect(await stage.db.transact((tx) => attachDocument(tx, writer, { id, evidenceId }, testNow))).toEqual(
      done(null),
    );
    await decide(admin, id);
    const detach = () => stage.db.transact((tx) => detachDocument(tx, writer, { id, evidenceId }, testNow));
    expect(await detach()).toEqual(refused('verified'));
    await write((tx) =>
      editRecord(tx, writer, { id, revision: 2, content: { ...planted.policy, note: 'x' } }, testNow),
    );
    expect(await detach()).toEqual(done(null));
  });
});

test('both statements of who may read agree, and the paper goes with the record', async () => {
  const { writer, admin } = stage.who;
  const published = await plantVerified(stage, { writer, admin }, { innovationId });
  const draft = (await stage.plant()).id;
  const hidden = await plantVerified(stage, { writer, admin }, { innovationId: draft });
  const reads: Record<string, string> = {};
  for (const [name, viewer] of Object.entries(people)) {
    reads[name] = '';
    for (const [id, of] of [
      [published, innovationId],
      [hidden, draft],
    ] as const) {
      const record = (await workRecordFor(stage.db.conn, stage.who.hub, of))!;
      const may = whyNotRead(record, viewer) === null;
      expect([name, (await recordFor(stage.db.conn, viewer, id)) !== null]).toEqual([name, may]);
      const listed = await listLasting(
        stage.db.conn,
        viewer,
        { without: null, words: '', region: null },
        { size: 100, offset: 0 },
      );
      expect([name, listed.rows.some((it) => it.id === of)]).toEqual([name, may]);
      const door = (await lastingSubject.read(stage.db.conn, viewer, [id])).get(id)?.reads ?? '-';
      reads[name] += `${may ? 'x' : '-'}${door[0]} `;
    }
  }
  expect(reads).toEqual({
    writer: 'xw xw ',
    admin: 'xw xw ',
    hub: 'xw xw ',
    toba: '-p -- ',
    leader: 'xw xw ',
    planner: 'xw xw ',
    coach: '-p -- ',
    nobody: '-p -- ',
  });
});

describe('in the browser', () => {
  test('a writer adds money of a year, is told what is wrong, and attaches a paper', async () => {
    const page = await stage.get('writer', paths.page.to(innovationId));
    expect(page.status).toBe(200);
    expect(page.html).toContain(paths.add.to(innovationId, 'budget'));
    expect((await stage.get('toba', paths.page.to(innovationId))).status).toBe(404);
    const address = paths.add.to(innovationId, 'budget');
    const form = formIn((await stage.get('writer', address)).html, address)!;
    const wrong = await stage.post('writer', address, {
      ...form,
      program: 'Layanan',
      dokumen: 'dpa',
      disetujui: 'banyak',
    });
    expect([wrong.status, wrong.html.includes('Isi jumlah rupiah'), wrong.html.includes('value="banyak"')]).toEqual([
      422,
      true,
      true,
    ]);
    const filled = {
      ...form,
      program: 'Layanan inklusif',
      dokumen: 'dpa',
      disetujui: '150.000.000',
      tanggal: '2026-01-02',
    };
    const saved = await stage.post('writer', address, filled);
    expect(saved.to).toBe(paths.documents.to(form.id as LastingRecordId));
    const attach = await stage.get('writer', saved.to!);
    expect(attach.html).toContain('bertanggal 2025 atau 2026');
    const shown = await stage.get('admin', paths.page.to(innovationId));
    expect(shown.html).toContain('Layanan inklusif, disetujui Rp150.000.000');
  });

  test('a stale change answers 409 with both', async () => {
    const id = await plantClaim(stage, stage.who.writer, { innovationId });
    const address = paths.edit.to(id);
    const form = formIn((await stage.get('writer', address)).html, address)!;
    expect((await stage.post('admin', address, { ...form, judul: 'Dari admin' })).status).toBe(303);
    const stale = await stage.post('writer', address, { ...form, judul: 'Dari penulis' });
    expect([stale.status, stale.html.includes('Dari admin'), stale.html.includes('value="Dari penulis"')]).toEqual([
      409,
      true,
      true,
    ]);
    const again = formIn(stale.html, address)!;
    expect((await stage.post('writer', address, again)).status).toBe(303);
    expect((await known(id)).content).toMatchObject({ title: 'Dari penulis' });
  });

  test('an admin verifies one, and many at once; what cannot be is told', async () => {
    const { writer, admin } = stage.who;
    const ids = [await plantClaim(stage, writer, { innovationId }), await plantClaim(stage, writer, { innovationId })];
    const own = await plantClaim(stage, admin, { innovationId });
    await plantDocument(stage, writer, { id: ids[0]! });
    await plantDocument(stage, admin, { id: own });
    const waiting = await stage.get('admin', paths.claims.to());
    expect(waiting.html).toContain(`${ids[0]}:1`);
    expect((await stage.get('writer', paths.claims.to())).status).toBe(404);
    const chosen = [...ids, own].map((id) => ['pilih', `${id}:1`] as const);
    const done = await stage.post('admin', paths.verifyMany.to(), chosen);
    expect(done.status).toBe(200);
    expect(done.html).toContain('1 catatan disahkan');
    expect(done.html).toContain('Belum ada dokumen yang membuktikannya');
    expect(done.html).toContain('Anda sendiri yang mengisi');
    expect((await stage.post('admin', paths.verifyMany.to(), {})).status).toBe(422);
    const bare = await stage.post('admin', paths.decide.to(ids[1]!), { revisi: '1', hasil: 'return', catatan: '' });
    expect([bare.status, bare.html.includes('Tuliskan alasannya')]).toEqual([422, true]);
  });
});
