import type { Generated } from 'kysely';
import type { InstitutionId, PersonId, Role, UnitId } from '#identity/index.ts';
import { tablesOf } from '#platform/db.ts';
import type { InnovationId } from '#registry/index.ts';
import type { EditionId } from '../edition/model/edition.ts';
import type { EntryId } from './model/arrangement.ts';
import type { MoveId } from './model/interview.ts';
import type { RoomId, SlotId } from './model/plan.ts';
import type { InterviewId, InterviewState, Presence } from './model/states.ts';

export type InterviewTables = {
  interview_plan: {
    edition_id: EditionId;
    /** Parsed by `readPlan`; without its rooms. */
    plan: unknown;
    revision: number;
    made_at: Date | null;
    saved_by: PersonId | null;
    saved_at: Date;
  };
  interview_room: { id: RoomId; edition_id: EditionId; no: number; name: string; place: string; link: string };
  interview_juror: { room_id: RoomId; person_id: PersonId };
  interview_slot: {
    id: SlotId;
    edition_id: EditionId;
    room_id: RoomId;
    day: string;
    starts_at: Date;
    ends_at: Date;
  };
  interview: {
    id: InterviewId;
    edition_id: EditionId;
    entry_id: EntryId;
    slot_id: SlotId | null;
    state: InterviewState;
    unplaced: string | null;
    sequence: Generated<number>;
    told_at: Date | null;
    answered_at: Date | null;
    answered_by: PersonId | null;
    wish: Generated<string>;
    began_at: Date | null;
    questions_at: Date | null;
    ended_at: Date | null;
    presence: Presence | null;
    presence_note: Generated<string>;
    leaders: Generated<string>;
  };
  interview_move: {
    id: MoveId;
    edition_id: EditionId;
    moved_by: PersonId | null;
    moved_at: Date;
    /** Parsed by `moveSteps`. */
    steps: unknown;
    undone_at: Date | null;
  };
  interview_calendar: { code: string; person_id: PersonId; edition_id: EditionId | null; made_at: Date };
} & JoinedTables;

/** Columns of other tables that are read in joins and never written. */
type JoinedTables = {
  edition: { id: EditionId; organiser_id: InstitutionId };
  entry: {
    id: EntryId;
    edition_id: EditionId;
    state: string;
    title: string;
    institution_id: InstitutionId;
    unit_id: UnitId | null;
    innovation_id: InnovationId | null;
  };
  institution: { id: InstitutionId; name: string; region_code: string | null };
  unit: { id: UnitId; name: string };
  person: { id: PersonId; name: string; deactivated_at: Date | null };
  membership: {
    person_id: PersonId;
    role: Role;
    institution_id: InstitutionId;
    unit_id: UnitId | null;
    ended_at: Date | null;
  };
  evaluation_conflict: { juror_id: string; subject_row: string; lifted_at: Date | null };
  evaluation_juror: { id: string; person_id: PersonId | null };
  evaluation_subject: { id: string; subject_id: EntryId };
  innovation_keeper: { innovation_id: InnovationId; person_id: PersonId; until: Date | null };
};

export const tables = tablesOf<InterviewTables>();
