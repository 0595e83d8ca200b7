import type { Viewer } from '#identity/index.ts';
import type { Conn } from '#platform/db.ts';
import type { Certificate, CertificateBatchId, CertificateFileId, FileForm, FileState } from '../model.ts';
import { tables } from '../schema.ts';
import { managedBy } from '../visibility.ts';
import { type Batch, batchFor } from './batch.ts';
import type { CertifiedEdition } from './edition.ts';

export type CertificateFile = {
  readonly id: CertificateFileId;
  readonly batchId: CertificateBatchId;
  readonly form: FileForm;
  readonly state: FileState;
  readonly total: number;
  readonly done: number;
  readonly bytes: number;
  readonly askedAt: Date;
  readonly finishedAt: Date | null;
};

const columns = [
  'id',
  'batch_id as batchId',
  'form',
  'state',
  'total',
  'done',
  'bytes',
  'asked_at as askedAt',
  'finished_at as finishedAt',
] as const;

/** The making of files, with its batch, when the viewer belongs to the organiser's office. */
export async function fileFor(
  conn: Conn,
  viewer: Viewer,
  id: CertificateFileId,
): Promise<{ readonly file: CertificateFile; readonly batch: Batch } | null> {
  const file = await tables(conn)
    .selectFrom('certificate_file')
    .select(columns)
    .where('id', '=', id)
    .where(managedBy(viewer, 'certificate_file.batch_id'))
    .executeTakeFirst();
  const batch = file ? await batchFor(conn, viewer, file.batchId) : null;
  return file && batch ? { file, batch } : null;
}

/** The makings of a batch, newest first. */
export async function filesOf(conn: Conn, batchId: CertificateBatchId): Promise<readonly CertificateFile[]> {
  return tables(conn)
    .selectFrom('certificate_file')
    .select(columns)
    .where('batch_id', '=', batchId)
    .orderBy('asked_at', 'desc')
    .limit(20)
    .execute();
}

export type FileToMake = Pick<CertificateFile, 'id' | 'batchId' | 'form'> & {
  readonly lastNo: number;
  readonly editionId: CertifiedEdition['id'];
};

/** A making that is not over. */
export async function fileToMake(conn: Conn, id: CertificateFileId): Promise<FileToMake | null> {
  const row = await tables(conn)
    .selectFrom('certificate_file as f')
    .innerJoin('certificate_batch as b', 'b.id', 'f.batch_id')
    .select(['f.id', 'f.batch_id as batchId', 'f.form', 'f.last_no as lastNo', 'b.edition_id as editionId'])
    .where('f.id', '=', id)
    .where('f.state', 'in', ['waiting', 'running'])
    .executeTakeFirst();
  return row ?? null;
}

export type ToMake = Pick<Certificate, 'no' | 'number' | 'code' | 'content'>;

/** The next certificates of the batch that are valid, in the order of their numbers. */
export async function certificatesToMake(
  conn: Conn,
  { batchId, lastNo }: Pick<FileToMake, 'batchId' | 'lastNo'>,
  most: number,
): Promise<readonly ToMake[]> {
  return tables(conn)
    .selectFrom('certificate')
    .select(['no', 'number', 'code', 'content'])
    .where('batch_id', '=', batchId)
    .where('state', '=', 'issued')
    .where('no', '>', lastNo)
    .orderBy('no')
    .limit(most)
    .execute();
}

const PARTS = 20;

/** The pieces of a finished making, some at a time. */
export async function* piecesOf(
  conn: Conn,
  id: CertificateFileId,
): AsyncGenerator<{ readonly name: string; readonly bytes: Uint8Array }> {
  let after = 0;
  for (;;) {
    const rows = await tables(conn)
      .selectFrom('certificate_file_part')
      .select(['no', 'name', 'bytes'])
      .where('file_id', '=', id)
      .where('no', '>', after)
      .orderBy('no')
      .limit(PARTS)
      .execute();
    yield* rows;
    const last = rows.at(-1);
    if (!last) return;
    after = last.no;
  }
}
