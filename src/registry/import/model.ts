import type { InstitutionId, InstitutionKind, MembershipId, PersonId } from '#identity/index.ts';
import type { Id } from '#platform/ids.ts';
import type { TableForm } from '#platform/sheet/index.ts';
import type { InnovationContent } from '../model/content.ts';
import type { InnovationId, VersionId } from '../model/ids.ts';
import type { Target } from './rules/targets.ts';

export type ImportId = Id<'ImportId'>;

/** How much of a long list stands on one page. */
export const FAULTS_A_PAGE = 50;
export const RECORDS_A_PAGE = 50;
export const RUNS_A_PAGE = 20;

/** Where an import stands, from the staged rows to the undone import. */
export const importStates = [
  'staged',
  'checking',
  'checked',
  'running',
  'stopped',
  'failed',
  'done',
  'undoing',
  'undone',
] as const;
export type ImportState = (typeof importStates)[number];

/** What is done with a column: it fills a field, its text is kept in the note on sources, or it is left out. */
export type ColumnUse = Target | 'note' | 'ignore';

/** How the columns of a sheet become a record, as a person decided it. */
export type Mapping = {
  /** One use a column, from left to right. */
  readonly columns: readonly ColumnUse[];
  /** Institution of the rows that name none. */
  readonly institutionId: InstitutionId | null;
  /** Competition of the awards whose row names none. */
  readonly competition: string;
  /** System that gave the ids in the column of ids, such as "iga". */
  readonly idSystem: string;
};

/** What happens to a record that stands already and whose row says something else. */
export const existingPolicies = ['update', 'keep'] as const;
export type ExistingPolicy = (typeof existingPolicies)[number];

export const severities = ['error', 'warning'] as const;
export type Severity = (typeof severities)[number];

/** Something about a cell or a row: an error keeps the row out, a warning does not. */
export type Fault = {
  readonly row: number;
  /** From 0; null for the row as a whole. */
  readonly column: number | null;
  readonly severity: Severity;
  readonly code: FaultCode;
  readonly detail: FaultDetail;
};

/** Values of a fault's message; texts of cells are cut to what a person needs to find them. */
export type FaultDetail = {
  readonly value?: string;
  readonly limit?: number;
  readonly other?: string;
};

export const faultCodes = [
  'title_missing',
  'institution_missing',
  'not_your_institution',
  'left_out',
  'too_long',
  'unreadable',
  'cell_fault',
  'uncomputed',
  'impossible_date',
  'unknown_date',
  'date_without_day',
  'impossible_year',
  'unknown_year',
  'uncertain_year',
  'unknown_word',
  'unknown_affair',
  'unknown_goal',
  'impossible_goal',
  'unknown_coordinates',
  'impossible_coordinates',
  'swapped_coordinates',
  'far_coordinates',
  'not_a_link',
  'unknown_level',
  'uncertain_level',
  'uncertain_group',
  'stage_no_award',
  'place_not_stated',
  'place_kind_unknown',
  'place_kind_differs',
  'place_region_unknown',
  'place_region_ambiguous',
  'place_village_named',
  'same_record',
  'rows_differ',
  'unit_differs',
  'id_elsewhere',
  'several_match',
  'over_limit',
] as const;
export type FaultCode = (typeof faultCodes)[number];

/** The facts of a record that a row states; what it does not state is not there. */
export type SaidContent = Partial<InnovationContent>;

export type SaidAward = {
  readonly titleUsed: string;
  readonly competition: string;
  readonly awardGroup: string | null;
  readonly levelText: string;
  readonly levelTop: number | null;
  readonly year: number | null;
  readonly yearCertain: boolean;
  readonly sourceUrl: string | null;
  readonly note: string;
};

/** The institution that a row names, as far as the cell says it. */
export type SaidPlace = {
  /** The cells as written: rows with the same key name the same institution. */
  readonly key: string;
  readonly text: string;
  readonly kind: InstitutionKind | null;
  readonly name: string | null;
  readonly regionCode: string | null;
  readonly doubts: readonly PlaceDoubt[];
  /** Codes of regions that the text may mean. */
  readonly candidates: readonly string[];
};

export type PlaceDoubt =
  | 'not_stated'
  | 'kind_unknown'
  | 'kind_differs'
  | 'region_unknown'
  | 'region_ambiguous'
  | 'village_named';

/** `foreign` belongs to another admin, `missing` is no name at all; both keep their rows out. */
export type PlaceStanding = 'matched' | 'new' | 'unclear' | 'foreign' | 'missing';

/** What a person decided about a place for all its rows. */
export type PlaceChoice =
  | { readonly kind: 'institution'; readonly institutionId: InstitutionId }
  | { readonly kind: 'region'; readonly regionCode: string }
  | { readonly kind: 'as_written' }
  | { readonly kind: 'leave_out' };

/** What one record of the sheet says, gathered from its rows. */
export type Plan = {
  readonly content: SaidContent & { readonly title: string };
  readonly awards: readonly SaidAward[];
};

export type RecordOutcome = 'create' | 'update' | 'unchanged' | 'leave';
export type RecordResult = 'created' | 'updated' | 'unchanged' | 'left' | 'failed';

/** Why a record is left as it stands although its row says something else. */
export type LeaveWhy =
  | 'policy'
  | 'being_edited'
  | 'archived'
  | 'several_match'
  | 'id_elsewhere'
  | 'incomplete'
  | 'unit_closed'
  | 'refused'
  | '';

/** A record of the sheet with the place it belongs to and the key by which it is found again. */
export type StagedRecord = {
  readonly no: number;
  readonly rowNos: readonly number[];
  readonly placeKey: string;
  readonly unitName: string | null;
  readonly titleKey: string;
  readonly startYear: number | null;
  readonly externalId: string | null;
  readonly plan: Plan;
};

export type ImportRun = {
  readonly id: ImportId;
  readonly institutionId: InstitutionId;
  readonly institutionName: string;
  readonly scope: 'hub' | 'institution';
  readonly startedBy: PersonId;
  readonly startedByName: string;
  readonly membershipId: MembershipId;
  readonly state: ImportState;
  readonly fileName: string;
  readonly form: TableForm;
  readonly headerRow: number;
  readonly dataAfter: number;
  readonly headings: readonly string[];
  readonly headingSet: string;
  readonly mapping: Mapping | null;
  readonly revision: number;
  readonly publish: boolean | null;
  readonly onExisting: ExistingPolicy | null;
  readonly rowCount: number;
  readonly recordCount: number;
  readonly doneCount: number;
  readonly failures: number;
  readonly stopWanted: boolean;
  readonly createdAt: Date;
  readonly touchedAt: Date;
  readonly confirmedAt: Date | null;
  readonly finishedAt: Date | null;
  readonly undoneAt: Date | null;
  readonly undoneBy: PersonId | null;
};

/** What a record was before this import changed it, so that undoing gives it back. */
export type Former = { readonly content: InnovationContent; readonly awards: readonly SaidAward[] };

export type WrittenRecord = {
  readonly no: number;
  readonly result: RecordResult;
  readonly why: LeaveWhy;
  readonly innovationId: InnovationId | null;
  readonly versionId: VersionId | null;
  readonly former: Former | null;
};
