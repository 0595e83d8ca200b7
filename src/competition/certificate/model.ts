import * as z from 'zod';
import type { InstitutionId, PersonId, UnitId } from '#identity/index.ts';
import type { Id } from '#platform/ids.ts';
import type { PublicCode } from '#platform/public-code.ts';

export type CertificateId = Id<'CertificateId'>;
export type CertificateBatchId = Id<'CertificateBatchId'>;
export type CertificateFileId = Id<'CertificateFileId'>;

/** For what a certificate is given. */
export const certificateKinds = ['award', 'finalist', 'participation', 'juror', 'speaker', 'committee'] as const;
export type CertificateKind = (typeof certificateKinds)[number];

/** A revoked one stays on its public page as revoked; a superseded one names the certificate that took its place. */
export const certificateStates = ['issued', 'revoked', 'superseded'] as const;
export type CertificateState = (typeof certificateStates)[number];

/** A batch is a list that was read and checked; its certificates exist once it is given out. */
export const batchStates = ['draft', 'given'] as const;
export type BatchState = (typeof batchStates)[number];

/** How the files of a batch come along. */
export const fileStates = ['waiting', 'running', 'done', 'failed', 'cancelled'] as const;
export type FileState = (typeof fileStates)[number];

/** `single`: a PDF each, in one archive. `print`: PDFs of many pages, for a printer. */
export const fileForms = ['single', 'print'] as const;
export type FileForm = (typeof fileForms)[number];

export const LONGEST_NAME = 200;
export const LONGEST_TITLE = 300;
export const LONGEST_REASON = 1000;
/** Recipients of one batch. */
export const MOST_RECIPIENTS = 5000;

const line = (most: number) => z.string().trim().max(most);

/** Who is given one, as it will stand on paper. */
export const recipientSchema = z.strictObject({
  name: line(LONGEST_NAME).min(1),
  unit: line(LONGEST_NAME),
  institution: line(LONGEST_NAME),
  /** Level of the award: «Top 10», «Terbaik I»; '' for kinds that say it by themselves. */
  award: line(LONGEST_NAME),
  entryTitle: line(LONGEST_TITLE),
});
export type RecipientText = z.infer<typeof recipientSchema>;

/** Whose certificate it is in the hub, as far as that is known. */
export type Holder = {
  readonly personId: PersonId | null;
  readonly unitId: UnitId | null;
  readonly institutionId: InstitutionId | null;
};
export const noHolder: Holder = { personId: null, unitId: null, institutionId: null };

/** The subject names the recipient within edition and kind: `entry:<id>`, `person:<id>`, `named:<digest>`. */
export type Recipient = RecipientText & { readonly subject: string; readonly holder: Holder };

/** Who signs, where and on which day, in which language. */
export const signingSchema = z.strictObject({
  lang: z.enum(['id', 'en']),
  place: line(LONGEST_NAME),
  date: z.iso.date(),
  signerName: line(LONGEST_NAME).min(1),
  signerOffice: line(LONGEST_NAME).min(1),
});
export type Signing = z.infer<typeof signingSchema>;

/** All that stands on the paper, frozen when it is given out. */
export const contentSchema = z.strictObject({
  ...recipientSchema.shape,
  ...signingSchema.shape,
  kind: z.enum(certificateKinds),
  edition: line(LONGEST_TITLE),
  organiser: line(LONGEST_TITLE),
});
export type CertificateContent = z.infer<typeof contentSchema>;

export type Certificate = Holder & {
  readonly id: CertificateId;
  readonly batchId: CertificateBatchId;
  readonly kind: CertificateKind;
  /** Position in the edition, from 1. */
  readonly no: number;
  readonly number: string;
  readonly code: PublicCode;
  readonly subject: string;
  readonly state: CertificateState;
  readonly content: CertificateContent;
  readonly digest: string;
  readonly issuedAt: Date;
  /** Before this moment it is there for the organiser alone; null: as soon as it is given. */
  readonly visibleFrom: Date | null;
  readonly revokedAt: Date | null;
  readonly revokedReason: string;
  readonly supersededAt: Date | null;
};

/** Why something was refused; each code has the message `certificate.refusal.<code>`. */
export const certificateRefusals = [
  'not_found',
  'no_recipients',
  'list_too_long',
  'number_taken',
  'not_issued',
  'already_given',
  'reason_missing',
  'too_long',
  'unchanged',
  'stale',
  'not_now',
  'busy',
  'under_embargo',
] as const;
export type CertificateRefusal = (typeof certificateRefusals)[number];

/** A line of a list of certificates. */
export type ListedCertificate = Pick<
  Certificate,
  'id' | 'no' | 'number' | 'code' | 'kind' | 'state' | 'content' | 'issuedAt' | 'visibleFrom' | 'revokedReason'
>;

export const certificateSorts = ['number', 'name'] as const;
export type CertificateFilter = {
  readonly kind: CertificateKind | null;
  readonly state: CertificateState | null;
  /** Looked for in names and numbers. */
  readonly text: string;
  readonly batch: CertificateBatchId | null;
  readonly sort: (typeof certificateSorts)[number];
  readonly descending: boolean;
};
