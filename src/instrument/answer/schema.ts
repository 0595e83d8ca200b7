import type { Generated } from 'kysely';
import type { InstitutionId, PersonId, UnitId } from '#identity/index.ts';
import { tablesOf } from '#platform/db.ts';
import type { InstrumentEditionId } from '../catalogue/model/edition.ts';
import type { SubjectKind } from '../catalogue/model/parts.ts';
import type { AnswerOrigin, Scores, SheetId } from './model/sheet.ts';
import type { SheetState } from './model/states.ts';

export type AnswerTables = {
  instrument_sheet: {
    id: SheetId;
    edition_id: InstrumentEditionId;
    subject_kind: SubjectKind;
    subject_id: string;
    title: string;
    institution_id: InstitutionId;
    unit_id: UnitId | null;
    state: SheetState;
    return_note: Generated<string>;
    copied_from: SheetId | null;
    created_by: PersonId;
    created_at: Date;
    updated_at: Date;
    handed_in_by: PersonId | null;
    handed_in_at: Date | null;
    verified_by: PersonId | null;
    verified_at: Date | null;
  };
  instrument_answer: {
    sheet_id: SheetId;
    item: string;
    basis: Generated<string>;
    option: Generated<string>;
    note: Generated<string>;
    claimed_by: PersonId | null;
    claimed_at: Date | null;
    origin: Generated<AnswerOrigin>;
    confirmed: Generated<boolean>;
    verified_basis: Generated<string>;
    verified_option: string | null;
    verifier_note: Generated<string>;
    verified_by: PersonId | null;
    verified_at: Date | null;
    revision: Generated<number>;
  };
  /** Written by triggers with every change of a sheet, its answers and its papers; the scores by the job. */
  instrument_claimed: {
    sheet_id: SheetId;
    changed: number;
    scores: Scores | null;
  };
  /** Columns of other tables that are read in joins and never written. */
  instrument_edition: { id: InstrumentEditionId; key: string; year: number };
  institution: { id: InstitutionId; name: string };
  unit: { id: UnitId; name: string };
  person: { id: PersonId; name: string };
};

export const tables = tablesOf<AnswerTables>();
