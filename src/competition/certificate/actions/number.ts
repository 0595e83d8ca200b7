import { sql } from 'kysely';
import type { Tx } from '#platform/db.ts';
import { newId } from '#platform/ids.ts';
import { done, type Outcome, refused } from '#platform/outcome.ts';
import { newPublicCode } from '#platform/public-code.ts';
import type { EditionId } from '../../edition/model/edition.ts';
import type { CertificateBatchId, CertificateContent, CertificateId, CertificateRefusal, Holder } from '../model.ts';
import type { CertifiedEdition } from '../queries/edition.ts';
import { digestOf } from '../rules/digest.ts';
import { numberOf, shortNameOf, USUAL_FORMAT } from '../rules/number.ts';
import { tables } from '../schema.ts';

/** What is written of one certificate. */
export type NewCertificate = {
  readonly batchId: CertificateBatchId;
  readonly subject: string;
  readonly holder: Holder;
  readonly content: CertificateContent;
  readonly replaces: CertificateId | null;
};

const CHUNK = 1000;

/** Holds the edition's numbers for this transaction: whoever gives certificates of the same edition waits. */
export async function holdNumbers(tx: Tx, edition: CertifiedEdition): Promise<void> {
  await tables(tx)
    .insertInto('certificate_setting')
    .values({
      edition_id: edition.id,
      number_format: USUAL_FORMAT,
      short_name: shortNameOf(edition.title),
      lang: 'id',
      place: '',
      signer_name: '',
      signer_office: '',
      logo: null,
      signature: null,
      last_no: 0,
      revision: 1,
    })
    .onConflict((clash) => clash.column('edition_id').doNothing())
    .execute();
  await tables(tx)
    .selectFrom('certificate_setting')
    .select('edition_id')
    .where('edition_id', '=', edition.id)
    .forUpdate()
    .execute();
}

/**
 * Certificates with their numbers, codes and digests, not written yet; `holdNumbers` was called before. Refused when the format,
 * changed meanwhile, would make a number that stands already.
 */
export async function numberCertificates(
  tx: Tx,
  editionId: EditionId,
  given: readonly NewCertificate[],
  now: Date,
): Promise<Outcome<readonly NumberedCertificate[], CertificateRefusal>> {
  const setting = await tables(tx)
    .selectFrom('certificate_setting')
    .select(['number_format as format', 'short_name as shortName', 'last_no as lastNo'])
    .where('edition_id', '=', editionId)
    .executeTakeFirstOrThrow();
  const rows = given.map((it, at) => rowOf(editionId, it, { ...setting, no: setting.lastNo + at + 1 }, now));
  const numbers = rows.map((row) => row.number);
  return (await isTaken(tx, editionId, numbers)) ? refused('number_taken') : done(rows);
}

export type NumberedCertificate = ReturnType<typeof rowOf>;

/** Writes what was numbered in this transaction. */
export async function writeCertificates(
  tx: Tx,
  editionId: EditionId,
  rows: readonly NumberedCertificate[],
): Promise<void> {
  for (let at = 0; at < rows.length; at += CHUNK)
    await tables(tx)
      .insertInto('certificate')
      .values(rows.slice(at, at + CHUNK))
      .execute();
  await tables(tx)
    .updateTable('certificate_setting')
    .set((it) => ({ last_no: it('last_no', '+', rows.length) }))
    .where('edition_id', '=', editionId)
    .execute();
}

type Numbering = { readonly format: string; readonly shortName: string; readonly no: number };

function rowOf(editionId: EditionId, given: NewCertificate, { format, shortName, no }: Numbering, now: Date) {
  const { content, holder } = given;
  const told = {
    id: newId<'CertificateId'>(now.getTime()),
    no,
    number: numberOf(format, { no, edition: shortName, date: content.date }),
    code: newPublicCode(),
    content,
  };
  return {
    ...told,
    content: sql<CertificateContent>`${JSON.stringify(content)}::jsonb`,
    digest: digestOf(told),
    edition_id: editionId,
    batch_id: given.batchId,
    kind: content.kind,
    subject: given.subject,
    state: 'issued' as const,
    name: content.name,
    person_id: holder.personId,
    unit_id: holder.unitId,
    institution_id: holder.institutionId,
    issued_at: now,
    revoked_at: null,
    revoked_reason: '',
    superseded_at: null,
    replaces: given.replaces,
  };
}

async function isTaken(tx: Tx, editionId: EditionId, numbers: readonly string[]): Promise<boolean> {
  const found = await tables(tx)
    .selectFrom('certificate')
    .select('id')
    .where('edition_id', '=', editionId)
    .where('number', '=', sql<string>`any(${[...numbers]}::text[])`)
    .limit(1)
    .executeTakeFirst();
  return found !== undefined;
}
