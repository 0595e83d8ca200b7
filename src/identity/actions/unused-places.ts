import { sql } from 'kysely';
import { type Actor, type AuditEntry, recordAll } from '#audit/index.ts';
import type { Tx } from '#platform/db.ts';
import type { InstitutionId, UnitId } from '../model.ts';
import { institutionsByIds } from '../queries/institutions.ts';
import { unitsByIds } from '../queries/units.ts';
import { tables } from '../schema.ts';

export type Places = { readonly units: readonly UnitId[]; readonly institutions: readonly InstitutionId[] };

/**
 * Takes away those of these units and institutions on which nothing hangs, for whoever made them by mistake, and answers
 * which. Whether something does is the database's to say: whatever refers to a place, here or above, keeps it.
 */
export async function removeUnusedPlaces(tx: Tx, who: Actor, given: Places, now: Date): Promise<Places> {
  const [units, institutions] = [await unitsByIds(tx, given.units), await institutionsByIds(tx, given.institutions)];
  const gone = {
    units: await deleted(tx, 'unit', [...units.keys()]),
    institutions: await deleted(tx, 'institution', [...institutions.keys()]),
  };
  const entries: AuditEntry[] = [
    ...gone.units.map((id) => entryOf('unit', id, units.get(id)?.name)),
    ...gone.institutions.map((id) => entryOf('institution', id, institutions.get(id)?.name)),
  ];
  await recordAll(tx, who, entries, now);
  return gone;
}

function entryOf(kind: 'unit' | 'institution', id: string, name = ''): AuditEntry {
  return { event: `identity.${kind}_removed`, subject: { kind, id }, before: { name } };
}

const STILL_REFERRED_TO = '23503';

/** One after the other, each taken back by itself when something refers to it. */
async function deleted<Id extends string>(tx: Tx, table: 'unit' | 'institution', ids: readonly Id[]): Promise<Id[]> {
  const gone: Id[] = [];
  for (const id of ids) {
    await sql`savepoint place`.execute(tables(tx));
    try {
      await sql`delete from ${sql.table(table)} where id = ${id}`.execute(tables(tx));
      gone.push(id);
    } catch (error) {
      if ((error as { readonly code?: unknown }).code !== STILL_REFERRED_TO) throw error;
      await sql`rollback to savepoint place`.execute(tables(tx));
    }
    await sql`release savepoint place`.execute(tables(tx));
  }
  return gone;
}
