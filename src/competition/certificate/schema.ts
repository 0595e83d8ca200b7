import type { InstitutionId, PersonId, UnitId } from '#identity/index.ts';
import { tablesOf } from '#platform/db.ts';
import type { PublicCode } from '#platform/public-code.ts';
import type { EditionId } from '../edition/model/edition.ts';
import type { EditionTables } from '../edition/schema.ts';
import type {
  BatchState,
  CertificateBatchId,
  CertificateContent,
  CertificateFileId,
  CertificateId,
  CertificateKind,
  CertificateState,
  FileForm,
  FileState,
  RecipientText,
} from './model.ts';

export type CertificateTables = Pick<EditionTables, 'edition'> & {
  certificate_setting: {
    edition_id: EditionId;
    number_format: string;
    short_name: string;
    lang: 'id' | 'en';
    place: string;
    signer_name: string;
    signer_office: string;
    logo: Buffer | null;
    signature: Buffer | null;
    last_no: number;
    revision: number;
  };
  certificate_batch: {
    id: CertificateBatchId;
    edition_id: EditionId;
    kind: CertificateKind;
    state: BatchState;
    lang: 'id' | 'en';
    place: string;
    dated: string;
    signer_name: string;
    signer_office: string;
    visible_from: Date | null;
    file_name: string;
    made_by: PersonId | null;
    made_at: Date;
    given_at: Date | null;
  };
  certificate_recipient: {
    batch_id: CertificateBatchId;
    no: number;
    subject: string;
    recipient: RecipientText;
    person_id: PersonId | null;
    unit_id: UnitId | null;
    institution_id: InstitutionId | null;
  };
  certificate: {
    id: CertificateId;
    edition_id: EditionId;
    batch_id: CertificateBatchId;
    kind: CertificateKind;
    no: number;
    number: string;
    code: PublicCode;
    subject: string;
    state: CertificateState;
    name: string;
    content: CertificateContent;
    digest: string;
    person_id: PersonId | null;
    unit_id: UnitId | null;
    institution_id: InstitutionId | null;
    issued_at: Date;
    revoked_at: Date | null;
    revoked_reason: string;
    superseded_at: Date | null;
    replaces: CertificateId | null;
  };
  certificate_file: {
    id: CertificateFileId;
    batch_id: CertificateBatchId;
    form: FileForm;
    state: FileState;
    total: number;
    done: number;
    last_no: number;
    bytes: number;
    failures: number;
    asked_by: PersonId | null;
    asked_at: Date;
    touched_at: Date;
    finished_at: Date | null;
  };
  certificate_file_part: {
    file_id: CertificateFileId;
    no: number;
    name: string;
    bytes: Buffer;
  };
};

export const tables = tablesOf<CertificateTables>();
