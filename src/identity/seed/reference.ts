import { systemActor } from '#audit/index.ts';
import type { SeedContext } from '#platform/capability.ts';
import type { Tx } from '#platform/db.ts';
import { ensureInstitution } from '../actions/institutions.ts';
import { governmentName } from '../institution-name.ts';
import type { InstitutionKind } from '../model.ts';
import { type Region, regenciesOf, regionByCode, regions } from '../regions/list.ts';
import { tables } from '../schema.ts';

const kinds: Record<Region['level'], InstitutionKind> = { province: 'province', regency: 'regency', city: 'city' };

/** Regions of the whole country, and the governments of the hub's province with all its regencies and cities. */
export async function seedReference({ db, config, now }: SeedContext): Promise<void> {
  await db.transact(async (tx) => {
    await fillRegions(tx);
    for (const region of hubRegions(config.hubRegion)) {
      const wanted = { kind: kinds[region.level], name: governmentName(region), regionCode: region.code };
      await ensureInstitution(tx, systemActor, wanted, now);
    }
  });
}

/** Names may change with a new edition of the codes; codes in use are never taken away. */
async function fillRegions(tx: Tx): Promise<void> {
  await tables(tx)
    .insertInto('region')
    .values(regions().map(({ code, name, level, parent }) => ({ code, name, level, parent_code: parent })))
    .onConflict((conflict) =>
      conflict.column('code').doUpdateSet((it) => ({
        name: it.ref('excluded.name'),
        level: it.ref('excluded.level'),
        parent_code: it.ref('excluded.parent_code'),
      })),
    )
    .execute();
}

function hubRegions(code: string): readonly Region[] {
  const province = regionByCode(code);
  if (province?.level !== 'province') throw new Error(`the setting TUNTAS_HUB_REGION names no province: ${code}`);
  return [province, ...regenciesOf(code)];
}
