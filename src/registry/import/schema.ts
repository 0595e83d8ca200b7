import type { InstitutionId, MembershipId, PersonId, UnitId } from '#identity/index.ts';
import { tablesOf } from '#platform/db.ts';
import type { CellKind, TableForm } from '#platform/sheet/index.ts';
import type { InnovationId, VersionId } from '../model/ids.ts';
import type { RegistryTables } from '../schema.ts';
import type { SearchTables } from '../search/schema.ts';
import type {
  ExistingPolicy,
  FaultCode,
  FaultDetail,
  Former,
  ImportId,
  ImportState,
  LeaveWhy,
  Mapping,
  PlaceChoice,
  PlaceStanding,
  Plan,
  RecordOutcome,
  RecordResult,
  SaidPlace,
  Severity,
} from './model.ts';
import type { WantedInstitution } from './rules/place.ts';
import type { UndoReason } from './rules/undo.ts';

export type ImportTables = RegistryTables &
  Pick<SearchTables, 'search_doc'> & {
    import_run: {
      id: ImportId;
      institution_id: InstitutionId;
      scope: 'hub' | 'institution';
      started_by: PersonId;
      membership_id: MembershipId;
      state: ImportState;
      file_name: string;
      file_digest: string;
      form: TableForm;
      header_row: number;
      data_after: number;
      headings: readonly string[];
      heading_set: string;
      mapping: Mapping | null;
      revision: number;
      publish: boolean | null;
      on_existing: ExistingPolicy | null;
      row_count: number;
      record_count: number;
      done_count: number;
      failures: number;
      stop_wanted: boolean;
      created_at: Date;
      touched_at: Date;
      confirmed_at: Date | null;
      finished_at: Date | null;
      undone_at: Date | null;
      undone_by: PersonId | null;
    };
    import_file: { import_id: ImportId; bytes: Buffer };
    import_row: {
      import_id: ImportId;
      no: number;
      cells: readonly string[];
      kinds: Readonly<Record<string, CellKind>> | null;
    };
    import_fault: {
      id: number;
      import_id: ImportId;
      row_no: number;
      column_no: number | null;
      severity: Severity;
      code: FaultCode;
      detail: FaultDetail;
    };
    import_place: {
      import_id: ImportId;
      key: string;
      said: SaidPlace;
      standing: PlaceStanding;
      row_count: number;
      first_row: number;
      institution_id: InstitutionId | null;
      to_make: WantedInstitution | null;
      made: boolean;
    };
    import_unit: { import_id: ImportId; unit_id: UnitId };
    import_choice: { import_id: ImportId; place_key: string; choice: PlaceChoice };
    import_record: {
      import_id: ImportId;
      no: number;
      row_nos: number[];
      place_key: string;
      unit_name: string | null;
      title: string;
      title_key: string;
      start_year: number | null;
      external_id: string | null;
      plan: Plan;
      outcome: RecordOutcome;
      outcome_why: LeaveWhy;
      result: RecordResult | null;
      result_why: LeaveWhy;
      innovation_id: InnovationId | null;
      version_id: VersionId | null;
      former: Former | null;
      written_at: Date | null;
      undone: 'withdrawn' | 'reverted' | 'left' | null;
      undone_why: UndoReason | '';
    };
    import_mapping: {
      institution_id: InstitutionId;
      heading_set: string;
      mapping: Mapping;
      saved_by: PersonId;
      saved_at: Date;
    };
  };

export const tables = tablesOf<ImportTables>();
