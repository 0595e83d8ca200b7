import type { InstitutionId, PersonId } from '#identity/index.ts';
import { tablesOf } from '#platform/db.ts';
import type { InstrumentEditionId } from './model/edition.ts';
import type { EditionState, RevisionKind } from './model/states.ts';

export type CatalogueTables = {
  instrument_edition: {
    id: InstrumentEditionId;
    owner_id: InstitutionId;
    key: string;
    year: number;
    state: EditionState;
    revision: number;
    published_at: Date | null;
    locked_at: Date | null;
    created_by: PersonId;
    created_at: Date;
    updated_at: Date;
  };
  instrument_revision: {
    edition_id: InstrumentEditionId;
    no: number;
    kind: RevisionKind;
    /** Parsed by `instrumentDocument` when it is read. */
    document: unknown;
    reason: string;
    saved_by: PersonId;
    saved_at: Date;
  };
  /** Read for the names of owners and of who saved. */
  institution: { id: InstitutionId; name: string };
  person: { id: PersonId; name: string };
};

export const tables = tablesOf<CatalogueTables>();
