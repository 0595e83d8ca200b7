import type { PersonId, Viewer } from '#identity/index.ts';
import { type Conn, inBatches, type Tx } from '#platform/db.ts';
import type { BatchState, CertificateBatchId, CertificateKind, RecipientText, Signing } from '../model.ts';
import { tables } from '../schema.ts';
import { managedBy } from '../visibility.ts';
import { type CertifiedEdition, certifiedEdition } from './edition.ts';

export type Batch = {
  readonly id: CertificateBatchId;
  readonly edition: CertifiedEdition;
  readonly kind: CertificateKind;
  readonly state: BatchState;
  readonly signing: Signing;
  readonly visibleFrom: Date | null;
  readonly fileName: string;
  readonly madeAt: Date;
  readonly givenAt: Date | null;
};

const columns = [
  'id',
  'edition_id as editionId',
  'kind',
  'state',
  'lang',
  'place',
  'dated',
  'signer_name as signerName',
  'signer_office as signerOffice',
  'visible_from as visibleFrom',
  'file_name as fileName',
  'made_at as madeAt',
  'given_at as givenAt',
] as const;

type Row = Omit<Batch, 'edition' | 'signing'> &
  Omit<Signing, 'date'> & { readonly editionId: CertifiedEdition['id']; readonly dated: string };

function batchOf(
  { editionId: _id, lang, place, dated, signerName, signerOffice, ...row }: Row,
  edition: CertifiedEdition,
): Batch {
  return { ...row, edition, signing: { lang, place, date: dated, signerName, signerOffice } };
}

/** The batch, when the viewer belongs to the organiser's office. */
export async function batchFor(conn: Conn, viewer: Viewer, id: CertificateBatchId): Promise<Batch | null> {
  const row = await tables(conn)
    .selectFrom('certificate_batch')
    .select(columns)
    .where('id', '=', id)
    .where(managedBy(viewer, 'certificate_batch.id'))
    .executeTakeFirst();
  const edition = row ? await certifiedEdition(conn, row.editionId) : null;
  return row && edition ? batchOf(row, edition) : null;
}

/** The batch, held for the transaction; whoever acts on it asks who may. */
export async function heldBatch(tx: Tx, id: CertificateBatchId): Promise<Batch | null> {
  const row = await tables(tx)
    .selectFrom('certificate_batch')
    .select(columns)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  const edition = row ? await certifiedEdition(tx, row.editionId) : null;
  return row && edition ? batchOf(row, edition) : null;
}

export type ListedBatch = Pick<Batch, 'id' | 'kind' | 'state' | 'visibleFrom' | 'madeAt' | 'givenAt' | 'fileName'> & {
  /** Recipients of a list, or certificates of a batch that was given. */
  readonly size: number;
};

/** The batches of an edition, newest first. */
export async function batchesOf(conn: Conn, editionId: CertifiedEdition['id']): Promise<readonly ListedBatch[]> {
  return tables(conn)
    .selectFrom('certificate_batch as b')
    .select([
      'b.id',
      'b.kind',
      'b.state',
      'b.visible_from as visibleFrom',
      'b.made_at as madeAt',
      'b.given_at as givenAt',
      'b.file_name as fileName',
    ])
    .select((it) =>
      it
        .case()
        .when('b.state', '=', 'draft')
        .then(
          it
            .selectFrom('certificate_recipient as r')
            .select((count) => count.fn.countAll<number>().as('n'))
            .whereRef('r.batch_id', '=', 'b.id'),
        )
        .else(
          it
            .selectFrom('certificate as c')
            .select((count) => count.fn.countAll<number>().as('n'))
            .whereRef('c.batch_id', '=', 'b.id'),
        )
        .end()
        .$castTo<number>()
        .as('size'),
    )
    .where('b.edition_id', '=', editionId)
    .orderBy('b.made_at', 'desc')
    .limit(MOST_BATCHES)
    .execute();
}

const MOST_BATCHES = 50;

export type ListedRecipient = RecipientText & { readonly no: number; readonly hasAccount: boolean };

/** Some recipients of a list, from the position on. */
export async function recipientsFrom(
  conn: Conn,
  id: CertificateBatchId,
  { offset, limit }: { readonly offset: number; readonly limit: number },
): Promise<{ readonly total: number; readonly items: readonly ListedRecipient[] }> {
  const rows = await recipients(conn, id).offset(offset).limit(limit).execute();
  const { n } = await tables(conn)
    .selectFrom('certificate_recipient')
    .where('batch_id', '=', id)
    .select((it) => it.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow();
  return { total: n, items: rows.map(listed) };
}

/** All of the same, as they come. */
export async function* allRecipients(conn: Conn, id: CertificateBatchId): AsyncGenerator<readonly ListedRecipient[]> {
  for await (const some of inBatches(conn, recipients(conn, id))) yield some.map(listed);
}

function recipients(conn: Conn, id: CertificateBatchId) {
  return tables(conn)
    .selectFrom('certificate_recipient')
    .where('batch_id', '=', id)
    .select(['no', 'recipient', 'person_id as personId'])
    .orderBy('no');
}

type RecipientRow = {
  readonly no: number;
  readonly recipient: RecipientText;
  readonly personId: PersonId | null;
};

const listed = ({ no, recipient, personId }: RecipientRow): ListedRecipient => ({
  ...recipient,
  no,
  hasAccount: personId !== null,
});

/** How many certificates the batch has, whatever their state. */
export async function sizeOf(conn: Conn, id: CertificateBatchId): Promise<number> {
  const { n } = await tables(conn)
    .selectFrom('certificate')
    .select((it) => it.fn.countAll<number>().as('n'))
    .where('batch_id', '=', id)
    .executeTakeFirstOrThrow();
  return n;
}
