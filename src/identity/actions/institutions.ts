import { type Actor, record } from '#audit/index.ts';
import type { Conn, Tx } from '#platform/db.ts';
import { newId } from '#platform/ids.ts';
import { done, type Outcome, refused } from '#platform/outcome.ts';
import type { InstitutionId, InstitutionKind, Viewer } from '../model.ts';
import { institutionById } from '../queries/institutions.ts';
import { regionByCode } from '../regions/list.ts';
import { regionFullName } from '../regions/name.ts';
import { actorOf } from '../rules/guard.ts';
import { isGovernment, whyNotChangeInstitutions, whyNotRegion } from '../rules/institution.ts';
import { nameKey, tidyName } from '../rules/name.ts';
import { tables } from '../schema.ts';

export type NewInstitution = {
  readonly kind: InstitutionKind;
  readonly name: string;
  readonly regionCode: string | null;
};

const LONGEST_NAME = 200;
const SHORTEST_NAME = 2;

export type WhyNotName = 'name_missing' | 'name_too_long' | 'name_taken';
export type WhyNotInstitution =
  | 'not_yours'
  | 'region_missing'
  | 'region_level'
  | 'region_unknown'
  | 'region_taken'
  | WhyNotName;

/** Why the text cannot be kept as a name of anything here; null when it can. */
export function whyNotName(name: string): 'name_missing' | 'name_too_long' | null {
  const length = tidyName(name).length;
  if (length < SHORTEST_NAME || nameKey(name) === '') return 'name_missing';
  return length > LONGEST_NAME ? 'name_too_long' : null;
}

/** Adds an institution to the hub's list. */
export async function addInstitution(
  tx: Tx,
  viewer: Viewer,
  given: NewInstitution,
  now: Date,
): Promise<Outcome<InstitutionId, WhyNotInstitution>> {
  const refusal = whyNotChangeInstitutions(viewer) ?? whyNotName(given.name) ?? whyNotPlace(given);
  if (refusal) return refused(refusal);
  if (await findInstitution(tx, given)) return refused(await takenBecause(tx, given));
  return done(await insertInstitution(tx, actorOf(viewer), given, now));
}

function whyNotPlace(given: NewInstitution): 'region_unknown' | 'region_missing' | 'region_level' | null {
  const region = given.regionCode === null ? null : regionByCode(given.regionCode);
  if (given.regionCode !== null && !region) return 'region_unknown';
  return whyNotRegion(given.kind, region?.level ?? null);
}

async function takenBecause(tx: Tx, given: NewInstitution): Promise<'region_taken' | 'name_taken'> {
  return (await byName(tx, given)) ? 'name_taken' : 'region_taken';
}

/** Renames an institution; kind and region stay what they are. */
export async function renameInstitution(
  tx: Tx,
  viewer: Viewer,
  given: { readonly id: InstitutionId; readonly name: string },
  now: Date,
): Promise<Outcome<null, 'unknown' | 'not_yours' | WhyNotName>> {
  const before = await institutionById(tx, given.id);
  if (!before) return refused('unknown');
  const refusal = whyNotChangeInstitutions(viewer) ?? whyNotName(given.name);
  if (refusal) return refused(refusal);
  const name = tidyName(given.name);
  if (name === before.name) return done(null);
  const other = await byName(tx, { ...before, name });
  if (other && other !== given.id) return refused('name_taken');
  await tables(tx)
    .updateTable('institution')
    .set({ name, name_key: nameKey(name) })
    .where('id', '=', given.id)
    .execute();
  const subject = { kind: 'institution', id: given.id };
  const entry = { event: 'identity.institution_renamed', subject, before: { name: before.name }, after: { name } };
  await record(tx, actorOf(viewer), entry, now);
  return done(null);
}

/**
 * The institution of this name and region, made when there is none: for imports and seeds. A region's government is
 * found by its region whatever it is called; a name without region finds the only institution of that name.
 */
export async function ensureInstitution(tx: Tx, who: Actor, wanted: NewInstitution, now: Date): Promise<InstitutionId> {
  return (await findInstitution(tx, wanted)) ?? (await insertInstitution(tx, who, wanted, now));
}

async function findInstitution(conn: Conn, wanted: NewInstitution): Promise<InstitutionId | null> {
  if (isGovernment(wanted.kind) && wanted.regionCode !== null) {
    const government = await tables(conn)
      .selectFrom('institution')
      .select('id')
      .where('kind', 'in', ['province', 'regency', 'city'])
      .where('region_code', '=', wanted.regionCode)
      .executeTakeFirst();
    if (government) return government.id;
  }
  return byName(conn, wanted);
}

async function byName(conn: Conn, wanted: NewInstitution): Promise<InstitutionId | null> {
  let query = tables(conn).selectFrom('institution').select('id').where('name_key', '=', nameKey(wanted.name));
  if (wanted.regionCode !== null) query = query.where('region_code', '=', wanted.regionCode);
  const found = await query.limit(2).execute();
  return found.length === 1 ? (found[0]?.id ?? null) : null;
}

/** Inserts, or finds what somebody else inserted at the same moment. */
async function insertInstitution(tx: Tx, who: Actor, given: NewInstitution, now: Date): Promise<InstitutionId> {
  const id = newId<'InstitutionId'>();
  const name = tidyName(given.name);
  const after = { kind: given.kind, name, region: regionFullName(given.regionCode) || null };
  const inserted = await tables(tx)
    .insertInto('institution')
    .values({
      id,
      kind: given.kind,
      name,
      region_code: given.regionCode,
      name_key: nameKey(name),
      created_at: now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  if (!inserted) return findAgain(tx, given);
  await record(tx, who, { event: 'identity.institution_added', subject: { kind: 'institution', id }, after }, now);
  return id;
}

async function findAgain(tx: Tx, given: NewInstitution): Promise<InstitutionId> {
  const found = await findInstitution(tx, given);
  if (!found) throw new Error('an institution neither could be inserted nor was found');
  return found;
}
