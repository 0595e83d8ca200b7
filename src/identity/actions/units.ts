import { type Actor, record, recordAll } from '#audit/index.ts';
import type { Tx } from '#platform/db.ts';
import { newId } from '#platform/ids.ts';
import { done, type Outcome, refused } from '#platform/outcome.ts';
import type { InstitutionId, UnitId, Viewer } from '../model.ts';
import { institutionsByIds } from '../queries/institutions.ts';
import { lineageOf, type Unit, unitById, unitStanding } from '../queries/units.ts';
import { actorOf } from '../rules/guard.ts';
import {
  type WhyNotCloseUnit,
  type WhyNotParent,
  whyNotChangeUnits,
  whyNotCloseUnit,
  whyNotUnder,
} from '../rules/institution.ts';
import { nameKey, tidyName } from '../rules/name.ts';
import { tables } from '../schema.ts';
import { type WhyNotName, whyNotName } from './institutions.ts';

export type WhyNotUnit = 'not_yours' | 'unknown' | 'closed' | `parent_${WhyNotParent}` | WhyNotName;
export type NewUnit = {
  readonly institutionId: InstitutionId;
  readonly parentId: UnitId | null;
  readonly name: string;
};

/** Adds a unit to an institution, at its top or under another unit. */
export async function addUnit(tx: Tx, viewer: Viewer, given: NewUnit, now: Date): Promise<Outcome<UnitId, WhyNotUnit>> {
  if (!(await lockInstitution(tx, given.institutionId))) return refused('unknown');
  const refusal =
    whyNotChangeUnits(viewer, given.institutionId) ??
    whyNotName(given.name) ??
    (await whyNotParent(tx, null, given)) ??
    (await taken(tx, null, given));
  if (refusal) return refused(refusal);
  const [id] = await insertUnits(tx, actorOf(viewer), [given], now);
  return id ? done(id) : refused('name_taken');
}

/** Renames a unit or moves it under another. */
export async function changeUnit(
  tx: Tx,
  viewer: Viewer,
  given: { readonly id: UnitId; readonly name: string; readonly parentId: UnitId | null },
  now: Date,
): Promise<Outcome<null, WhyNotUnit>> {
  const found = await unitById(tx, given.id);
  if (!found || !(await lockInstitution(tx, found.institutionId))) return refused('unknown');
  const wanted = { institutionId: found.institutionId, parentId: given.parentId, name: tidyName(given.name) };
  const refusal =
    whyNotChangeUnits(viewer, found.institutionId) ??
    (found.closedAt ? 'closed' : null) ??
    whyNotName(given.name) ??
    (await whyNotParent(tx, given.id, wanted)) ??
    (await taken(tx, given.id, wanted));
  if (refusal) return refused(refusal);
  if (wanted.name === found.name && wanted.parentId === found.parentId) return done(null);
  await tables(tx)
    .updateTable('unit')
    .set({ name: wanted.name, name_key: nameKey(wanted.name), parent_unit_id: wanted.parentId })
    .where('id', '=', given.id)
    .execute();
  await recordChange(tx, viewer, found, { wanted, now });
  return done(null);
}

async function recordChange(
  tx: Tx,
  viewer: Viewer,
  found: Unit,
  { wanted, now }: { wanted: NewUnit; now: Date },
): Promise<void> {
  const parents = await tables(tx)
    .selectFrom('unit')
    .select(['id', 'name'])
    .where('id', 'in', [found.parentId ?? found.id, wanted.parentId ?? found.id])
    .execute();
  const nameOf = (id: UnitId | null) => (id === null ? null : (parents.find((it) => it.id === id)?.name ?? null));
  const before = { name: found.name, parent: nameOf(found.parentId) };
  const after = { name: wanted.name, parent: nameOf(wanted.parentId) };
  const subject = { kind: 'unit', id: found.id };
  await record(tx, actorOf(viewer), { event: 'identity.unit_changed', subject, before, after }, now);
}

/** Closes a unit whose people and lower units have gone: its records and history stay. */
export async function closeUnit(
  tx: Tx,
  viewer: Viewer,
  id: UnitId,
  now: Date,
): Promise<Outcome<null, 'unknown' | WhyNotCloseUnit>> {
  const found = await unitById(tx, id);
  if (!found || !(await lockInstitution(tx, found.institutionId))) return refused('unknown');
  const unit = await unitStanding(tx, id);
  if (!unit) return refused('unknown');
  const refusal = whyNotCloseUnit(viewer, unit);
  if (refusal) return refused(refusal);
  await tables(tx).updateTable('unit').set({ closed_at: now }).where('id', '=', id).execute();
  await record(tx, actorOf(viewer), { event: 'identity.unit_closed', subject: { kind: 'unit', id } }, now);
  return done(null);
}

/** Opens a closed unit again; the unit above it must be open. */
export async function reopenUnit(
  tx: Tx,
  viewer: Viewer,
  id: UnitId,
  now: Date,
): Promise<Outcome<null, 'unknown' | 'not_yours' | 'open' | 'parent_closed'>> {
  const found = await unitById(tx, id);
  if (!found || !(await lockInstitution(tx, found.institutionId))) return refused('unknown');
  if (whyNotChangeUnits(viewer, found.institutionId)) return refused('not_yours');
  if (!found.closedAt) return refused('open');
  const parent = found.parentId ? await unitById(tx, found.parentId) : null;
  if (parent?.closedAt) return refused('parent_closed');
  await tables(tx).updateTable('unit').set({ closed_at: null }).where('id', '=', id).execute();
  await record(tx, actorOf(viewer), { event: 'identity.unit_reopened', subject: { kind: 'unit', id } }, now);
  return done(null);
}

/** Changes to the units of one institution wait for each other, so that no circle and no closed parent slips in. */
async function lockInstitution(tx: Tx, id: InstitutionId): Promise<boolean> {
  const locked = await tables(tx)
    .selectFrom('institution')
    .select('id')
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  return locked !== undefined;
}

async function whyNotParent(tx: Tx, unitId: UnitId | null, given: NewUnit): Promise<`parent_${WhyNotParent}` | null> {
  if (given.parentId === null) return null;
  const parent = await unitById(tx, given.parentId);
  const standing = parent ? { ...parent, lineage: await lineageOf(tx, parent.id) } : null;
  const refusal = whyNotUnder(unitId, standing, given.institutionId);
  return refusal ? `parent_${refusal}` : null;
}

async function taken(tx: Tx, unitId: UnitId | null, given: NewUnit): Promise<'name_taken' | null> {
  const other = await tables(tx)
    .selectFrom('unit')
    .select('id')
    .where('institution_id', '=', given.institutionId)
    .where('name_key', '=', nameKey(given.name))
    .executeTakeFirst();
  return other && other.id !== unitId ? 'name_taken' : null;
}

export type WantedUnit = {
  readonly institutionId: InstitutionId;
  readonly name: string;
  /** Where it is made when there is none; the top of the institution unless told. One that stands is not moved. */
  readonly parentId?: UnitId | null;
};

/** The unit of this name in the institution, made when there is none: for imports and seeds. */
export async function ensureUnit(tx: Tx, who: Actor, wanted: WantedUnit, now: Date): Promise<UnitId> {
  const [id] = await ensureUnits(tx, who, [wanted], now);
  if (!id) throw new Error('a unit neither could be inserted nor was found');
  return id;
}

/** The same for many at once, in the order given, in a handful of statements however many there are. */
export async function ensureUnits(
  tx: Tx,
  who: Actor,
  wanted: readonly WantedUnit[],
  now: Date,
): Promise<readonly UnitId[]> {
  const keyOf = (it: WantedUnit) => `${it.institutionId} ${nameKey(it.name)}`;
  const known = await unitKeys(tx, wanted);
  const fresh = new Map(wanted.filter((it) => !known.has(keyOf(it))).map((it) => [keyOf(it), it]));
  const news = [...fresh.values()].map((it) => ({ ...it, parentId: it.parentId ?? null }));
  await insertUnits(tx, who, news, now);
  const all = news.length > 0 ? await unitKeys(tx, wanted) : known;
  return wanted.map((it) => {
    const id = all.get(keyOf(it));
    if (!id) throw new Error('a unit neither could be inserted nor was found');
    return id;
  });
}

async function unitKeys(tx: Tx, wanted: readonly WantedUnit[]): Promise<ReadonlyMap<string, UnitId>> {
  if (wanted.length === 0) return new Map();
  const rows = await tables(tx)
    .selectFrom('unit')
    .select(['id', 'institution_id', 'name_key'])
    .where('institution_id', 'in', [...new Set(wanted.map((it) => it.institutionId))])
    .where('name_key', 'in', [...new Set(wanted.map((it) => nameKey(it.name)))])
    .execute();
  return new Map(rows.map((row) => [`${row.institution_id} ${row.name_key}`, row.id]));
}

async function insertUnits(tx: Tx, who: Actor, given: readonly NewUnit[], now: Date): Promise<readonly UnitId[]> {
  if (given.length === 0) return [];
  const inserted = await tables(tx)
    .insertInto('unit')
    .values(
      given.map((it) => ({
        id: newId<'UnitId'>(),
        institution_id: it.institutionId,
        parent_unit_id: it.parentId,
        name: tidyName(it.name),
        name_key: nameKey(it.name),
        created_at: now,
      })),
    )
    .onConflict((conflict) => conflict.columns(['institution_id', 'name_key']).doNothing())
    .returning(['id', 'name', 'institution_id'])
    .execute();
  const institutions = await institutionsByIds(
    tx,
    given.map((it) => it.institutionId),
  );
  const entries = inserted.map((row) => ({
    event: 'identity.unit_added',
    subject: { kind: 'unit', id: row.id },
    after: { name: row.name, institution: institutions.get(row.institution_id)?.name ?? null },
  }));
  await recordAll(tx, who, entries, now);
  return inserted.map((row) => row.id);
}
