import {
  actorOf,
  ensureInstitution,
  ensureUnits,
  type InstitutionId,
  institutionsByIds,
  type UnitId,
  unitsByIds,
  type Viewer,
} from '#identity/index.ts';
import type { Tx } from '#platform/db.ts';
import type { ImportRun } from '../model.ts';
import { placeScope } from '../queries/places.ts';
import type { WaitingRecord } from '../queries/records.ts';
import { DEFAULT_PLACE } from '../rules/place.ts';
import { tables } from '../schema.ts';
import { noteMadeUnits } from './made-places.ts';

/** A staged record whose institution and unit stand now. */
export type ReadyRecord = WaitingRecord & {
  readonly institutionId: InstitutionId;
  readonly unitId: UnitId | null;
  /** Names as they are kept. */
  readonly institution: string;
  readonly unit: string | null;
  /** The unit was closed: nothing new is brought into it. */
  readonly unitClosed: boolean;
};

/** Makes the institutions and units of a batch that do not stand yet, and gives each record its own. */
export async function placeRecords(
  tx: Tx,
  who: Viewer,
  run: ImportRun,
  records: readonly WaitingRecord[],
  now: Date,
): Promise<readonly ReadyRecord[]> {
  const institutions = await institutionsFor(tx, who, run, records, now);
  const placed = records.map((record) => {
    const institutionId = institutions.get(record.placeKey);
    if (!institutionId) throw new Error(`row ${record.rowNos[0]} names a place that was not checked`);
    return { record, institutionId };
  });
  const named = placed.flatMap(({ record, institutionId }) =>
    record.unitName === null ? [] : [{ institutionId, name: record.unitName }],
  );
  const ids = await ensureUnits(tx, actorOf(who), named, now);
  await noteMadeUnits(tx, run.id, ids, now);
  const units = await unitsByIds(tx, ids);
  const names = await institutionsByIds(tx, [...institutions.values()]);
  let at = 0;
  return placed.map(({ record, institutionId }) => {
    const unitId = record.unitName === null ? null : (ids[at++] ?? null);
    const unit = unitId === null ? null : (units.get(unitId) ?? null);
    const institution = names.get(institutionId)?.name ?? '';
    return {
      ...record,
      institutionId,
      unitId,
      institution,
      unit: unit?.name ?? null,
      unitClosed: Boolean(unit?.closedAt),
    };
  });
}

async function institutionsFor(
  tx: Tx,
  who: Viewer,
  run: ImportRun,
  records: readonly WaitingRecord[],
  now: Date,
): Promise<ReadonlyMap<string, InstitutionId>> {
  const keys = [...new Set(records.map((record) => record.placeKey))];
  const places = await tables(tx)
    .selectFrom('import_place')
    .select(['key', 'institution_id as institutionId', 'to_make as toMake'])
    .where('import_id', '=', run.id)
    .where('key', 'in', keys)
    .execute();
  const ids = new Map<string, InstitutionId>();
  const own = run.mapping?.institutionId;
  if (own) ids.set(DEFAULT_PLACE, own);
  const missing = places.filter((place) => place.institutionId === null && place.toMake !== null);
  const scope = missing.length > 0 ? await placeScope(tx, run) : null;
  for (const { key, institutionId } of places) if (institutionId !== null) ids.set(key, institutionId);
  for (const { key, toMake } of missing) {
    if (!toMake || !scope) continue;
    const standing = scope.find(toMake);
    const id = standing ?? (await ensureInstitution(tx, actorOf(who), toMake, now));
    ids.set(key, id);
    await tables(tx)
      .updateTable('import_place')
      .set({ institution_id: id, made: standing === null })
      .where('import_id', '=', run.id)
      .where('key', '=', key)
      .execute();
  }
  return ids;
}
