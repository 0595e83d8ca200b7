import type { PersonId } from '#identity/index.ts';
import type { EntryId, Interviewee, Panel, Placed } from '../../model/arrangement.ts';
import type { RoomId, Slot } from '../../model/plan.ts';
import { conflictsIn, type Panels, panelsOf } from '../clashes.ts';
import { overlaps } from '../slots.ts';

export type Room = {
  readonly slots: readonly Slot[];
  readonly panels: readonly Panel[];
  readonly mostPerDay: number | null;
};

/** What stands in the way of an entry in a slot. */
export type Obstacle = {
  readonly why: 'taken' | 'juror_busy' | 'entrant_busy' | 'day_full';
  readonly entryId: EntryId | null;
};

/** The timetable while it is being filled. */
export class Table {
  readonly slots: readonly Slot[];
  readonly panels: Panels;
  readonly #mostPerDay: number | null;
  readonly #beside: ReadonlyMap<Slot, readonly Slot[]>;
  readonly #entryAt = new Map<Slot, Interviewee>();
  readonly #slotOf = new Map<EntryId, Slot>();
  /** Interviews of a room on a day. */
  readonly #held = new Map<string, number>();

  constructor({ slots, panels, mostPerDay }: Room) {
    this.slots = slots.toSorted((a, b) => a.startsAt.getTime() - b.startsAt.getTime());
    this.panels = panelsOf(panels);
    this.#mostPerDay = mostPerDay;
    this.#beside = besides(this.slots);
  }

  entryAt(slot: Slot): Interviewee | null {
    return this.#entryAt.get(slot) ?? null;
  }

  slotOf(entryId: EntryId): Slot | null {
    return this.#slotOf.get(entryId) ?? null;
  }

  put(entry: Interviewee, slot: Slot): void {
    this.#entryAt.set(slot, entry);
    this.#slotOf.set(entry.entryId, slot);
    this.#count(slot, 1);
  }

  take(entry: Interviewee): void {
    const slot = this.#slotOf.get(entry.entryId);
    if (!slot) return;
    this.#entryAt.delete(slot);
    this.#slotOf.delete(entry.entryId);
    this.#count(slot, -1);
  }

  #count(slot: Slot, change: number): void {
    this.#held.set(hallOf(slot), (this.#held.get(hallOf(slot)) ?? 0) + change);
  }

  /** Whether the panel of the room may hear the entry at all. */
  admits(entry: Interviewee, slot: Slot): boolean {
    return conflictsIn(entry, slot.roomId, this.panels).length === 0;
  }

  /** All that keeps the entry out of the slot at the moment. */
  obstacles(entry: Interviewee, slot: Slot): readonly Obstacle[] {
    const sitting = this.#entryAt.get(slot);
    if (sitting) return [{ why: 'taken', entryId: sitting.entryId }];
    const panel = this.panels.get(slot.roomId) ?? [];
    const found: Obstacle[] = [];
    for (const other of this.#beside.get(slot) ?? []) {
      const there = this.#entryAt.get(other);
      if (!there || there.entryId === entry.entryId) continue;
      const why = this.#clash({ panel, roomId: slot.roomId, entry }, { other, there });
      if (why) found.push({ why, entryId: there.entryId });
    }
    return this.#isDayFull(slot) ? [...found, { why: 'day_full', entryId: null }] : found;
  }

  #clash(
    here: { readonly panel: readonly PersonId[]; readonly roomId: RoomId; readonly entry: Interviewee },
    { other, there }: { readonly other: Slot; readonly there: Interviewee },
  ): Obstacle['why'] | null {
    if (other.roomId === here.roomId) return 'taken';
    const elsewhere = this.panels.get(other.roomId) ?? [];
    if (here.panel.some((juror) => elsewhere.includes(juror))) return 'juror_busy';
    return here.entry.entrants.some((one) => there.entrants.includes(one)) ? 'entrant_busy' : null;
  }

  #isDayFull(slot: Slot): boolean {
    return this.#mostPerDay !== null && (this.#held.get(hallOf(slot)) ?? 0) >= this.#mostPerDay;
  }

  placed(): readonly Placed[] {
    return this.slots.flatMap((slot) => {
      const entry = this.#entryAt.get(slot);
      return entry ? [{ entry, slot }] : [];
    });
  }
}

/** A room on one day. */
export const hallOf = (slot: Slot): string => `${slot.day} ${slot.roomId}`;

function besides(slots: readonly Slot[]): ReadonlyMap<Slot, readonly Slot[]> {
  const found = new Map<Slot, Slot[]>(slots.map((slot) => [slot, []]));
  slots.forEach((slot, index) => {
    for (let next = index + 1; next < slots.length; next += 1) {
      const other = slots[next];
      if (!other || other.startsAt >= slot.endsAt) break;
      if (!overlaps(slot, other)) continue;
      found.get(slot)?.push(other);
      found.get(other)?.push(slot);
    }
  });
  return found;
}
