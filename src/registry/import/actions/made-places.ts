import {
  actorOf,
  type InstitutionId,
  removeUnusedPlaces,
  type UnitId,
  unitsByIds,
  type Viewer,
} from '#identity/index.ts';
import type { Tx } from '#platform/db.ts';
import type { ImportId } from '../model.ts';
import { tables } from '../schema.ts';

/** Remembers which of these units were made in this batch, whose moment is `now`. */
export async function noteMadeUnits(tx: Tx, id: ImportId, ids: readonly UnitId[], now: Date): Promise<void> {
  const units = await unitsByIds(tx, ids);
  const made = [...units.values()].filter((unit) => unit.createdAt.getTime() === now.getTime());
  if (made.length === 0) return;
  await tables(tx)
    .insertInto('import_unit')
    .values(made.map((unit) => ({ import_id: id, unit_id: unit.id })))
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Takes away the units and institutions that the import made and that nobody uses by now; the others stay. */
export async function withdrawPlaces(tx: Tx, who: Viewer, id: ImportId, now: Date): Promise<void> {
  const units = await tables(tx).selectFrom('import_unit').select('unit_id').where('import_id', '=', id).execute();
  const places = await tables(tx)
    .selectFrom('import_place')
    .select(['key', 'institution_id as institutionId'])
    .where('import_id', '=', id)
    .where('made', '=', true)
    .where('institution_id', 'is not', null)
    .execute();
  // The import's own word of a place keeps nothing.
  await nameAgain(tx, id, places, () => null);
  const institutions = places.flatMap((place) => place.institutionId ?? []);
  const given = { units: units.map((it) => it.unit_id), institutions };
  const gone = await removeUnusedPlaces(tx, actorOf(who), given, now);
  const left = places.filter((place) => place.institutionId && !gone.institutions.includes(place.institutionId));
  await nameAgain(tx, id, left, (place) => place.institutionId);
}

type Place = { readonly key: string; readonly institutionId: InstitutionId | null };

async function nameAgain(
  tx: Tx,
  id: ImportId,
  places: readonly Place[],
  idOf: (place: Place) => InstitutionId | null,
): Promise<void> {
  for (const place of places)
    await tables(tx)
      .updateTable('import_place')
      .set({ institution_id: idOf(place) })
      .where('import_id', '=', id)
      .where('key', '=', place.key)
      .execute();
}
