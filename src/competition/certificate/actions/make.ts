import { sql } from 'kysely';
import type { Database, Tx } from '#platform/db.ts';
import type { CertificateFileId, FileForm } from '../model.ts';
import type { ToMake } from '../queries/files.ts';
import { certificatesToMake, fileToMake } from '../queries/files.ts';
import { tables } from '../schema.ts';

/** How certificates become files: a name and bytes for each piece, given those that belong into it. */
export type Maker = (certificates: readonly ToMake[], form: FileForm) => Promise<readonly Piece[]>;
/** `no`: of the first certificate in it. */
export type Piece = { readonly no: number; readonly name: string; readonly bytes: Uint8Array };

/** Certificates between two words about how far it has come; of a printed file so many stand in one PDF. */
const STEP: Readonly<Record<FileForm, number>> = { single: 20, print: 50 };
const MAX_FAILURES = 3;

/**
 * Makes the files of a batch, some certificates a step: what is made and how far it has come are written together, so that whoever
 * goes on after a crash makes nothing twice. Ends when all are made, or when it was called off.
 */
export async function makeFiles(db: Database, id: CertificateFileId, make: Maker, clock: () => Date): Promise<void> {
  try {
    while (await step(db, id, make, clock));
  } catch (error) {
    if (!(await db.transact((tx) => countFailure(tx, id, clock())))) throw error;
  }
}

/** One step; answers whether there is more to do. */
async function step(db: Database, id: CertificateFileId, make: Maker, clock: () => Date): Promise<boolean> {
  const file = await fileToMake(db.conn, id);
  if (!file) return false;
  const next = await certificatesToMake(db.conn, file, STEP[file.form]);
  const last = next.at(-1);
  if (!last) {
    await db.transact((tx) => finish(tx, id, clock()));
    return false;
  }
  const pieces = await make(next, file.form);
  const kept = { id, from: file.lastNo, to: last.no, made: next.length, pieces };
  return db.transact((tx) => keep(tx, kept, clock()));
}

type Kept = {
  readonly id: CertificateFileId;
  readonly from: number;
  readonly to: number;
  readonly made: number;
  readonly pieces: readonly Piece[];
};

/** Keeps what a step made, unless it was called off or another worker was faster. */
async function keep(tx: Tx, { id, from, to, made, pieces }: Kept, now: Date): Promise<boolean> {
  const size = pieces.reduce((sum, { bytes }) => sum + bytes.length, 0);
  const moved = await tables(tx)
    .updateTable('certificate_file')
    .set((it) => ({
      state: 'running',
      last_no: to,
      done: sql<number>`least(done + ${made}, total)`,
      bytes: it('bytes', '+', size),
      failures: 0,
      touched_at: now,
    }))
    .where('id', '=', id)
    .where('last_no', '=', from)
    .where('state', 'in', ['waiting', 'running'])
    .returning('id')
    .executeTakeFirst();
  if (!moved) return false;
  await tables(tx)
    .insertInto('certificate_file_part')
    .values(pieces.map(({ no, name, bytes }) => ({ file_id: id, no, name, bytes: Buffer.from(bytes) })))
    .execute();
  return true;
}

async function finish(tx: Tx, id: CertificateFileId, now: Date): Promise<void> {
  await tables(tx)
    .updateTable('certificate_file')
    .set((it) => ({ state: 'done', total: it.ref('done'), finished_at: now, touched_at: now }))
    .where('id', '=', id)
    .where('state', 'in', ['waiting', 'running'])
    .execute();
}

/** Counts a failed attempt; answers whether it was the last one and the making is given up. */
async function countFailure(tx: Tx, id: CertificateFileId, now: Date): Promise<boolean> {
  const counted = await tables(tx)
    .updateTable('certificate_file')
    .set((it) => ({ failures: it('failures', '+', 1), touched_at: now }))
    .where('id', '=', id)
    .where('state', 'in', ['waiting', 'running'])
    .returning('failures')
    .executeTakeFirst();
  if (counted && counted.failures < MAX_FAILURES) return false;
  await tables(tx)
    .updateTable('certificate_file')
    .set({ state: 'failed', finished_at: now })
    .where('id', '=', id)
    .where('state', 'in', ['waiting', 'running'])
    .execute();
  return true;
}
