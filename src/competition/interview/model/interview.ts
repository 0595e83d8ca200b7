import * as z from 'zod';
import type { InstitutionId, PersonId, UnitId } from '#identity/index.ts';
import type { Id } from '#platform/ids.ts';
import type { EditionId } from '../../edition/model/edition.ts';
import type { EntryId } from './arrangement.ts';
import type { InterviewPlan, RoomId, Slot, SlotId } from './plan.ts';
import type { InterviewId, InterviewState, Presence } from './states.ts';

export type MoveId = Id<'InterviewMoveId'>;
export const LONGEST_NOTE = 2000;

/** Of an entry that is to be heard: what it is called, whose it is, and who comes. */
export type Heard = {
  readonly entryId: EntryId;
  readonly title: string;
  readonly institutionId: InstitutionId;
  readonly institutionName: string;
  readonly regionCode: string | null;
  readonly unitId: UnitId | null;
  readonly unitName: string | null;
  readonly keeperIds: readonly PersonId[];
};

export type Interview = Heard & {
  readonly id: InterviewId;
  readonly editionId: EditionId;
  readonly organiserId: InstitutionId;
  readonly slot: Slot | null;
  /** Jurors of the slot's room. */
  readonly jurorIds: readonly PersonId[];
  readonly state: InterviewState;
  readonly unplaced: string | null;
  readonly sequence: number;
  readonly toldAt: Date | null;
  readonly answeredAt: Date | null;
  readonly answeredByName: string | null;
  /** Why another time is asked for; '' when none is. */
  readonly wish: string;
  readonly beganAt: Date | null;
  readonly questionsAt: Date | null;
  readonly endedAt: Date | null;
  readonly presence: Presence | null;
  readonly presenceNote: string;
  readonly leaders: string;
};

export type Seat = { readonly id: PersonId; readonly name: string };
export type Room = {
  readonly id: RoomId;
  readonly name: string;
  readonly place: string;
  readonly link: string;
  readonly jurors: readonly Seat[];
};

/** The plan of an edition as it is kept; null parts while none is. */
export type KeptPlan = {
  readonly editionId: EditionId;
  readonly plan: InterviewPlan;
  readonly revision: number;
  readonly madeAt: Date | null;
};

export type Timetable = {
  readonly rooms: readonly Room[];
  readonly slots: readonly Slot[];
  readonly interviews: readonly Interview[];
};

const id = z.uuid();
const step = z.strictObject({ interview: id, from: id.nullable(), to: id.nullable() });

/** What a move changed: interview, slot before and after. */
export const moveSteps = z
  .array(
    step.transform(({ interview, from, to }) => ({
      interview: interview as InterviewId,
      from: from as SlotId | null,
      to: to as SlotId | null,
    })),
  )
  .max(2);
export type MoveStep = z.infer<typeof moveSteps>[number];

/** The last change by hand, as long as it can be taken back. */
export type LastMove = { readonly id: MoveId; readonly movedAt: Date; readonly titles: readonly string[] };
