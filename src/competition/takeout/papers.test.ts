import { createHash } from 'node:crypto';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addEvidence, type EvidenceId, eraseEvidence, keepFile, lookAt } from '#files/index.ts';
import type { InstitutionId } from '#identity/index.ts';
import { newId } from '#platform/ids.ts';
import { silentLog } from '#platform/log.ts';
import { must } from '#platform/outcome.ts';
import { handedOver, plantEdition, plantEntry, smallEdition } from '../../../tests/support/entries.ts';
import { plainPaper } from '../../../tests/support/evidence.ts';
import { formIn } from '../../../tests/support/form.ts';
import { readPdf } from '../../../tests/support/pdf.ts';
import { testConfig, testNow } from '../../../tests/support/people.ts';
import { readyContent, recordsStage, type Stage } from '../../../tests/support/records-stage.ts';
import { openArchive, readEntry } from '../../../tests/support/zip.ts';
import { editionDocument } from '../edition/model/document.ts';
import type { Edition } from '../edition/model/edition.ts';
import { editionById } from '../edition/queries/editions.ts';
import { attachEvidence } from '../entry/actions/evidence.ts';
import { submitEntry } from '../entry/actions/submit.ts';
import { submittedSizes } from '../entry/queries/snapshot.ts';
import { entrySubject } from '../entry/queries/stand.ts';
import { askTakeout, cancelTakeout } from './actions.ts';
import { makeTakeout } from './making.ts';
import { LIST_PARTS, type TakeoutId, type Wanted } from './model.ts';
import { paths } from './paths.ts';
import { piecesOf, takeoutById } from './queries.ts';
import { MOST_BYTES } from './rules.ts';

const DAY_MS = 86_400_000;
let stage: Stage;
let edition: Edition;
const receipts: string[] = [];

/** A paper of its own content, put into the unit's locker. */
async function proof(name: string, text: string): Promise<EvidenceId> {
  const { db, who } = stage;
  const bytes = new TextEncoder().encode(
    `%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%${text}\n%%EOF\n`,
  );
  const file = await keepFile(
    { config: testConfig, db, now: testNow },
    must(await lookAt(testConfig, { bytes, name })),
  );
  const id = newId<'EvidenceId'>();
  const { institutionId, unitId } = who.writer.acting!;
  const input = {
    id,
    institutionId,
    unitId,
    kind: 'file' as const,
    file,
    paper: { ...plainPaper, title: `Bukti ${text}` },
  };
  must(await db.transact((tx) => addEvidence(tx, who.writer, input, testNow)));
  return id;
}

async function submitted(title: string, proofs: readonly EvidenceId[]): Promise<string> {
  const { db, who } = stage;
  const { id: innovationId } = await stage.plant({ ...readyContent, title });
  const id = await plantEntry(db, who.writer, { editionId: edition.id, innovationId });
  for (const evidenceId of proofs) {
    const given = { id, section: 'latar', asked: 'sk', evidenceId };
    must(await db.transact((tx) => attachEvidence(tx, who.writer, given, testNow)));
  }
  await handedOver(db, who.writer, id);
  receipts.push(must(await db.transact((tx) => submitEntry(tx, who.admin, { id }))).receipt);
  return id;
}

let [first, second] = ['', ''];
let proofs: Record<'decree' | 'same' | 'other', EvidenceId>;

beforeAll(async () => {
  stage = await recordsStage();
  const small = smallEdition({ closes: new Date(Date.now() + 30 * DAY_MS) });
  const asking = (it: (typeof small.sections)[number]) => ({
    ...it,
    evidence: it.evidence.map((one) => ({ ...one, most: 2 })),
  });
  const document = editionDocument.parse({ ...small, sections: small.sections.map(asking) });
  const id = await plantEdition(stage.db, stage.who.hub.acting?.institutionId as InstitutionId, document);
  edition = (await editionById(stage.db.conn, id)) as Edition;
  proofs = {
    decree: await proof('SK Bupati.pdf', 'satu'),
    same: await proof('sk bupati.pdf', 'dua'),
    other: await proof('CON.pdf', 'tiga'),
  };
  first = await submitted('Sumur bersama', [proofs.decree, proofs.same]);
  second = await submitted('Ambulans desa', [proofs.other]);
  // What is not submitted is nobody else's.
  const { id: innovationId } = await stage.plant({ ...readyContent, title: 'Belum diajukan' });
  await plantEntry(stage.db, stage.who.writer, { editionId: id, innovationId });
});
afterAll(() => stage.close());

const sizesNow = () => submittedSizes(stage.db.conn, edition.id);
const desk = () => ({ db: stage.db, config: testConfig, log: silentLog, baseUrl: 'http://hub', clock: () => testNow });

async function asked(wanted: Wanted): Promise<TakeoutId> {
  const given = { id: newId<'TakeoutId'>(), edition, wanted, sizes: await sizesNow() };
  return must(await stage.db.transact((tx) => askTakeout(tx, stage.who.hub, given, testNow)));
}

async function made(wanted: Wanted): Promise<{ readonly files: Map<string, Uint8Array>; readonly id: TakeoutId }> {
  const id = await asked(wanted);
  await makeTakeout(desk(), id);
  const pieces: Uint8Array[] = [];
  for await (const piece of piecesOf(stage.db.conn, id)) pieces.push(piece);
  const archive = openArchive(new Uint8Array(Buffer.concat(pieces)));
  const files = new Map<string, Uint8Array>();
  for (const name of archive.names) files.set(name, await readEntry(archive, name));
  return { files, id };
}

const textIn = (files: Map<string, Uint8Array>, name: string) => Buffer.from(files.get(name) ?? '').toString('utf8');
const papersOf = (files: Map<string, Uint8Array>) => [...files.keys()].filter((it) => it.startsWith('usulan/'));
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

type Line = Record<'path' | 'kind' | 'original_name' | 'sha256' | 'frozen_sha256' | 'state', string | null>;
const linesIn = (files: Map<string, Uint8Array>) =>
  (JSON.parse(textIn(files, 'daftar-berkas.json')) as { rows: readonly Line[] }).rows;

describe('an archive with what proves the entries', () => {
  test('has a folder for each receipt, names that no system trips over, and every digest', async () => {
    expect(await sizesNow()).toEqual({ entries: 2, files: 3, bytes: 224 });
    const { files, id } = await made({ files: true, pdfs: true });
    const [well, ambulance] = receipts as [string, string];
    expect(papersOf(files)).toEqual([
      `usulan/${well}/usulan.pdf`,
      `usulan/${well}/bukti/SK Bupati.pdf`,
      `usulan/${well}/bukti/sk bupati (2).pdf`,
      `usulan/${ambulance}/usulan.pdf`,
      `usulan/${ambulance}/bukti/_CON.pdf`,
    ]);
    expect([...files.keys()].slice(-2)).toEqual(['daftar-berkas.json', 'SHA256SUMS']);
    expect(textIn(files, `usulan/${well}/bukti/sk bupati (2).pdf`)).toContain('%dua');
    const paper = await readPdf(files.get(`usulan/${ambulance}/usulan.pdf`) as Uint8Array);
    expect([paper.isTagged, paper.text.includes('Ambulans desa')]).toEqual([true, true]);
    const sums = [...files]
      .filter(([name]) => name !== 'SHA256SUMS')
      .map(([name, bytes]) => `${sha256(bytes)}  ${name}\n`);
    expect(textIn(files, 'SHA256SUMS')).toBe(sums.join(''));
    const lines = linesIn(files);
    expect(lines.map((it) => [it.path, it.kind, it.original_name, it.state])).toEqual([
      [`usulan/${well}/usulan.pdf`, 'entry', null, 'whole'],
      [`usulan/${well}/bukti/SK Bupati.pdf`, 'evidence', 'SK Bupati.pdf', 'whole'],
      [`usulan/${well}/bukti/sk bupati (2).pdf`, 'evidence', 'sk bupati.pdf', 'whole'],
      [`usulan/${ambulance}/usulan.pdf`, 'entry', null, 'whole'],
      [`usulan/${ambulance}/bukti/_CON.pdf`, 'evidence', 'CON.pdf', 'whole'],
    ]);
    for (const { path, ...line } of lines) {
      expect(line.sha256).toBe(sha256(files.get(path ?? '') as Uint8Array));
      if (line.kind === 'evidence') expect(line.frozen_sha256).toBe(line.sha256);
    }
    const total = LIST_PARTS + 5;
    expect(await takeoutById(stage.db.conn, id)).toMatchObject({ state: 'done', done: total, total, lacking: 0 });
  });

  test('takes along what was ticked and nothing else, and gives way to the next one with papers', async () => {
    const { files: withFiles, id: earlier } = await made({ files: true, pdfs: false });
    expect(papersOf(withFiles).map((it) => it.split('/')[2])).toEqual(['bukti', 'bukti', 'bukti']);
    const { files: withPdfs, id: kept } = await made({ files: false, pdfs: true });
    expect(papersOf(withPdfs).map((it) => it.split('/')[2])).toEqual(['usulan.pdf', 'usulan.pdf']);
    const { files: bare } = await made({ files: false, pdfs: false });
    expect([papersOf(bare), bare.has('daftar-berkas.json')]).toEqual([[], false]);
    expect([await takeoutById(stage.db.conn, earlier), (await takeoutById(stage.db.conn, kept))?.state]).toEqual([
      null,
      'done',
    ]);
  });

  test('goes on without a file that is lost, altered or erased, and says so', async () => {
    const found = await stage.db.pool.query<{ key: string }>(
      `select f.storage_key as key from evidence e join stored_file f on f.id = e.file_id where e.id = any($1) order by e.id`,
      [[proofs.decree, proofs.same]],
    );
    const [lost, changed] = found.rows.map((it) => join(testConfig.dataDir, 'files', it.key)) as [string, string];
    await rm(lost);
    await writeFile(changed, 'lain');
    await stage.db.transact((tx) => eraseEvidence(tx, entrySubject(second as never)));
    const { files, id } = await made({ files: true, pdfs: false });
    const [well] = receipts as [string];
    expect(papersOf(files)).toEqual([`usulan/${well}/bukti/sk bupati (2).pdf`]);
    expect(linesIn(files).map((it) => [it.original_name, it.path === null, it.sha256, it.state])).toEqual([
      ['SK Bupati.pdf', true, null, 'missing'],
      ['sk bupati.pdf', false, sha256(new TextEncoder().encode('lain')), 'altered'],
      ['CON.pdf', true, null, 'gone'],
    ]);
    expect(await takeoutById(stage.db.conn, id)).toMatchObject({ state: 'done', lacking: 3 });
    const page = await stage.get('hub', paths.takeout.to(edition.id, id));
    expect(page.html).toContain('3 berkas tidak dapat disertakan utuh.');
  });
});

test('an archive of which a piece is gone is not there, and whole it is taken with its length', async () => {
  const { id } = await made({ files: false, pdfs: true });
  const path = paths.archive.to(edition.id, id);
  const take = async () => {
    const answer = await stage.server.ask(path, { cookies: stage.cookies.hub });
    return [answer.status, Number(answer.headers.get('content-length')), (await answer.arrayBuffer()).byteLength];
  };
  const bytes = (await takeoutById(stage.db.conn, id))?.bytes;
  expect(await take()).toEqual([200, bytes, bytes]);
  await stage.db.pool.query('delete from edition_takeout_part where takeout_id = $1 and no = 1', [id]);
  expect((await take())[0]).toBe(404);
});

describe('asking for it', () => {
  const list = () => paths.list.to(edition.id);

  test('tells how much it will be, and keeps what was ticked', async () => {
    const { html } = await stage.get('hub', list());
    expect(html).toContain('3 berkas, 224 bita');
    expect(html).toContain('2 PDF, dibuat satu per satu.');
    const form = { ...formIn(html, list()), bukti: 'ya' };
    const answer = await stage.post('hub', list(), form);
    const id = (answer.to ?? '').split('/').at(-1)?.split('?')[0] as TakeoutId;
    expect(await takeoutById(stage.db.conn, id)).toMatchObject({
      withFiles: true,
      withPdfs: false,
      total: LIST_PARTS + 3,
    });
    expect((await stage.get('hub', paths.takeout.to(edition.id, id))).html).toContain('Disertakan: berkas bukti');
    expect((await stage.get('admin', paths.takeout.to(edition.id, id))).status).toBe(404);
    must(await stage.db.transact((tx) => cancelTakeout(tx, stage.who.hub, { id }, testNow)));
    await makeTakeout(desk(), id);
    expect(await takeoutById(stage.db.conn, id)).toMatchObject({ state: 'cancelled', done: 0, bytes: 0 });
  });

  test('for more than an archive holds is refused, and nothing is begun', async () => {
    const sizes = { entries: 60_001, files: 1, bytes: MOST_BYTES + 1 };
    const ask = (wanted: Wanted, found = sizes) =>
      stage.db.transact((tx) =>
        askTakeout(tx, stage.who.hub, { id: newId<'TakeoutId'>(), edition, wanted, sizes: found }, testNow),
      );
    expect(await ask({ files: true, pdfs: false })).toEqual({ ok: false, why: 'too_large' });
    expect(await ask({ files: false, pdfs: true })).toEqual({ ok: false, why: 'too_numerous' });
    // What was submitted stays as it was: only here it grows.
    await stage.db.pool.query(`alter table entry_snapshot disable trigger user;
      update entry_snapshot set content = jsonb_set(content, '{evidence,0,file,size}', '${MOST_BYTES + 1}')
        where entry_id = '${first}';
      alter table entry_snapshot enable trigger user`);
    const before = await stage.db.pool.query('select from edition_takeout');
    const refused = await stage.post('hub', list(), { id: newId(), bukti: 'ya' });
    expect([refused.status, refused.html.includes('Berkas bukti melebihi 2 GB untuk satu arsip.')]).toEqual([
      422,
      true,
    ]);
    expect((await stage.db.pool.query('select from edition_takeout')).rowCount).toBe(before.rowCount);
  });

  test('called off while it is made, it stops, and nothing of it stays', async () => {
    const id = await asked({ files: false, pdfs: true });
    let writes = 0;
    // Between the beginning, which is the first write, and the first piece.
    const transact: typeof stage.db.transact = async (work) => {
      writes += 1;
      if (writes === 2) must(await stage.db.transact((tx) => cancelTakeout(tx, stage.who.hub, { id }, testNow)));
      return stage.db.transact(work);
    };
    await makeTakeout({ ...desk(), db: { ...stage.db, transact } }, id);
    expect(writes).toBe(2);
    expect(await takeoutById(stage.db.conn, id)).toMatchObject({ state: 'cancelled', bytes: 0 });
    const kept = await stage.db.pool.query('select from edition_takeout_part where takeout_id = $1', [id]);
    expect(kept.rowCount).toBe(0);
  });
});
