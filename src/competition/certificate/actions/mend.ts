import type { Viewer } from '#identity/index.ts';
import type { Tx } from '#platform/db.ts';
import { done, type Outcome, refused } from '#platform/outcome.ts';
import {
  type Certificate,
  type CertificateId,
  type CertificateRefusal,
  LONGEST_REASON,
  type RecipientText,
  recipientSchema,
} from '../model.ts';
import { heldCertificate } from '../queries/certificate.ts';
import { whyNotMove } from '../rules/moves.ts';
import { whyNotManage } from '../rules/reading.ts';
import { namedSubject } from '../rules/subject.ts';
import { tables } from '../schema.ts';
import { note } from './note.ts';
import { holdNumbers, numberCertificates, writeCertificates } from './number.ts';
import { tellLater } from './tell.ts';

/** Revokes a certificate; its public page says so from now on, with the day and the reason. */
export async function revokeCertificate(
  tx: Tx,
  who: Viewer,
  { id, reason }: { readonly id: CertificateId; readonly reason: string },
  now: Date,
): Promise<Outcome<null, CertificateRefusal>> {
  const held = await heldCertificate(tx, id);
  if (!held || whyNotManage(held.edition.organiserId, who)) return refused('not_found');
  const why = whyNotMove('revoke', held.certificate.state);
  if (why) return refused(why);
  const said = reason.trim();
  if (said === '') return refused('reason_missing');
  if (said.length > LONGEST_REASON) return refused('too_long');
  await tables(tx)
    .updateTable('certificate')
    .set({ state: 'revoked', revoked_at: now, revoked_reason: said })
    .where('id', '=', id)
    .execute();
  const before = { state: held.certificate.state, number: held.certificate.number };
  const after = { state: 'revoked', number: held.certificate.number, reason: said };
  await note(tx, who, { verb: 'revoke', subject: { kind: 'certificate', id }, before, after }, now);
  return done(null);
}

/**
 * Gives a certificate anew with mended words, under a number and a code of its own; the old one is superseded and says so on its
 * page. Answers the new one.
 */
export async function reissueCertificate(
  tx: Tx,
  who: Viewer,
  { id, recipient }: { readonly id: CertificateId; readonly recipient: RecipientText },
  now: Date,
): Promise<Outcome<CertificateId, CertificateRefusal>> {
  const held = await heldCertificate(tx, id);
  if (!held || whyNotManage(held.edition.organiserId, who)) return refused('not_found');
  const { certificate, edition } = held;
  const why = whyNotMove('reissue', certificate.state);
  if (why) return refused(why);
  const said = recipientSchema.safeParse(recipient);
  if (!said.success) return refused('too_long');
  if (certificate.state === 'issued' && isSame(certificate, said.data)) return refused('unchanged');
  await holdNumbers(tx, edition);
  const numbered = await numberCertificates(tx, edition.id, [anew(certificate, said.data)], now);
  if (!numbered.ok) return numbered;
  const [row] = numbered.value;
  if (!row) return refused('not_found');
  await tables(tx)
    .updateTable('certificate')
    .set({ state: 'superseded', superseded_at: now })
    .where('id', '=', id)
    .execute();
  await writeCertificates(tx, edition.id, [row]);
  const fresh = row.id;
  const { batchId, visibleFrom, number } = certificate;
  const [before, after] = [{ number, ...wordsOf(certificate) }, said.data];
  await note(tx, who, { verb: 'reissue', subject: { kind: 'certificate', id: fresh }, before, after }, now);
  await tellLater(tx, { batchId, certificateId: fresh }, visibleFrom, now);
  return done(fresh);
}

function wordsOf({ content: { name, unit, institution, award, entryTitle } }: Certificate): RecipientText {
  return { name, unit, institution, award, entryTitle };
}

function isSame(certificate: Certificate, said: RecipientText): boolean {
  return JSON.stringify(wordsOf(certificate)) === JSON.stringify({ ...wordsOf(certificate), ...said });
}

function anew(certificate: Certificate, said: RecipientText) {
  const { batchId, personId, unitId, institutionId, subject, id } = certificate;
  return {
    batchId,
    // The mended list names the recipient by the mended words.
    subject: subject.startsWith('named:') ? namedSubject(said) : subject,
    holder: { personId, unitId, institutionId },
    content: { ...certificate.content, ...said },
    replaces: id,
  };
}
