import type { Viewer } from '#identity/index.ts';
import { dayStart } from '#platform/dates.ts';
import type { Tx } from '#platform/db.ts';
import { newId } from '#platform/ids.ts';
import { done, type Outcome, refused } from '#platform/outcome.ts';
import type { EditionId } from '../../edition/model/edition.ts';
import type { Arrangement, EntryId, Interviewee, Placed } from '../model/arrangement.ts';
import type { Interview, KeptPlan } from '../model/interview.ts';
import type { Slot } from '../model/plan.ts';
import type { InterviewId, InterviewRefusal } from '../model/states.ts';
import { toArrange } from '../queries/interviewees.ts';
import { interviewsOf } from '../queries/interviews.ts';
import { planOf } from '../queries/plan.ts';
import { arrange } from '../rules/arrange.ts';
import { problemsOfPlan } from '../rules/problems.ts';
import { slotsOf } from '../rules/slots.ts';
import { tables } from '../schema.ts';
import { editionToArrange } from './plan.ts';
import { leaveTrace } from './trace.ts';

export type Made = { readonly placed: number; readonly unplaced: number; readonly kept: number };

/**
 * Makes the timetable from the plan: every entry that is to be heard gets its slot or the reason why it has none. Whoever was told of a
 * time keeps it. An entry that is heard no more loses its slot.
 */
export async function makeTimetable(
  tx: Tx,
  who: Viewer,
  { editionId, revision }: { readonly editionId: EditionId; readonly revision: number },
  now: Date,
): Promise<Outcome<Made, InterviewRefusal>> {
  const held = await editionToArrange(tx, who, editionId);
  if (!held.ok) return held;
  const kept = await planOf(tx, editionId);
  if (!kept) return refused('no_plan');
  if (kept.revision !== revision) return refused('stale');
  if (problemsOfPlan(kept.plan).length > 0) return refused('plan_invalid');
  const [entries, before] = [await toArrange(tx, editionId), await interviewsOf(tx, editionId)];
  const stay = staying(entries, before);
  const arrangement = arrange(arrangingOf(kept, entries, stay));
  await write(tx, { editionId, arrangement, before, stay, entries });
  await tables(tx).updateTable('interview_plan').set({ made_at: now }).where('edition_id', '=', editionId).execute();
  const made = { placed: arrangement.placed.length, unplaced: arrangement.unplaced.length, kept: stay.length };
  await leaveTrace(tx, who, { of: { kind: 'edition', id: editionId }, verb: 'make', after: made }, now);
  return done(made);
}

/** Interviews whose time stays: whoever was told of it counts on it. */
function staying(entries: readonly Interviewee[], before: readonly Interview[]): readonly Placed[] {
  const entryOf = new Map(entries.map((entry) => [entry.entryId, entry]));
  return before.flatMap(({ entryId, slot, state }) => {
    const entry = entryOf.get(entryId);
    return entry && slot && state !== 'planned' ? [{ entry, slot }] : [];
  });
}

function arrangingOf({ plan }: KeptPlan, entries: readonly Interviewee[], kept: readonly Placed[]) {
  const making = { dayStart: startOf, newSlotId: () => newId<'InterviewSlotId'>() };
  const { seed, spread, mostPerDay, rooms } = plan;
  return { seed, spread, mostPerDay, panels: rooms, slots: slotsOf(plan, making), entries, kept };
}

/** The plan has only real dates. */
function startOf(date: string): Date {
  const start = dayStart(date);
  if (!start) throw new Error(`no such day: ${date}`);
  return start;
}

type Written = {
  readonly editionId: EditionId;
  readonly arrangement: Arrangement;
  readonly before: readonly Interview[];
  readonly stay: readonly Placed[];
  readonly entries: readonly Interviewee[];
};

async function write(tx: Tx, { editionId, arrangement, before, stay, entries }: Written): Promise<void> {
  const db = tables(tx);
  const staying = new Set(stay.map((it) => it.entry.entryId));
  const loose = before.filter((it) => !staying.has(it.entryId)).map((it) => it.id);
  if (loose.length > 0)
    await db
      .updateTable('interview')
      .set({ slot_id: null })
      .where('id', 'in', loose)
      .where('began_at', 'is', null)
      .execute();
  const wanted = new Set<EntryId>(entries.map((it) => it.entryId));
  const gone = before.filter((it) => !wanted.has(it.entryId) && it.state === 'planned').map((it) => it.id);
  if (gone.length > 0) await db.deleteFrom('interview').where('id', 'in', gone).execute();
  await db
    .deleteFrom('interview_slot')
    .where('edition_id', '=', editionId)
    .where((it) =>
      it.not(it.exists(it.selectFrom('interview as i').select('i.id').whereRef('i.slot_id', '=', 'interview_slot.id'))),
    )
    .execute();
  await writeSlots(
    tx,
    editionId,
    arrangement.slots.filter((slot) => !stay.some((it) => it.slot.id === slot.id)),
  );
  await writeInterviews(tx, { editionId, arrangement, before, staying });
}

async function writeSlots(tx: Tx, editionId: EditionId, slots: readonly Slot[]): Promise<void> {
  if (slots.length === 0) return;
  const rows = slots.map((slot) => ({
    id: slot.id,
    edition_id: editionId,
    room_id: slot.roomId,
    day: slot.day,
    starts_at: slot.startsAt,
    ends_at: slot.endsAt,
  }));
  await tables(tx).insertInto('interview_slot').values(rows).execute();
}

type Rows = Pick<Written, 'editionId' | 'arrangement' | 'before'> & { readonly staying: ReadonlySet<EntryId> };

async function writeInterviews(tx: Tx, { editionId, arrangement, before, staying }: Rows): Promise<void> {
  const idOf = new Map(before.map((it) => [it.entryId, it.id]));
  const row = (entryId: EntryId) => ({
    id: idOf.get(entryId) ?? (newId<'InterviewId'>() as InterviewId),
    edition_id: editionId,
    entry_id: entryId,
    state: 'planned' as const,
  });
  const placed = arrangement.placed
    .filter((it) => !staying.has(it.entry.entryId))
    .map(({ entry, slot }) => ({ ...row(entry.entryId), slot_id: slot.id, unplaced: null }));
  const unplaced = arrangement.unplaced.map((it) => ({ ...row(it.entryId), slot_id: null, unplaced: it.why }));
  const rows = [...placed, ...unplaced];
  if (rows.length === 0) return;
  await tables(tx)
    .insertInto('interview')
    .values(rows)
    .onConflict((clash) =>
      clash.column('entry_id').doUpdateSet((it) => ({
        slot_id: it.ref('excluded.slot_id'),
        unplaced: it.ref('excluded.unplaced'),
      })),
    )
    .execute();
}
