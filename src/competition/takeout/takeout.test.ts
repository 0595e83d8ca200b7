import { afterAll, beforeAll, expect, test } from 'vitest';
import { systemActor } from '#audit/index.ts';
import { type InstitutionId, startMembership } from '#identity/index.ts';
import { newId } from '#platform/ids.ts';
import { silentLog } from '#platform/log.ts';
import { must } from '#platform/outcome.ts';
import { readTable } from '#platform/sheet/index.ts';
import { handedOver, plantEdition, plantEntry, smallEdition } from '../../../tests/support/entries.ts';
import { personWith, testConfig, testNow } from '../../../tests/support/people.ts';
import { readyContent, recordsStage, type Stage } from '../../../tests/support/records-stage.ts';
import { openArchive, readEntry } from '../../../tests/support/zip.ts';
import { editionDocument } from '../edition/model/document.ts';
import type { Edition, EditionId } from '../edition/model/edition.ts';
import { editionById } from '../edition/queries/editions.ts';
import { submitEntry } from '../entry/actions/submit.ts';
import { askTakeout, beginMaking, cancelTakeout, keepPiece, tendTakeouts } from './actions.ts';
import { makeTakeout } from './making.ts';
import { KEPT_DAYS, LIST_PARTS, type TakeoutId } from './model.ts';
import { paths } from './paths.ts';
import { piecesOf, takeoutById, takeoutFor } from './queries.ts';

const DAY_MS = 86_400_000;
let stage: Stage;
let edition: Edition;

beforeAll(async () => {
  stage = await recordsStage();
  const document = editionDocument.parse(smallEdition({ closes: new Date(Date.now() + 30 * DAY_MS) }));
  const id: EditionId = await plantEdition(stage.db, stage.who.hub.acting?.institutionId as InstitutionId, document);
  for (const title of ['Sumur bersama', 'Belum diajukan']) {
    const { id: innovationId } = await stage.plant({ ...readyContent, title });
    const entry = await plantEntry(stage.db, stage.who.writer, { editionId: id, innovationId });
    if (title !== 'Sumur bersama') continue;
    await handedOver(stage.db, stage.who.writer, entry);
    must(await stage.db.transact((tx) => submitEntry(tx, stage.who.admin, { id: entry })));
  }
  edition = (await editionById(stage.db.conn, id)) as Edition;
});
afterAll(() => stage.close());

const wanted = { files: false, pdfs: false };
const sizes = { entries: 1, files: 0, bytes: 0 };
const asked = async (who = stage.who.hub, id = newId<'TakeoutId'>()): Promise<TakeoutId> =>
  must(await stage.db.transact((tx) => askTakeout(tx, who, { id, edition, wanted, sizes }, testNow)));
const made = (id: TakeoutId) =>
  makeTakeout({ db: stage.db, config: testConfig, log: silentLog, baseUrl: 'http://hub', clock: () => testNow }, id);
const stateOf = async (id: TakeoutId) => (await takeoutById(stage.db.conn, id))?.state;

async function bytesOf(id: TakeoutId): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  for await (const piece of piecesOf(stage.db.conn, id)) pieces.push(piece);
  return new Uint8Array(Buffer.concat(pieces));
}

test('a complete export holds what was submitted, and nothing that the organiser cannot read', async () => {
  const id = await asked();
  expect(await asked()).toBe(id);
  await made(id);
  expect(await takeoutById(stage.db.conn, id)).toMatchObject({ state: 'done', done: LIST_PARTS, total: LIST_PARTS });
  const archive = openArchive(await bytesOf(id));
  const files = new Map<string, Uint8Array>();
  for (const name of archive.names) files.set(name, await readEntry(archive, name));
  expect([...files.keys()]).toEqual([
    'BACA-SAYA.txt',
    'arsip.xlsx',
    'json/usulan.json',
    'json/pemeriksaan.json',
    'json/nilai-juri.json',
    'json/keputusan.json',
    'json/wawancara.json',
    'json/kunjungan.json',
    'json/sertifikat.json',
    'json/isi-usulan.json',
    'SHA256SUMS',
  ]);
  const text = (name: string) => Buffer.from(files.get(name) ?? new Uint8Array()).toString('utf8');
  const rows = (name: string) => (JSON.parse(text(name)) as { rows: readonly Record<string, unknown>[] }).rows;
  expect(rows('json/usulan.json').map((it) => it.title)).toEqual(['Sumur bersama']);
  const frozen = JSON.parse(text('json/isi-usulan.json')) as {
    sha256: string;
    content: { sections: { text: string }[] };
  }[];
  expect(frozen.map((it) => it.sha256)).toEqual(rows('json/usulan.json').map((it) => it.sha256));
  expect([...files.values()].some((it) => Buffer.from(it).includes('Belum diajukan'))).toBe(false);
  const book = await readTable(files.get('arsip.xlsx') as Uint8Array);
  expect(book.ok && book.value.rows.map((it) => it.cells[1])).toEqual(['Sumur bersama']);
});

test('it is there for whoever asked alone, and no more once they do not organise the edition', async () => {
  const { db } = stage;
  const institutionId = edition.organiserId;
  const left = await personWith(db, 'Rina', [{ role: 'secretariat', institutionId }]);
  const id = await asked(left);
  await made(id);
  expect((await takeoutFor(db.conn, left, id))?.state).toBe('done');
  for (const who of [stage.who.hub, stage.who.admin, stage.who.writer])
    expect(await takeoutFor(db.conn, who, id)).toBeNull();
  const toTake = await stage.get('hub', paths.archive.to(edition.id, id));
  const toList = await stage.get('writer', paths.list.to(edition.id));
  expect([toTake.status, toList.status]).toEqual([404, 404]);
  const late = await asked(left);
  await db.pool.query('update membership set ended_at = now() where person_id = $1', [left.person?.id]);
  await made(late);
  expect([await stateOf(late), await bytesOf(late)]).toEqual(['failed', new Uint8Array()]);
  await db.transact((tx) =>
    startMembership(
      tx,
      systemActor,
      { personId: left.person!.id, role: 'secretariat', institutionId, unitId: null },
      testNow,
    ),
  );
});

test('called off, or taken over by another worker, a lost one writes nothing any more', async () => {
  const { db } = stage;
  const id = await asked();
  const attempt = (await db.transact((tx) => beginMaking(tx, id, LIST_PARTS, testNow))) as number;
  await db.transact((tx) => beginMaking(tx, id, LIST_PARTS, testNow));
  const piece = { id, no: 1, bytes: new Uint8Array([1]), made: 1 };
  const keep = (by: number) => db.transact((tx) => keepPiece(tx, { ...piece, attempt: by }, testNow));
  expect([await keep(attempt), await keep(attempt + 1)]).toEqual([false, true]);
  must(await db.transact((tx) => cancelTakeout(tx, stage.who.hub, { id }, testNow)));
  expect([await stateOf(id), await bytesOf(id), await keep(attempt + 1)]).toEqual([
    'cancelled',
    new Uint8Array(),
    false,
  ]);
  const again = await db.transact((tx) => cancelTakeout(tx, stage.who.hub, { id }, testNow));
  expect(again).toEqual({ ok: false, why: 'not_now' });
});

test('one that lost its worker is queued again, and one that is old is thrown away', async () => {
  const { db } = stage;
  const id = await asked();
  const later = (ms: number) => db.transact((tx) => tendTakeouts(tx, new Date(testNow.getTime() + ms)));
  expect((await later(6 * 60_000)).queued).toBe(1);
  await made(id);
  expect((await later(KEPT_DAYS * DAY_MS - 1)).expired).toBe(0);
  expect((await later(KEPT_DAYS * DAY_MS + 1)).expired).toBeGreaterThan(0);
  expect(await takeoutById(db.conn, id)).toBeNull();
});

test('a backup does without complete exports', async () => {
  const found = await stage.db.pool.query<{ table: string }>(
    `select relname as table from pg_class where relkind = 'r' and starts_with(obj_description(oid, 'pg_class'), 'Not in backups') order by 1`,
  );
  expect(found.rows.map((it) => it.table)).toEqual(['edition_takeout', 'edition_takeout_part']);
});
