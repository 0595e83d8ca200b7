import type { InstitutionId, InstitutionKind, PersonId } from '#identity/index.ts';
import { tablesOf } from '#platform/db.ts';
import type { EditionId } from './model/edition.ts';
import type { EditionState, RevisionKind } from './model/states.ts';

export type EditionTables = {
  edition: {
    id: EditionId;
    organiser_id: InstitutionId;
    state: EditionState;
    revision: number;
    published_at: Date | null;
    locked_at: Date | null;
    created_by: PersonId;
    created_at: Date;
    updated_at: Date;
  };
  edition_revision: {
    edition_id: EditionId;
    no: number;
    kind: RevisionKind;
    /** Parsed by `editionDocument` when it is read. */
    document: unknown;
    reason: string;
    saved_by: PersonId;
    saved_at: Date;
  };
  /** Read for the names of organisers and of who saved. */
  institution: { id: InstitutionId; kind: InstitutionKind; name: string; region_code: string | null };
  person: { id: PersonId; name: string };
};

export const tables = tablesOf<EditionTables>();
