import { type Kysely, sql } from 'kysely';
import type { Viewer } from '../../src/identity/index.ts';
import type { Database } from '../../src/platform/db.ts';
import { must } from '../../src/platform/outcome.ts';
import { checkImport } from '../../src/registry/import/actions/check.ts';
import { importSheet, type SheetSummary } from '../../src/registry/import/actions/file.ts';
import { confirmImport } from '../../src/registry/import/actions/flow.ts';
import { saveMapping } from '../../src/registry/import/actions/mapping.ts';
import { stageFile } from '../../src/registry/import/actions/upload.ts';
import { runContext } from '../../src/registry/import/jobs.ts';
import type { ExistingPolicy, ImportId, Mapping } from '../../src/registry/import/model.ts';
import { proposeMapping } from '../../src/registry/import/queries/mapping.ts';
import { runById } from '../../src/registry/import/queries/run.ts';
import type { InnovationId } from '../../src/registry/model/ids.ts';
import { testDatabase } from './database.ts';
import { governmentOf, personWith, testNow, withRegions } from './people.ts';

type Statement = ReturnType<typeof sql>;
type Known = Viewer & { readonly person: NonNullable<Viewer['person']> };
export type How = {
  readonly publish?: boolean;
  readonly onExisting?: ExistingPolicy;
  readonly mapping?: Partial<Mapping>;
};
export type Standing = {
  readonly id: InnovationId;
  readonly title: string;
  readonly summary: string;
  readonly no: number;
  readonly whatChanged: string;
  readonly state: string;
};

/** A database of its own with a hub admin who brings sheets in. */
export type ImportDesk = {
  readonly db: Database;
  readonly url: string;
  readonly hub: Known;
  /** A minute later at each asking, so that what came before and after is told apart. */
  readonly tick: () => Date;
  readonly rows: <Row>(statement: Statement) => Promise<Row[]>;
  readonly count: (table: string) => Promise<number | undefined>;
  /** A whole import, at a moment of its own. */
  readonly bringIn: (text: string, how?: How) => Promise<SheetSummary>;
  /** An import that was agreed to and not begun. */
  readonly confirmed: (text: string) => Promise<ImportId>;
  /** Every record with its published version, or the one in work, by title. */
  readonly standing: () => Promise<Standing[]>;
  /** Takes everything that imports leave out of the database again. */
  readonly clear: () => Promise<void>;
  readonly close: () => Promise<void>;
};

export const sheetHead = 'Judul;Instansi;Ringkasan;Tujuan\n';
export const sheetLine = (title: string, summary = '', purpose = ''): string =>
  `${title};Pemerintah Kabupaten Toba;${summary};${purpose}\n`;
export const longSheet = (n: number): string =>
  sheetHead + Array.from({ length: n }, (_, at) => sheetLine(`Inovasi ke ${at}`, 'x')).join('');
export const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

export async function importDesk(): Promise<ImportDesk> {
  const { db, url, close } = await testDatabase();
  await withRegions(db);
  const hub = await personWith(db, 'Admin Hub', [{ role: 'hub_admin', institutionId: await governmentOf(db, '12') }]);
  let minute = 0;
  const tick = () => new Date(testNow.getTime() + ++minute * 60_000);
  const rows = async <Row>(statement: Statement) =>
    (await statement.execute(db.conn as unknown as Kysely<unknown>)).rows as Row[];
  const count = async (table: string) =>
    (await rows<{ n: number }>(sql`select count(*)::int as n from ${sql.table(table)}`))[0]?.n;
  return {
    db,
    url,
    hub,
    tick,
    rows,
    count,
    bringIn: (text, how = {}) => bringIn({ db, hub, at: tick() }, text, how),
    confirmed: (text) => confirmed({ db, hub, at: tick() }, text),
    standing: () => rows<Standing>(standingRows),
    clear: () => clear(db),
    close,
  };
}

type Moment = { readonly db: Database; readonly hub: Known; readonly at: Date };

async function bringIn({ db, hub, at }: Moment, text: string, how: How): Promise<SheetSummary> {
  const { publish = true, onExisting = 'update', mapping } = how;
  const context = runContext(db, hub, undefined, () => at);
  const sheet = { bytes: bytesOf(text), name: 'data.csv', publish, onExisting, mapping };
  return must(await importSheet(context, sheet));
}

async function confirmed({ db, hub, at }: Moment, text: string): Promise<ImportId> {
  const id = must(await stageFile(db, hub, { bytes: bytesOf(text), name: 'data.csv' }, at));
  const staged = await runById(db.conn, id);
  if (!staged) throw new Error('the sheet was not staged');
  const { mapping } = await proposeMapping(db.conn, staged);
  const decided = { id, revision: staged.revision, mapping };
  const { revision } = await db.transact(async (tx) => must(await saveMapping(tx, hub, decided, at)));
  await checkImport(db, hub, { id, revision }, at);
  const choice = { id, revision, publish: true, onExisting: 'update' as const };
  await db.transact(async (tx) => must(await confirmImport(tx, hub, choice, at)));
  return id;
}

const standingRows = sql`select i.id, i.state, v.no, v.content ->> 'title' as title, v.content ->> 'summary' as summary,
  v.what_changed as "whatChanged" from innovation i
  join innovation_version v on v.id = coalesce(i.published_version_id, i.working_version_id) order by title`;

async function clear(db: Database): Promise<void> {
  const first = ['import_run', 'search_doc', 'innovation_award', 'innovation_keeper', 'innovation_external_id'];
  await db.transact(async (tx) => {
    for (const table of [...first, 'innovation_version', 'innovation'])
      await sql`delete from ${sql.table(table)}`.execute(tx as unknown as Kysely<unknown>);
  });
}
