import type { EntryId, Interviewee } from '../../model/arrangement.ts';
import type { Slot } from '../../model/plan.ts';
import type { Table } from './table.ts';

type Moving = {
  readonly entryOf: ReadonlyMap<EntryId, Interviewee>;
  /** Entries whose time stays. */
  readonly kept: ReadonlySet<EntryId>;
  readonly tried: Set<Slot>;
};

/**
 * Finds a slot for the entry by moving others on, each to a slot that it may have: an augmenting path. Where jurors sit in one
 * room and entrants have one entry, it finds a place whenever there is one.
 */
export function makeRoom(table: Table, entry: Interviewee, moving: Moving): boolean {
  for (const slot of table.slots) {
    if (moving.tried.has(slot) || !table.admits(entry, slot)) continue;
    const obstacles = table.obstacles(entry, slot);
    if (obstacles.length === 0) {
      moving.tried.add(slot);
      table.put(entry, slot);
      return true;
    }
    if (obstacles.length > 1) continue;
    const inTheWay = obstacles[0]?.entryId;
    const other = inTheWay ? moving.entryOf.get(inTheWay) : undefined;
    if (!other || moving.kept.has(other.entryId)) continue;
    moving.tried.add(slot);
    if (moveOn(table, { entry, slot, other }, moving)) return true;
  }
  return false;
}

type Step = { readonly entry: Interviewee; readonly slot: Slot; readonly other: Interviewee };

/** Puts the entry where the other was in its way, and looks for a slot for the other; all as before when there is none. */
function moveOn(table: Table, { entry, slot, other }: Step, moving: Moving): boolean {
  const was = table.slotOf(other.entryId);
  if (!was) return false;
  table.take(other);
  if (table.obstacles(entry, slot).length > 0) {
    table.put(other, was);
    return false;
  }
  table.put(entry, slot);
  if (makeRoom(table, other, moving)) return true;
  table.take(entry);
  table.put(other, was);
  return false;
}
