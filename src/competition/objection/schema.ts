import type { Generated } from 'kysely';
import type { InstitutionId, PersonId, UnitId } from '#identity/index.ts';
import { tablesOf } from '#platform/db.ts';
import type { EditionId } from '../edition/model/edition.ts';
import type { EntryId } from '../entry/model/entry.ts';
import type { FileSide, Ground, ObjectionFileId, ObjectionId } from './model/objection.ts';
import type { ObjectionOutcome, ObjectionState } from './model/states.ts';

export type ObjectionTables = {
  objection: {
    id: ObjectionId;
    edition_id: EditionId;
    entry_id: EntryId;
    state: ObjectionState;
    code: string | null;
    key_digest: string;
    name: string;
    email: string;
    name_told: boolean;
    locale: 'id' | 'en';
    ground: Ground;
    body: string;
    links: readonly string[];
    sender_network: string;
    raised_at: Date;
    confirmed_at: Date | null;
    question: Generated<string>;
    asked_by: PersonId | null;
    asked_at: Date | null;
    asked_until: Date | null;
    statement: Generated<string>;
    stated_by: PersonId | null;
    stated_at: Date | null;
    outcome: ObjectionOutcome | null;
    answer: Generated<string>;
    first_by: PersonId | null;
    first_at: Date | null;
    second_by: PersonId | null;
    second_at: Date | null;
    answered_at: Date | null;
    reopen_reason: Generated<string>;
    revision: Generated<number>;
  };
  objection_file: {
    id: ObjectionFileId;
    objection_id: ObjectionId;
    side: FileSide;
    place: number;
    file_id: string;
  };
  /** Columns of other tables that are read in joins and never written. */
  edition: { id: EditionId; organiser_id: InstitutionId };
  entry: {
    id: EntryId;
    edition_id: EditionId;
    title: string;
    institution_id: InstitutionId;
    unit_id: UnitId | null;
    innovation_id: string | null;
  };
  entry_passage: { id: string; entry_id: EntryId; stage: string; undone_at: Date | null };
  innovation_keeper: { innovation_id: string; person_id: PersonId; until: Date | null };
  institution: { id: InstitutionId; name: string };
  unit: { id: UnitId; name: string };
  person: { id: PersonId; name: string };
  stored_file: {
    id: string;
    sha256: string;
    size: number;
    media_type: string;
    original_name: string;
    storage_key: string;
    scan_state: 'clean' | 'unscanned';
  };
};

export const tables = tablesOf<ObjectionTables>();
