import type { InstitutionId, PersonId } from '#identity/index.ts';
import { tablesOf } from '#platform/db.ts';
import type { FrozenId, Paper, SectionKey } from './model/report.ts';

export const tables = tablesOf<{
  report_text: {
    institution_id: InstitutionId;
    year: number;
    section: SectionKey;
    body: string;
    revision: number;
    saved_by: PersonId | null;
    saved_at: Date;
  };
  report_frozen: {
    id: FrozenId;
    institution_id: InstitutionId;
    year: number;
    no: number;
    content: Paper;
    pdf: Buffer;
    docx: Buffer;
    sha256: string;
    reason: string;
    frozen_by: PersonId | null;
    frozen_at: Date;
  };
  /** Read for names. */
  person: { id: PersonId; name: string };
}>();
