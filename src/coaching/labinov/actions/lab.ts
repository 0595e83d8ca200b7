import { sql } from 'kysely';
import { type InstitutionId, institutionById, type UnitId, unitsOf, type Viewer } from '#identity/index.ts';
import type { Tx } from '#platform/db.ts';
import { done, type Outcome, refused } from '#platform/outcome.ts';
import { type LabId, type LabRefusal, longest, stages } from '../model.ts';
import { runs, whyNotBegin } from '../rules.ts';
import { tables } from '../schema.ts';
import { holdLab, labNow, leaveTrace } from './trace.ts';

type Result<T = null> = Promise<Outcome<T, LabRefusal>>;

export type Beginning = {
  readonly id: LabId;
  readonly institutionId: InstitutionId | null;
  readonly title: string;
  readonly purpose: string;
};

/** What is wrong with what was typed of a new laboratory, by field. */
export function beginFaults(typed: Omit<Beginning, 'id'>): Partial<Record<keyof Omit<Beginning, 'id'>, LabRefusal>> {
  return {
    ...(typed.institutionId === null ? { institutionId: 'institution_missing' } : {}),
    ...(typed.title === '' ? { title: 'title_missing' } : {}),
    ...(typed.title.length > longest.title ? { title: 'text_long' } : {}),
    ...(typed.purpose.length > longest.purpose ? { purpose: 'text_long' } : {}),
  };
}

/** Begins a laboratory by the template: six stages, the first under way. The same form sent twice begins one. */
export async function beginLab(tx: Tx, who: Viewer, given: Beginning, now: Date): Result<LabId> {
  const { id, institutionId, title, purpose } = given;
  const forbidden = whyNotBegin(who) ?? Object.values(beginFaults(given))[0];
  if (forbidden || institutionId === null) return refused(forbidden ?? 'institution_missing');
  if (!runs({ institutionId }, who) || !(await institutionById(tx, institutionId))) return refused('not_yours');
  const known = await labNow(tx, id);
  if (known) return known.institutionId === institutionId && known.title === title ? done(id) : refused('id_taken');
  await tables(tx)
    .insertInto('coaching_lab')
    .values({
      ...{ id, institution_id: institutionId, title, purpose, state: 'running', end_note: '' },
      ...{ begun_by: who.person?.id ?? null, begun_at: now, ended_at: null, revision: 1 },
    })
    .execute();
  await tables(tx)
    .insertInto('coaching_lab_stage')
    .values(
      stages.map((stage, at) => ({
        ...{ lab_id: id, stage, state: at === 0 ? ('under_way' as const) : ('ahead' as const) },
        ...{ starts_on: null, ends_on: null, result: '', note: '', decided_by: null, decided_at: null, revision: 1 },
      })),
    )
    .execute();
  await leaveTrace(tx, who, { verb: 'begin', id, after: { title, institutionId } }, now);
  return done(id);
}

export type Ending = { readonly id: LabId; readonly verb: 'stop' | 'resume'; readonly note: string };

/** Stops a laboratory with its reason, or goes on with one that was stopped. */
export async function endLab(tx: Tx, who: Viewer, given: Ending, now: Date): Result {
  const { id, verb } = given;
  const note = given.note.trim();
  const lab = await holdLab(tx, who, id);
  if (!lab) return refused('not_found');
  if (!runs(lab, who)) return refused('not_yours');
  const state = verb === 'stop' ? 'stopped' : 'running';
  if (lab.state === state) return done(null);
  if (lab.state === 'finished') return refused('not_running');
  if (verb === 'stop' && note === '') return refused('note_missing');
  if (note.length > longest.note) return refused('text_long');
  const said = verb === 'stop' ? { end_note: note, ended_at: now } : { end_note: '', ended_at: null };
  await tables(tx)
    .updateTable('coaching_lab')
    .set({ state, ...said, revision: sql<number>`revision + 1` })
    .where('id', '=', id)
    .execute();
  await leaveTrace(tx, who, { verb, id, before: { state: lab.state }, after: { state, note } }, now);
  return done(null);
}

/** Says which units of the institution take part. */
export async function setUnits(
  tx: Tx,
  who: Viewer,
  { id, unitIds }: { readonly id: LabId; readonly unitIds: readonly UnitId[] },
  now: Date,
): Result {
  const lab = await holdLab(tx, who, id);
  if (!lab) return refused('not_found');
  if (!runs(lab, who)) return refused('not_yours');
  if (lab.state !== 'running') return refused('not_running');
  const before = lab.units.map((it) => it.id);
  const wanted = [...new Set(unitIds)];
  // One that was closed meanwhile may stay, but not come.
  const open = (await unitsOf(tx, lab.institutionId)).filter((it) => it.closedAt === null).map((it) => it.id);
  if (wanted.some((it) => !open.includes(it) && !before.includes(it))) return refused('unit_wrong');
  if (wanted.length === before.length && wanted.every((it) => before.includes(it))) return done(null);
  await tables(tx).deleteFrom('coaching_lab_unit').where('lab_id', '=', id).execute();
  if (wanted.length > 0)
    await tables(tx)
      .insertInto('coaching_lab_unit')
      .values(wanted.map((unit) => ({ lab_id: id, unit_id: unit })))
      .execute();
  await leaveTrace(tx, who, { verb: 'units', id, before: { units: before }, after: { units: wanted } }, now);
  return done(null);
}
