import type { Arrangement, Interviewee, Panel, Placed, Unplaced, UnplacedReason } from '../model/arrangement.ts';
import type { InterviewPlan, Slot } from '../model/plan.ts';
import { bestFree, type Wish } from './arrange/choose.ts';
import { makeRoom } from './arrange/make-room.ts';
import { type Obstacle, Table } from './arrange/table.ts';
import { conflictsIn } from './clashes.ts';
import { drawn } from './dice.ts';
import { overlaps } from './slots.ts';

export type Arranging = Pick<InterviewPlan, 'seed' | 'spread' | 'mostPerDay'> & {
  readonly panels: readonly Panel[];
  readonly slots: readonly Slot[];
  readonly entries: readonly Interviewee[];
  /** Interviews whose time stays, as those already confirmed. */
  readonly kept: readonly Placed[];
};

/**
 * Gives each entry a slot without clashes: an order drawn by the seed, those with the fewest rooms first; where no slot is left
 * others move on. What has none is told with the reason. The same input gives the same timetable.
 */
export function arrange(given: Arranging): Arrangement {
  const { kept } = given;
  const keptSlots = kept.map((it) => it.slot);
  const isFree = (slot: Slot) =>
    keptSlots.every((it) => it.id !== slot.id && !(it.roomId === slot.roomId && overlaps(it, slot)));
  const slots = [...keptSlots, ...given.slots.filter(isFree)];
  const table = new Table({ slots, panels: given.panels, mostPerDay: given.mostPerDay });
  for (const { entry, slot } of kept) table.put(entry, slot);
  const keptIds = new Set(kept.map((it) => it.entry.entryId));
  const entries = given.entries.filter((it) => !keptIds.has(it.entryId));
  const entryOf = new Map([...kept.map((it) => it.entry), ...entries].map((it) => [it.entryId, it]));
  const wish = wishOf(given, entries);
  const unplaced: Unplaced[] = [];
  for (const entry of inOrder(given, entries, table)) {
    const slot = bestFree(table, entry, wish);
    if (slot) table.put(entry, slot);
    else if (!makeRoom(table, entry, { entryOf, kept: keptIds, tried: new Set() }))
      unplaced.push(whyNone(table, entry));
  }
  return { placed: table.placed(), unplaced, slots: table.slots };
}

/** Those with the fewest rooms open to them first; where institutions are kept together, one institution after the other. */
function inOrder({ seed, spread }: Arranging, entries: readonly Interviewee[], table: Table): readonly Interviewee[] {
  const order = drawn(
    entries.toSorted((a, b) => a.entryId.localeCompare(b.entryId)),
    seed,
  );
  const rooms = [...table.panels.keys()];
  const open = new Map(
    order.map((it) => [it, rooms.filter((room) => conflictsIn(it, room, table.panels).length === 0).length]),
  );
  const byRooms = order.toSorted((a, b) => (open.get(a) ?? 0) - (open.get(b) ?? 0));
  if (spread !== 'together') return byRooms;
  const groups = Map.groupBy(byRooms, (it) => it.institutionId);
  return [...groups.values()].flat();
}

function wishOf({ spread, kept }: Arranging, entries: readonly Interviewee[]): Wish {
  const groups = Map.groupBy([...kept.map((it) => it.entry), ...entries], (it) => it.institutionId);
  return { spread, mates: new Map([...groups].map(([id, those]) => [id, those.map((it) => it.entryId)])) };
}

/** Why no slot was left: what is in the way in those slots that nobody has. */
function whyNone(table: Table, entry: Interviewee): Unplaced {
  const { entryId } = entry;
  const open = table.slots.filter((slot) => table.admits(entry, slot));
  if (open.length === 0) {
    const rooms = [...table.panels.keys()];
    const jurors = new Set(rooms.flatMap((room) => conflictsIn(entry, room, table.panels)));
    return { entryId, why: jurors.size > 0 ? 'conflict' : 'no_slot', jurors: [...jurors] };
  }
  const obstacles = open.filter((slot) => !table.entryAt(slot)).flatMap((slot) => table.obstacles(entry, slot));
  return { entryId, why: mainReason(obstacles), jurors: [] };
}

function mainReason(obstacles: readonly Obstacle[]): UnplacedReason {
  const has = (why: Obstacle['why']) => obstacles.some((it) => it.why === why);
  if (has('entrant_busy')) return 'entrant_busy';
  if (has('juror_busy')) return 'juror_busy';
  return has('day_full') ? 'day_full' : 'no_slot';
}
