import { type Viewer, viewerOfMembership } from '#identity/index.ts';
import type { Config } from '#platform/config.ts';
import { formatMoment } from '#platform/dates.ts';
import type { Conn, Database } from '#platform/db.ts';
import { type Made as MadeFile, type Rows, sheetOf, writeJson } from '#platform/export/files.ts';
import type { Cell, MadeList } from '#platform/export/list.ts';
import { inLocale, t } from '#platform/i18n/i18n.ts';
import type { Log } from '#platform/log.ts';
import { streamBook, type ZipPart, zipStream } from '#platform/sheet/index.ts';
import type { Edition } from '../edition/model/edition.ts';
import { paths as editionPaths } from '../edition/paths.ts';
import { editionById } from '../edition/queries/editions.ts';
import { submittedSizes, submittedTo } from '../entry/queries/snapshot.ts';
import { beginMaking, countFailure, finishMaking, giveUp, keepPiece } from './actions.ts';
import { aboutText, tablesOf } from './contents.ts';
import { type PaperLine, paperTable, summed } from './listing.ts';
import { LIST_PARTS, type TableName, type TakeoutId, tableNames, type Wanted } from './model.ts';
import { papersIn } from './papers.ts';
import { takeoutById } from './queries.ts';
import { papersOf, whyNotTake } from './rules.ts';

const PIECE_BYTES = 1024 * 1024;
/** After so many parts a piece is kept, however small: whoever waits sees it go on, calling off is heard, and nobody takes the worker for lost. */
const PIECE_PARTS = 5;

type Desk = {
  readonly db: Database;
  readonly config: Config;
  readonly log: Log;
  readonly baseUrl: string;
  readonly clock: () => Date;
};

/** Makes an archive from its beginning, as whoever asked may read the edition now; who may no more gets none. */
export async function makeTakeout(desk: Desk, id: TakeoutId): Promise<void> {
  const { db, clock } = desk;
  const takeout = await takeoutById(db.conn, id);
  if (!takeout || takeout.finishedAt) return;
  const viewer = await viewerOfMembership(db.conn, takeout.membershipId);
  const edition = await editionById(db.conn, takeout.editionId);
  if (!viewer || !edition || whyNotTake(takeout, viewer)) return db.transact((tx) => giveUp(tx, id, clock()));
  const wanted = { files: takeout.withFiles, pdfs: takeout.withPdfs };
  const total = LIST_PARTS + papersOf(await submittedSizes(db.conn, edition.id), wanted);
  const attempt = await db.transact((tx) => beginMaking(tx, id, total, clock()));
  if (attempt === null) return;
  try {
    await inLocale(takeout.lang, () => write(desk, { id, attempt, total }, { edition, viewer, wanted }));
  } catch (error) {
    if (!(await db.transact((tx) => countFailure(tx, id, clock())))) throw error;
  }
}

type Attempt = { readonly id: TakeoutId; readonly attempt: number; readonly total: number };
type Asked = { readonly edition: Edition; readonly viewer: Viewer; readonly wanted: Wanted };

async function write(desk: Desk, { total, ...attempt }: Attempt, asked: Asked): Promise<void> {
  const { db, clock } = desk;
  let no = 0;
  const made = { parts: 0, papers: [] as PaperLine[] };
  const isWhole = await db.snapshot(async (conn) => {
    const archive = zipStream(partsOf({ ...desk, ...asked, conn, made }));
    for await (const bytes of inPieces(archive, made)) {
      no += 1;
      // What was submitted while it began is in the archive, too.
      const piece = { ...attempt, no, bytes, made: Math.min(made.parts, total) };
      if (!(await db.transact((tx) => keepPiece(tx, piece, clock())))) return false;
    }
    return true;
  });
  const lacking = made.papers.filter((it) => it.fate !== 'whole').length;
  if (isWhole) await db.transact((tx) => finishMaking(tx, { ...attempt, lacking }, clock()));
}

/** Pieces of about a megabyte, however small the bytes come, or of some parts. */
async function* inPieces(
  bytes: AsyncIterable<Uint8Array>,
  made: { readonly parts: number },
): AsyncGenerator<Uint8Array> {
  let [held, size, parts]: [Uint8Array[], number, number] = [[], 0, 0];
  for await (const some of bytes) {
    held.push(some);
    size += some.length;
    if (size < PIECE_BYTES && made.parts - parts < PIECE_PARTS) continue;
    yield Buffer.concat(held);
    [held, size, parts] = [[], 0, made.parts];
  }
  if (size > 0) yield Buffer.concat(held);
}

/** What is made so far: parts that are whole, and what became of each paper. */
type Made = { parts: number; readonly papers: PaperLine[] };
type Writing = Desk & Asked & { readonly conn: Conn; readonly made: Made };

async function* partsOf(writing: Writing): AsyncGenerator<ZipPart> {
  const sums: string[] = [];
  yield* summed(listedParts(writing), (line) => sums.push(line));
  yield { name: 'SHA256SUMS', text: sums };
}

async function* listedParts(writing: Writing): AsyncGenerator<ZipPart> {
  const { edition, wanted, made } = writing;
  yield* tableParts(writing);
  if (!wanted.files && !wanted.pdfs) return;
  const told = (line: PaperLine) => {
    made.papers.push(line);
    made.parts += 1;
  };
  yield* papersIn({ ...writing, editionId: edition.id, told });
  const table = paperTable(made.papers);
  const list = listAs(writing, { title: t('takeout.papers'), ...table });
  yield { name: 'daftar-berkas.json', text: writeJson(list, table.rows(writing.conn)) };
}

/** A list as the files of lists have it. */
function listAs({ edition, baseUrl, clock }: Writing, table: Pick<MadeList, 'title' | 'columns' | 'rows'>): MadeFile {
  return { list: { ...table, address: editionPaths.work.to(edition.id), filter: [] }, baseUrl, now: clock() };
}

async function* tableParts(writing: Writing): AsyncGenerator<ZipPart> {
  const { edition, viewer, conn, clock, made } = writing;
  const whole = () => {
    made.parts += 1;
  };
  const tables = tablesOf(edition, viewer);
  const madeOf = (name: TableName) => listAs(writing, { title: t(`takeout.table.${name}`), ...tables[name] });
  const about = aboutText(edition, viewer.person?.name ?? '', formatMoment(clock()));
  yield { name: 'BACA-SAYA.txt', text: [about] };
  const rowsOf = (name: TableName) => told(tables[name].rows(conn), whole);
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
