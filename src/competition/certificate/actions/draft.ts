import { sql } from 'kysely';
import type { Viewer } from '#identity/index.ts';
import type { Tx } from '#platform/db.ts';
import { done, type Outcome, refused } from '#platform/outcome.ts';
import type { CertificateBatchId, CertificateRefusal, Recipient, RecipientText, Signing } from '../model.ts';
import { heldBatch } from '../queries/batch.ts';
import { certifiedEdition } from '../queries/edition.ts';
import { whyNotShown } from '../rules/embargo.ts';
import { whyNotGive } from '../rules/moves.ts';
import { whyNotManage } from '../rules/reading.ts';
import { tables } from '../schema.ts';
import { give, type Issue, type Issued, missingOf, numberAll } from './issue.ts';
import { note } from './note.ts';
import { holdNumbers } from './number.ts';

export type Draft = Issue & {
  /** Comes with the form, so that a double click makes one list. */
  readonly id: CertificateBatchId;
  readonly fileName: string;
};

const CHUNK = 1000;

/** Keeps a list that was read and checked, to be looked at; nothing is given out yet. */
export async function draftBatch(
  tx: Tx,
  who: Viewer,
  input: Draft,
  now: Date,
): Promise<Outcome<CertificateBatchId, CertificateRefusal>> {
  const edition = await certifiedEdition(tx, input.editionId);
  if (!edition || whyNotManage(edition.organiserId, who)) return refused('not_found');
  if (input.recipients.length === 0) return refused('no_recipients');
  const early = whyNotShown(edition.told, input, now);
  if (early) return refused(early);
  const { signing } = input;
  const made = await tables(tx)
    .insertInto('certificate_batch')
    .values({
      id: input.id,
      edition_id: input.editionId,
      kind: input.kind,
      state: 'draft',
      lang: signing.lang,
      place: signing.place,
      dated: signing.date,
      signer_name: signing.signerName,
      signer_office: signing.signerOffice,
      visible_from: input.visibleFrom,
      file_name: input.fileName,
      made_by: who.person?.id ?? null,
      made_at: now,
      given_at: null,
    })
    .onConflict((clash) => clash.column('id').doNothing())
    .returning('id')
    .executeTakeFirst();
  if (!made) return (await isOwn(tx, input)) ? done(input.id) : refused('not_found');
  await writeRecipients(tx, input);
  await rememberSigning(tx, input, edition);
  const after = { edition: edition.id, kind: input.kind, recipients: input.recipients.length, file: input.fileName };
  await note(tx, who, { verb: 'list', subject: { kind: 'certificate_batch', id: input.id }, after }, now);
  return done(input.id);
}

async function isOwn(tx: Tx, { id, editionId }: Draft): Promise<boolean> {
  const found = await tables(tx)
    .selectFrom('certificate_batch')
    .select('id')
    .where('id', '=', id)
    .where('edition_id', '=', editionId)
    .executeTakeFirst();
  return found !== undefined;
}

async function writeRecipients(tx: Tx, { id, recipients }: Draft): Promise<void> {
  const rows = recipients.map(({ subject, holder, ...recipient }, at) => ({
    batch_id: id,
    no: at + 1,
    subject,
    recipient: sql<RecipientText>`${JSON.stringify(recipient)}::jsonb`,
    person_id: holder.personId,
    unit_id: holder.unitId,
    institution_id: holder.institutionId,
  }));
  for (let at = 0; at < rows.length; at += CHUNK)
    await tables(tx)
      .insertInto('certificate_recipient')
      .values(rows.slice(at, at + CHUNK))
      .execute();
}

/** The next list of the edition begins with the same signer, place and language. */
async function rememberSigning(
  tx: Tx,
  { signing }: { signing: Signing },
  edition: { id: Draft['editionId']; title: string } & Parameters<typeof holdNumbers>[1],
): Promise<void> {
  await holdNumbers(tx, edition);
  const { lang, place, signerName, signerOffice } = signing;
  await tables(tx)
    .updateTable('certificate_setting')
    .set({ lang, place, signer_name: signerName, signer_office: signerOffice })
    .where('edition_id', '=', edition.id)
    .execute();
}

/** Gives out the certificates of a list; asked again, it answers what it did. */
export async function giveBatch(
  tx: Tx,
  who: Viewer,
  { id }: { readonly id: CertificateBatchId },
  now: Date,
): Promise<Outcome<Issued, CertificateRefusal>> {
  const batch = await heldBatch(tx, id);
  if (!batch || whyNotManage(batch.edition.organiserId, who)) return refused('not_found');
  const why = whyNotGive(batch.state) ?? whyNotShown(batch.edition.told, batch, now);
  if (why) return refused(why);
  await holdNumbers(tx, batch.edition);
  const all = await recipientsOf(tx, id);
  const issue = { ...batch, editionId: batch.edition.id, recipients: all };
  const missing = await missingOf(tx, issue);
  if (missing.length === 0) return refused('no_recipients');
  const giving = { edition: batch.edition, batchId: id, issue: { ...issue, recipients: missing } };
  const numbered = await numberAll(tx, giving, now);
  if (!numbered.ok) return numbered;
  await give(tx, who, { ...giving, rows: numbered.value }, now);
  await tables(tx)
    .updateTable('certificate_batch')
    .set({ state: 'given', given_at: now })
    .where('id', '=', id)
    .execute();
  await tables(tx).deleteFrom('certificate_recipient').where('batch_id', '=', id).execute();
  return done({ batchId: id, issued: missing.length, standing: all.length - missing.length });
}

async function recipientsOf(tx: Tx, id: CertificateBatchId): Promise<readonly Recipient[]> {
  const rows = await tables(tx)
    .selectFrom('certificate_recipient')
    .select(['subject', 'recipient', 'person_id as personId', 'unit_id as unitId', 'institution_id as institutionId'])
    .where('batch_id', '=', id)
    .orderBy('no')
    .execute();
  return rows.map(({ subject, recipient, ...holder }) => ({ ...recipient, subject, holder }));
}

/** Throws a list away that was not given out. */
export async function discardBatch(
  tx: Tx,
  who: Viewer,
  { id }: { readonly id: CertificateBatchId },
  now: Date,
): Promise<Outcome<null, CertificateRefusal>> {
  const batch = await heldBatch(tx, id);
  if (!batch || whyNotManage(batch.edition.organiserId, who)) return refused('not_found');
  const why = whyNotGive(batch.state);
  if (why) return refused(why);
  await tables(tx).deleteFrom('certificate_batch').where('id', '=', id).execute();
  const before = { edition: batch.edition.id, kind: batch.kind, file: batch.fileName };
  await note(tx, who, { verb: 'discard', subject: { kind: 'certificate_batch', id }, before }, now);
  return done(null);
}
