import type { InstitutionId } from '#identity/index.ts';
import type { EntryId, Interviewee } from '../../model/arrangement.ts';
import type { Slot, Spread } from '../../model/plan.ts';
import { hallOf, type Table } from './table.ts';

export type Wish = {
  readonly spread: Spread;
  /** All entries of each institution. */
  readonly mates: ReadonlyMap<InstitutionId, readonly EntryId[]>;
};

const OTHER_DAY = 1000;
const OTHER_ROOM = 300;

/** The free slot that suits the entry best; of those that suit alike the earliest. */
export function bestFree(table: Table, entry: Interviewee, wish: Wish): Slot | null {
  const free = table.slots.filter((slot) => table.admits(entry, slot) && table.obstacles(entry, slot).length === 0);
  if (wish.spread === 'any') return free[0] ?? null;
  const others = (wish.mates.get(entry.institutionId) ?? []).filter((id) => id !== entry.entryId);
  const mates = others.flatMap((id) => table.slotOf(id) ?? []);
  const waiting = others.length - mates.length + 1;
  const cost = wish.spread === 'together' ? togetherCost(free, mates, waiting) : apartCost(mates);
  let best: { readonly slot: Slot; readonly cost: number } | null = null;
  for (const slot of free) {
    const its = cost(slot);
    if (!best || its < best.cost) best = { slot, cost: its };
  }
  return best?.slot ?? null;
}

const minutesBetween = (a: Slot, b: Slot) => Math.abs(a.startsAt.getTime() - b.startsAt.getTime()) / 60_000;

/** The first of an institution looks for a room and day with place for the rest; the others look for its side. */
function togetherCost(free: readonly Slot[], mates: readonly Slot[], waiting: number): (slot: Slot) => number {
  if (mates.length === 0) {
    const place = new Map<string, number>();
    for (const slot of free) place.set(hallOf(slot), (place.get(hallOf(slot)) ?? 0) + 1);
    return (slot) => ((place.get(hallOf(slot)) ?? 0) >= waiting ? 0 : 1);
  }
  return (slot) =>
    Math.min(
      ...mates.map((mate) => {
        if (mate.day !== slot.day) return OTHER_DAY;
        return minutesBetween(mate, slot) + (mate.roomId === slot.roomId ? 0 : OTHER_ROOM);
      }),
    );
}

/** On another day before all, then in another room. */
function apartCost(mates: readonly Slot[]): (slot: Slot) => number {
  return (slot) =>
    mates.reduce((sum, mate) => {
      if (mate.day !== slot.day) return sum;
      return sum + (mate.roomId === slot.roomId ? OTHER_DAY + 1 : OTHER_DAY);
    }, 0);
}
