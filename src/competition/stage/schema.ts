import type { Generated } from 'kysely';
import type { InstitutionId, InstitutionKind, PersonId, Role, UnitId } from '#identity/index.ts';
import { tablesOf } from '#platform/db.ts';
import type { EditionId } from '../edition/model/edition.ts';
import type { EntryId, SnapshotId } from '../entry/model/entry.ts';
import type { EntryState } from '../entry/model/states.ts';
import type { Checklist, CheckOutcome, CheckState, ReasonCode } from './model/check.ts';
import type { CourseOutcome, DecidingStage } from './model/course.ts';
import type { PassageId, PlenaryId } from './model/ids.ts';
import type { MinutesContent } from './model/minutes.ts';
import type { MemberPart, PlenaryStage, PlenaryState } from './model/plenary.ts';

export type StageTables = {
  entry_check: {
    entry_id: EntryId;
    edition_id: EditionId;
    snapshot_id: SnapshotId;
    state: CheckState;
    outcome: CheckOutcome | null;
    checklist: Checklist;
    reasons: readonly ReasonCode[];
    note: string;
    revision: Generated<number>;
    first_by: PersonId | null;
    first_at: Date | null;
    second_by: PersonId | null;
    second_at: Date | null;
    correct_until: Date | null;
  };
  entry_checker: {
    entry_id: EntryId;
    edition_id: EditionId;
    person_id: PersonId;
    assigned_by: PersonId | null;
    assigned_at: Date;
  };
  entry_passage: {
    id: PassageId;
    entry_id: EntryId;
    edition_id: EditionId;
    stage: DecidingStage;
    outcome: CourseOutcome;
    award_code: string | null;
    note: string;
    reasons: readonly ReasonCode[];
    plenary_id: PlenaryId | null;
    decided_by: PersonId | null;
    decided_at: Date;
    undone_at: Date | null;
  };
  plenary: {
    id: PlenaryId;
    edition_id: EditionId;
    stage: PlenaryStage;
    state: PlenaryState;
    held_on: string | null;
    place: string;
    minutes: string;
    revision: Generated<number>;
    opened_by: PersonId | null;
    opened_at: Date;
    signed_by: PersonId | null;
    signed_at: Date | null;
    announced_at: Generated<Date | null>;
  };
  plenary_member: {
    plenary_id: PlenaryId;
    place: number;
    name: string;
    office: string;
    part: MemberPart;
    present: boolean;
  };
  plenary_choice: {
    plenary_id: PlenaryId;
    entry_id: EntryId;
    chosen: boolean;
    award_code: string | null;
    reason: string;
    votes_for: number | null;
    votes_against: number | null;
    votes_abstained: number | null;
    chosen_by: PersonId | null;
    chosen_at: Date;
  };
  plenary_minutes: {
    plenary_id: PlenaryId;
    no: number;
    content: MinutesContent;
    sha256: string;
    signed_by: PersonId | null;
    signed_at: Date;
    reopened_by: PersonId | null;
    reopened_at: Date | null;
    reopen_reason: string;
  };
} & JoinedTables;

/** Columns of tables of other rooms that are read in joins and never written. */
type JoinedTables = {
  entry: {
    id: EntryId;
    edition_id: EditionId;
    group_code: string;
    category_code: string | null;
    institution_id: InstitutionId;
    unit_id: UnitId | null;
    state: EntryState;
    title: string;
    snapshot_id: SnapshotId | null;
    submitted_at: Date | null;
    open_until: Date | null;
  };
  entry_snapshot: { id: SnapshotId; entry_id: EntryId; receipt: string };
  institution: { id: InstitutionId; kind: InstitutionKind; name: string; region_code: string | null };
  unit: { id: UnitId; name: string };
  person: { id: PersonId; name: string; deactivated_at: Date | null };
  membership: { person_id: PersonId; institution_id: InstitutionId; role: Role; ended_at: Date | null };
};

export const tables = tablesOf<StageTables>();
