import { type Viewer, viewerOfMembership } from '#identity/index.ts';
import { formatMoment } from '#platform/dates.ts';
import type { Conn, Database } from '#platform/db.ts';
import { type Made, type Rows, sheetOf, writeJson } from '#platform/export/files.ts';
import type { Cell } from '#platform/export/list.ts';
import { inLocale, t } from '#platform/i18n/i18n.ts';
import { streamBook, type ZipPart, zipStream } from '#platform/sheet/index.ts';
import type { Edition } from '../edition/model/edition.ts';
import { paths as editionPaths } from '../edition/paths.ts';
import { editionById } from '../edition/queries/editions.ts';
import { submittedTo } from '../entry/queries/snapshot.ts';
import { beginMaking, countFailure, finishMaking, giveUp, keepPiece } from './actions.ts';
import { aboutText, tableNames, tablesOf } from './contents.ts';
import type { TakeoutId } from './model.ts';
import { takeoutById } from './queries.ts';
import { whyNotTake } from './rules.ts';

/** A sheet and a JSON file for each table, and what was submitted word for word. */
export const PARTS = 2 * tableNames.length + 1;
const PIECE_BYTES = 1024 * 1024;

type Desk = { readonly db: Database; readonly baseUrl: string; readonly clock: () => Date };

/** Makes an archive from its beginning, as whoever asked may read the edition now; who may no more gets none. */
export async function makeTakeout(desk: Desk, id: TakeoutId): Promise<void> {
  const { db, clock } = desk;
  const takeout = await takeoutById(db.conn, id);
  if (!takeout || takeout.finishedAt) return;
  const viewer = await viewerOfMembership(db.conn, takeout.membershipId);
  const edition = await editionById(db.conn, takeout.editionId);
  if (!viewer || !edition || whyNotTake(takeout, viewer)) return db.transact((tx) => giveUp(tx, id, clock()));
  const attempt = await db.transact((tx) => beginMaking(tx, id, clock()));
  if (attempt === null) return;
  try {
    await inLocale(takeout.lang, () => write(desk, { id, attempt }, { edition, viewer }));
  } catch (error) {
    if (!(await db.transact((tx) => countFailure(tx, id, clock())))) throw error;
  }
}

type Attempt = { readonly id: TakeoutId; readonly attempt: number };
type Asked = { readonly edition: Edition; readonly viewer: Viewer };

async function write(desk: Desk, attempt: Attempt, asked: Asked): Promise<void> {
  const { db, clock } = desk;
  let [no, made] = [0, 0];
  const isWhole = await db.snapshot(async (conn) => {
    const archive = zipStream(partsOf({ ...desk, ...asked, conn, whole: () => (made += 1) }));
    for await (const bytes of inPieces(archive)) {
      no += 1;
      if (!(await db.transact((tx) => keepPiece(tx, { ...attempt, no, bytes, made }, clock())))) return false;
    }
    return true;
  });
  if (isWhole) await db.transact((tx) => finishMaking(tx, attempt, clock()));
}

/** Pieces of about a megabyte, however small the bytes come. */
async function* inPieces(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let [held, size]: [Uint8Array[], number] = [[], 0];
  for await (const some of bytes) {
    held.push(some);
    size += some.length;
    if (size < PIECE_BYTES) continue;
    yield Buffer.concat(held);
    [held, size] = [[], 0];
  }
  if (size > 0) yield Buffer.concat(held);
}

type Writing = Desk & Asked & { readonly conn: Conn /** Says that a part is whole. */; readonly whole: () => void };

async function* partsOf(writing: Writing): AsyncGenerator<ZipPart> {
  const { edition, viewer, baseUrl, conn, clock, whole } = writing;
  const now = clock();
  const tables = tablesOf(edition, viewer);
  const address = editionPaths.work.to(edition.id);
  const madeOf = (name: (typeof tableNames)[number]): Made => ({
    list: { title: t(`takeout.table.${name}`), address, filter: [], ...tables[name] },
    baseUrl,
    now,
  });
  const about = aboutText(edition, viewer.person?.name ?? '', formatMoment(now));
  yield { name: 'BACA-SAYA.txt', text: [about] };
  const rowsOf = (name: (typeof tableNames)[number]) => told(tables[name].rows(conn), whole);
  const sheets = tableNames.map((name) => sheetOf(madeOf(name), rowsOf(name)));
  yield { name: 'arsip.xlsx', text: streamBook(...sheets) };
  for (const name of tableNames) yield { name: `json/${name}.json`, text: writeJson(madeOf(name), rowsOf(name)) };
  yield { name: 'json/isi-usulan.json', text: frozen(conn, edition, whole) };
}

async function* told(rows: Rows, whole: () => void): AsyncGenerator<readonly (readonly Cell[])[]> {
  yield* rows;
  whole();
}

/** What was submitted as it was frozen, each with the digest that its receipt tells. */
async function* frozen(conn: Conn, { id }: Edition, whole: () => void): AsyncGenerator<string> {
  let mark = '[\n';
  for await (const some of submittedTo(conn, id)) {
    const lines = some.map(({ receipt, sha256, content }) => JSON.stringify({ receipt, sha256, content }));
    yield mark + lines.join(',\n');
    mark = ',\n';
  }
  yield mark === '[\n' ? '[]\n' : '\n]\n';
  whole();
}
