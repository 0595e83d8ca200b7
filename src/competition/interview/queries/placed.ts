import type { Conn } from '#platform/db.ts';
import type { EditionId } from '../../edition/model/edition.ts';
import type { Clash, Placed } from '../model/arrangement.ts';
import type { Interview, MoveStep, Timetable } from '../model/interview.ts';
import type { SlotId } from '../model/plan.ts';
import { clashesOf, clashesOfMove, type Panels, panelsOf } from '../rules/clashes.ts';
import { toArrange } from './interviewees.ts';

type Of = { readonly editionId: EditionId; readonly timetable: Timetable };

const panelsIn = ({ rooms }: Timetable): Panels =>
  panelsOf(rooms.map((room) => ({ id: room.id, jurors: room.jurors.map((seat) => seat.id) })));

/** Who stands where after the steps, with what the rules ask of each entry. */
async function placedIn(conn: Conn, { editionId, timetable }: Of, steps: readonly MoveStep[] = []) {
  const entryOf = new Map((await toArrange(conn, editionId)).map((it) => [it.entryId, it]));
  const slotOf = new Map(timetable.slots.map((it) => [it.id, it]));
  const moved = new Map(steps.map((step) => [step.interview, step.to]));
  const placed = timetable.interviews.flatMap((it): readonly Placed[] => {
    const entry = entryOf.get(it.entryId);
    const to = moved.get(it.id);
    const slot = to === undefined ? it.slot : to && slotOf.get(to);
    return entry && slot ? [{ entry, slot }] : [];
  });
  return { placed, entryOf, panels: panelsIn(timetable) };
}

/** What clashes in the timetable as it stands: panels and keepers may have changed since it was made. */
export async function standingClashes(conn: Conn, of: Of): Promise<readonly Clash[]> {
  const { placed, panels } = await placedIn(conn, of);
  return clashesOf(placed, panels);
}

/** What would clash of the interviews that the steps touch. */
export async function clashesAfter(conn: Conn, of: Of, steps: readonly MoveStep[]): Promise<readonly Clash[]> {
  const { placed, panels } = await placedIn(conn, of, steps);
  const ids = new Set(steps.map((step) => step.interview));
  const touched = new Set(of.timetable.interviews.filter((it) => ids.has(it.id)).map((it) => it.entryId));
  return clashesOf(placed, panels).filter((it) => touched.has(it.entryId) || touched.has(it.otherId));
}

export type Option = { readonly slotId: SlotId; readonly clashes: readonly Clash[] };

/** What would clash in each slot that the interview could have; none: it may. */
export async function moveOptions(conn: Conn, of: Of, interview: Interview): Promise<readonly Option[]> {
  const { placed, entryOf, panels } = await placedIn(conn, of);
  const entry = entryOf.get(interview.entryId);
  if (!entry) return [];
  return of.timetable.slots
    .filter((slot) => slot.id !== interview.slot?.id)
    .map((slot) => ({ slotId: slot.id, clashes: clashesOfMove(placed, { entry, slot }, panels) }));
}
