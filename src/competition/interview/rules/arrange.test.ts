import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { InstitutionId, PersonId } from '#identity/index.ts';
import type { EntryId, Interviewee, Placed } from '../model/arrangement.ts';
import { type InterviewPlan, planSchema, type RoomId, type Slot, type SlotId } from '../model/plan.ts';
import { type Arranging, arrange } from './arrange.ts';
import { clashesOf, clashesOfMove, panelsOf } from './clashes.ts';
import { slotsOf } from './slots.ts';

const uuid = (kind: number, no: number) => `0000000${kind}-0000-7000-8000-${String(no).padStart(12, '0')}` as const;
const roomId = (no: number) => uuid(1, no) as RoomId;
const juror = (no: number) => uuid(2, no) as PersonId;
const entryId = (no: number) => uuid(3, no) as EntryId;
const institution = (no: number) => uuid(4, no) as InstitutionId;

const dayStart = (date: string) => new Date(`${date}T00:00:00+07:00`);
const numbered = () => {
  let count = 0;
  return () => {
    count += 1;
    return uuid(5, count) as SlotId;
  };
};

const entry = (no: number, given: Partial<Interviewee> = {}): Interviewee => ({
  entryId: entryId(no),
  institutionId: institution(no),
  entrants: [`unit ${no}`],
  conflicts: [],
  ...given,
});

type Shape = {
  readonly days: number;
  readonly panels: readonly (readonly number[])[];
  readonly sessions?: InterviewPlan['days'][number]['sessions'];
};

function planOf({ days, panels, sessions = [{ from: '09:00', to: '10:00' }] }: Shape): InterviewPlan {
  return planSchema.parse({
    minutes: 20,
    presentationMinutes: 7,
    seed: 1,
    rooms: panels.map((those, no) => ({ id: roomId(no), name: `Ruang ${no}`, jurors: those.map(juror) })),
    days: Array.from({ length: days }, (_, no) => ({ date: `2026-08-${String(no + 3).padStart(2, '0')}`, sessions })),
  });
}

function arranging(shape: Shape, entries: readonly Interviewee[], given: Partial<Arranging> = {}): Arranging {
  const plan = planOf(shape);
  const slots = slotsOf(plan, { dayStart, newSlotId: numbered() });
  return { seed: 1, spread: 'any', mostPerDay: null, panels: plan.rooms, slots, entries, kept: [], ...given };
}

const clock = (slot: Slot | undefined) =>
  slot &&
  `${slot.day} ${new Date(slot.startsAt.getTime() + 7 * 3_600_000).toISOString().slice(11, 16)} ${Number(slot.roomId.slice(-4))}`;
const timeOf = (placed: readonly Placed[], no: number) =>
  clock(placed.find((it) => it.entry.entryId === entryId(no))?.slot);
const upTo = (count: number, of: (no: number) => Interviewee = (no) => entry(no)) =>
  Array.from({ length: count }, (_, no) => of(no + 1));

describe('shapes on record (domain §3)', () => {
  const session = (morning: string) => [
    { from: '09:00', to: morning },
    { from: '13:00', to: '14:20' },
  ];

  test('2021: 129 finalists, slots of 20 minutes, nine a day in two sessions, fill 15 days', () => {
    const shape = { days: 15, panels: [[1, 2, 3]], sessions: session('10:40') };
    const { placed, unplaced } = arrange(arranging(shape, upTo(129)));
    expect(unplaced).toEqual([]);
    expect(placed).toHaveLength(129);
    const perDay = [...Map.groupBy(placed, (it) => it.slot.day).values()].map((those) => those.length);
    expect(perDay).toEqual([...Array.from({ length: 14 }, () => 9), 3]);
  });

  test('six a day over 13 days hold 78, and the 79th is told that no slot is left', () => {
    const shape = { days: 13, panels: [[1, 2, 3]], sessions: session('10:40') };
    const { placed, unplaced } = arrange(arranging(shape, upTo(79), { mostPerDay: 6 }));
    expect(placed).toHaveLength(78);
    expect(unplaced.map((it) => it.why)).toEqual(['day_full']);
  });
});

test('the same seed draws the same timetable, and another one another', () => {
  const orderOf = (seed: number) =>
    arrange(arranging({ days: 2, panels: [[1]] }, upTo(6), { seed })).placed.map((it) =>
      Number(it.entry.entryId.slice(-4)),
    );
  expect(orderOf(1)).toEqual(orderOf(1));
  expect(orderOf(1).toSorted()).toEqual([1, 2, 3, 4, 5, 6]);
  expect(orderOf(2)).not.toEqual(orderOf(1));
});

test('the order in which entries are handed in does not matter', () => {
  const given = arranging({ days: 2, panels: [[1]] }, upTo(6));
  expect(arrange({ ...given, entries: given.entries.toReversed() })).toEqual(arrange(given));
});

describe('what cannot be at once is not', () => {
  test('a juror of two rooms sits in one of them at a time', () => {
    const { placed, unplaced } = arrange(
      arranging(
        {
          days: 1,
          panels: [
            [1, 2],
            [2, 3],
          ],
        },
        upTo(4),
      ),
    );
    expect(new Set(placed.map((it) => it.slot.startsAt.getTime())).size).toBe(3);
    expect(unplaced.map((it) => it.why)).toEqual(['juror_busy']);
  });

  test('a unit with two entries is heard twice, at two times', () => {
    const twins = upTo(2, (no) => entry(no, { entrants: ['unit 1', `person ${no}`] }));
    const { placed } = arrange(arranging({ days: 1, panels: [[1], [2]] }, twins));
    expect(placed.map((it) => clock(it.slot))).toEqual(['2026-08-03 09:00 0', '2026-08-03 09:20 0']);
  });

  test('an entry is heard by a panel without conflict, though its slot has to be made free', () => {
    const shape = { days: 1, panels: [[1], [2]], sessions: [{ from: '09:00', to: '09:20' }] };
    for (const seed of [1, 2, 3, 4]) {
      const entries = [entry(1), entry(2, { conflicts: [juror(2)] })];
      const { placed } = arrange(arranging(shape, entries, { seed }));
      expect([timeOf(placed, 1), timeOf(placed, 2)]).toEqual(['2026-08-03 09:00 1', '2026-08-03 09:00 0']);
    }
  });
});

describe('what has no slot is told why', () => {
  const whyOf = (shape: Shape, entries: readonly Interviewee[], given: Partial<Arranging> = {}) =>
    arrange(arranging(shape, entries, given)).unplaced;

  test('every panel has a juror with a conflict', () => {
    const tied = entry(1, { conflicts: [juror(1), juror(3)] });
    expect(whyOf({ days: 1, panels: [[1, 2], [3]] }, [tied])).toEqual([
      { entryId: entryId(1), why: 'conflict', jurors: [juror(1), juror(3)] },
    ]);
  });

  test('all slots are taken', () => {
    expect(whyOf({ days: 1, panels: [[1]] }, upTo(4)).map((it) => it.why)).toEqual(['no_slot']);
  });

  test('the slots that are left are at times when it is heard elsewhere', () => {
    const shape = { days: 1, panels: [[1], [2]], sessions: [{ from: '09:00', to: '09:20' }] };
    const twins = upTo(2, (no) => entry(no, { entrants: ['unit 1'] }));
    expect(whyOf(shape, twins).map((it) => it.why)).toEqual(['entrant_busy']);
  });
});

describe('entries of one institution', () => {
  const ofTwo = upTo(6, (no) => entry(no, { institutionId: institution(no % 2) }));
  const daysOf = (placed: readonly Placed[], which: number) =>
    placed.filter((it) => it.entry.institutionId === institution(which)).map((it) => clock(it.slot));

  test('stand side by side on one day when they are kept together', () => {
    const { placed } = arrange(arranging({ days: 2, panels: [[1]] }, ofTwo, { spread: 'together' }));
    const both = [daysOf(placed, 0), daysOf(placed, 1)].toSorted();
    expect(both).toEqual([
      ['2026-08-03 09:00 0', '2026-08-03 09:20 0', '2026-08-03 09:40 0'],
      ['2026-08-04 09:00 0', '2026-08-04 09:20 0', '2026-08-04 09:40 0'],
    ]);
  });

  test('are spread over the days when they are kept apart', () => {
    const { placed } = arrange(arranging({ days: 3, panels: [[1]] }, ofTwo, { spread: 'apart' }));
    for (const which of [0, 1])
      expect(daysOf(placed, which).map((it) => it?.slice(0, 10))).toEqual(['2026-08-03', '2026-08-04', '2026-08-05']);
  });
});

test('what is kept stays at its time, and what is new goes around it', () => {
  const given = arranging({ days: 1, panels: [[1]] }, upTo(3));
  const kept = [{ entry: entry(2), slot: { ...(given.slots[1] as Slot), id: uuid(6, 1) as SlotId } }];
  const { placed } = arrange({ ...given, kept });
  expect(placed).toHaveLength(3);
  expect(placed[1]).toEqual(kept[0]);
});

test('a move is checked with the one who gives way', () => {
  const given = arranging({ days: 1, panels: [[1], [2]] }, [entry(1), entry(2, { conflicts: [juror(2)] })]);
  const [one, two] = arrange(given).placed.toSorted((a, b) => a.entry.entryId.localeCompare(b.entry.entryId)) as [
    Placed,
    Placed,
  ];
  const panels = panelsOf(given.panels);
  const free = given.slots.find((it) => it.roomId === roomId(1) && it.startsAt > one.slot.startsAt) as Slot;
  expect(clashesOfMove([one, two], { entry: one.entry, slot: free }, panels)).toEqual([]);
  const inSecond = { ...one, slot: given.slots.find((it) => it.roomId === roomId(1)) as Slot };
  const inFirst = { ...two, slot: given.slots.find((it) => it.roomId === roomId(0)) as Slot };
  const wanted = { entry: one.entry, slot: inFirst.slot };
  expect(clashesOfMove([inSecond, inFirst], wanted, panels)).toEqual([
    { code: 'conflict', entryId: entryId(2), otherId: entryId(2), jurors: [juror(2)] },
  ]);
});

const few = fc.integer({ min: 1, max: 4 });
const shapes = fc.record({
  days: few,
  panels: fc.array(fc.uniqueArray(fc.integer({ min: 1, max: 6 }), { minLength: 1, maxLength: 3 }), {
    minLength: 1,
    maxLength: 4,
  }),
});
const people = fc.array(
  fc.record({
    institution: few,
    entrants: fc.uniqueArray(fc.integer({ min: 1, max: 8 }), { minLength: 1, maxLength: 2 }),
    conflicts: fc.uniqueArray(fc.integer({ min: 1, max: 6 }), { maxLength: 2 }),
  }),
  { maxLength: 24 },
);
const settings = fc.record({
  seed: fc.nat({ max: 1000 }),
  spread: fc.constantFrom('any' as const, 'together' as const, 'apart' as const),
  mostPerDay: fc.option(few, { nil: null }),
});

test('no timetable ever clashes, whoever comes, and everyone is placed or told why', () => {
  fc.assert(
    fc.property(shapes, people, settings, (shape, those, given) => {
      const entries = those.map((it, no) =>
        entry(no, {
          institutionId: institution(it.institution),
          entrants: it.entrants.map((one) => `person ${one}`),
          conflicts: it.conflicts.map(juror),
        }),
      );
      const asked = arranging(shape, entries, given);
      const { placed, unplaced } = arrange(asked);
      const told = [...placed.map((it) => it.entry.entryId), ...unplaced.map((it) => it.entryId)];
      expect(told.toSorted()).toEqual(entries.map((it) => it.entryId).toSorted());
      expect(clashesOf(placed, panelsOf(asked.panels))).toEqual([]);
      expect(pairsAtOnce(placed, asked)).toEqual([]);
      if (given.mostPerDay !== null) expect(fullest(placed)).toBeLessThanOrEqual(given.mostPerDay);
    }),
    { numRuns: 400 },
  );
});

/** Said a second time by hand, so that the check of clashes is checked too. */
function pairsAtOnce(placed: readonly Placed[], { panels }: Arranging): readonly string[] {
  const sits = new Map<string, string>();
  return placed.flatMap(({ entry: it, slot }) => {
    const panel = panels.find((one) => one.id === slot.roomId)?.jurors ?? [];
    const bad = panel.filter((one) => it.conflicts.includes(one)).map((one) => `conflict ${one}`);
    const busy = [slot.roomId, ...panel, ...it.entrants].map((who) => `${who} at ${slot.startsAt.toISOString()}`);
    const twice = busy.filter((who) => sits.has(who));
    for (const who of busy) sits.set(who, it.entryId);
    return [...bad, ...twice];
  });
}

function fullest(placed: readonly Placed[]): number {
  const halls = Map.groupBy(placed, ({ slot }) => `${slot.day} ${slot.roomId}`);
  return Math.max(0, ...[...halls.values()].map((those) => those.length));
}

test('where only conflicts bind, everyone is placed for whom there is a place', () => {
  fc.assert(
    fc.property(fc.array(fc.uniqueArray(few, { maxLength: 3 }), { maxLength: 12 }), fc.nat(), (conflicts, seed) => {
      const shape = { days: 1, panels: [[1], [2], [3], [4]] };
      const entries = conflicts.map((those, no) => entry(no, { conflicts: those.map(juror) }));
      const { placed } = arrange(arranging(shape, entries, { seed }));
      expect(placed).toHaveLength(mostPlaced(conflicts, 3));
    }),
  );
});

/** Most entries that four rooms of so many slots each can hear: by Hall, the worst set of rooms decides. */
function mostPlaced(conflicts: readonly (readonly number[])[], slots: number): number {
  const open = conflicts.map((those) => [1, 2, 3, 4].filter((room) => !those.includes(room)));
  const sets = Array.from({ length: 16 }, (_, bits) => [1, 2, 3, 4].filter((room) => bits & (1 << (room - 1))));
  const least = sets.map((set) => {
    const bound = open.filter((rooms) => rooms.every((room) => set.includes(room))).length;
    return open.length - bound + Math.min(bound, set.length * slots);
  });
  return Math.min(open.length, ...least);
}
