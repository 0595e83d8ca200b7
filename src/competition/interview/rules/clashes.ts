import type { PersonId } from '#identity/index.ts';
import type { Clash, Panel, Placed } from '../model/arrangement.ts';
import type { RoomId, Slot } from '../model/plan.ts';
import { overlaps } from './slots.ts';

export type Panels = ReadonlyMap<RoomId, readonly PersonId[]>;

export function panelsOf(rooms: readonly Panel[]): Panels {
  return new Map(rooms.map((room) => [room.id, room.jurors]));
}

const shared = <Thing>(a: readonly Thing[], b: readonly Thing[]) => a.filter((it) => b.includes(it));

/** Jurors of the room who may not hear the entry. */
export function conflictsIn(entry: Placed['entry'], roomId: RoomId, panels: Panels): readonly PersonId[] {
  return shared(panels.get(roomId) ?? [], entry.conflicts);
}

/** What keeps two interviews from being where they are; null when nothing does. */
function clashOf(one: Placed, other: Placed, panels: Panels): Clash | null {
  if (!overlaps(one.slot, other.slot)) return null;
  const ids = { entryId: one.entry.entryId, otherId: other.entry.entryId };
  const [mine, theirs] = [one.slot.roomId, other.slot.roomId];
  if (mine === theirs) return { code: 'room', ...ids, jurors: [] };
  const jurors = shared(panels.get(mine) ?? [], panels.get(theirs) ?? []);
  if (jurors.length > 0) return { code: 'juror', ...ids, jurors };
  const isTwice = shared(one.entry.entrants, other.entry.entrants).length > 0;
  return isTwice ? { code: 'entrant', ...ids, jurors: [] } : null;
}

/** All clashes of one interview with the others and with its own panel. */
export function clashesWith(one: Placed, others: readonly Placed[], panels: Panels): readonly Clash[] {
  const { entry, slot } = one;
  const barred = conflictsIn(entry, slot.roomId, panels);
  const own: Clash[] =
    barred.length > 0 ? [{ code: 'conflict', entryId: entry.entryId, otherId: entry.entryId, jurors: barred }] : [];
  const rest = others.filter((it) => it.entry.entryId !== entry.entryId);
  return [...own, ...rest.flatMap((other) => clashOf(one, other, panels) ?? [])];
}

/** All clashes of a timetable, each pair once. */
export function clashesOf(placed: readonly Placed[], panels: Panels): readonly Clash[] {
  return placed.flatMap((one, index) => clashesWith(one, placed.slice(index + 1), panels));
}

/** The timetable after an entry took the slot; whoever had it takes the one that is left, if there is one. */
export function shifted(placed: readonly Placed[], entry: Placed['entry'], slot: Slot): readonly Placed[] {
  const before = placed.find((it) => it.entry.entryId === entry.entryId)?.slot ?? null;
  const rest = placed.filter((it) => it.entry.entryId !== entry.entryId);
  const moved = rest.flatMap((it) => {
    if (it.slot.id !== slot.id) return [it];
    return before ? [{ entry: it.entry, slot: before }] : [];
  });
  return [...moved, { entry, slot }];
}

/** What would clash if the entry took the slot (and whoever has it the slot of the entry); none: it may. */
export function clashesOfMove(placed: readonly Placed[], { entry, slot }: Placed, panels: Panels): readonly Clash[] {
  const after = shifted(placed, entry, slot);
  const had = placed.find((it) => it.slot.id === slot.id)?.entry.entryId;
  const touched = after.filter((it) => [entry.entryId, had].includes(it.entry.entryId));
  return touched.flatMap((one) => clashesWith(one, after, panels));
}
