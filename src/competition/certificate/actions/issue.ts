import { sql } from 'kysely';
import type { Viewer } from '#identity/index.ts';
import type { Tx } from '#platform/db.ts';
import { newId } from '#platform/ids.ts';
import { done, type Outcome, refused } from '#platform/outcome.ts';
import type { EditionId } from '../../edition/model/edition.ts';
import {
  type CertificateBatchId,
  type CertificateContent,
  type CertificateKind,
  type CertificateRefusal,
  MOST_RECIPIENTS,
  type Recipient,
  type Signing,
} from '../model.ts';
import { type CertifiedEdition, certifiedEdition } from '../queries/edition.ts';
import { whyNotShown } from '../rules/embargo.ts';
import { whyNotManage } from '../rules/reading.ts';
import { tables } from '../schema.ts';
import { note } from './note.ts';
import { holdNumbers, type NumberedCertificate, numberCertificates, writeCertificates } from './number.ts';
import { tellLater } from './tell.ts';

export type Issue = {
  readonly editionId: EditionId;
  readonly kind: CertificateKind;
  readonly recipients: readonly Recipient[];
  readonly signing: Signing;
  /** Before this moment they are there for the organiser alone; null: at once. */
  readonly visibleFrom: Date | null;
};

/** `standing` recipients had their certificate already; the batch is null when all had. */
export type Issued = {
  readonly batchId: CertificateBatchId | null;
  readonly issued: number;
  readonly standing: number;
};

/**
 * Gives certificates to those of the recipients who have none of this kind in the edition: asked again, it gives the missing ones
 * alone. A revoked certificate stays in the way; it is given anew by `reissueCertificate`.
 */
export async function issueCertificates(
  tx: Tx,
  who: Viewer,
  input: Issue,
  now: Date,
): Promise<Outcome<Issued, CertificateRefusal>> {
  const edition = await certifiedEdition(tx, input.editionId);
  if (!edition || whyNotManage(edition.organiserId, who)) return refused('not_found');
  if (input.recipients.length === 0) return refused('no_recipients');
  if (input.recipients.length > MOST_RECIPIENTS) return refused('list_too_long');
  const early = whyNotShown(edition.told, input, now);
  if (early) return refused(early);
  await holdNumbers(tx, edition);
  const missing = await missingOf(tx, input);
  const standing = input.recipients.length - missing.length;
  if (missing.length === 0) return done({ batchId: null, issued: 0, standing });
  const batchId = newId<'CertificateBatchId'>(now.getTime());
  const giving = { edition, batchId, issue: { ...input, recipients: missing } };
  const numbered = await numberAll(tx, giving, now);
  if (!numbered.ok) return numbered;
  await tables(tx)
    .insertInto('certificate_batch')
    .values(batchRow(batchId, who, input, now))
    .execute();
  await give(tx, who, { ...giving, rows: numbered.value }, now);
  return done({ batchId, issued: missing.length, standing });
}

function batchRow(id: CertificateBatchId, who: Viewer, { editionId, kind, signing, visibleFrom }: Issue, now: Date) {
  return {
    id,
    edition_id: editionId,
    kind,
    state: 'given' as const,
    lang: signing.lang,
    place: signing.place,
    dated: signing.date,
    signer_name: signing.signerName,
    signer_office: signing.signerOffice,
    visible_from: visibleFrom,
    file_name: '',
    made_by: who.person?.id ?? null,
    made_at: now,
    given_at: now,
  };
}

/** Those who were never given a certificate of the kind, each once; one that was superseded counts, for another took its place. */
export async function missingOf(tx: Tx, { editionId, kind, recipients }: Issue): Promise<readonly Recipient[]> {
  const rows = await tables(tx)
    .selectFrom('certificate')
    .select('subject')
    .where('edition_id', '=', editionId)
    .where('kind', '=', kind)
    .where('subject', '=', sql<string>`any(${recipients.map((it) => it.subject)}::text[])`)
    .execute();
  const seen = new Set(rows.map((row) => row.subject));
  return recipients.filter(({ subject }) => {
    const isNew = !seen.has(subject);
    seen.add(subject);
    return isNew;
  });
}

type Giving = {
  readonly edition: CertifiedEdition;
  readonly batchId: CertificateBatchId;
  readonly issue: Issue;
};

/** The certificates of a batch with their numbers, before anything of them is written. The edition's numbers are held. */
export function numberAll(
  tx: Tx,
  { edition, batchId, issue }: Giving,
  now: Date,
): Promise<Outcome<readonly NumberedCertificate[], CertificateRefusal>> {
  const given = issue.recipients.map((recipient) => ({
    batchId,
    subject: recipient.subject,
    holder: recipient.holder,
    content: contentOf(edition, issue, recipient),
    replaces: null,
  }));
  return numberCertificates(tx, edition.id, given, now);
}

/** Writes the numbered certificates of a batch that stands, and tells of it. */
export async function give(
  tx: Tx,
  who: Viewer,
  { edition, batchId, issue, rows }: Giving & { readonly rows: readonly NumberedCertificate[] },
  now: Date,
): Promise<void> {
  await writeCertificates(tx, edition.id, rows);
  const { kind, signing, visibleFrom } = issue;
  const after = { edition: edition.id, kind, certificates: rows.length, signer: signing.signerName, visibleFrom };
  await note(tx, who, { verb: 'give', subject: { kind: 'certificate_batch', id: batchId }, after }, now);
  await tellLater(tx, { batchId }, visibleFrom, now);
}

/** All that will stand on the paper, in the language of the paper. */
export function contentOf(
  edition: Pick<CertifiedEdition, 'title' | 'titleEn' | 'organiserName'>,
  { kind, signing }: Pick<Issue, 'kind' | 'signing'>,
  { name, unit, institution, award, entryTitle }: Omit<Recipient, 'subject' | 'holder'>,
): CertificateContent {
  const title = signing.lang === 'en' && edition.titleEn !== '' ? edition.titleEn : edition.title;
  return {
    kind,
    ...signing,
    name,
    unit,
    institution,
    award,
    entryTitle,
    edition: title,
    organiser: edition.organiserName,
  };
}
