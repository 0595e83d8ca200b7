import fc from 'fast-check';
import { expect } from 'vitest';
import {
  type InstitutionId,
  nobody,
  type PersonId,
  type Role,
  roles,
  type UnitId,
  type Viewer,
} from '../../src/identity/index.ts';
import type { Planter } from './registry-records.ts';

export type Home = { readonly institutionId: InstitutionId; readonly unitId: UnitId };
/** Who draws are made of: homes, each with a unit, and people who belong nowhere yet. */
export type Crowd = { readonly homes: readonly Home[]; readonly people: readonly PersonId[] };

export const oneOf = <T>(all: readonly T[]): fc.Arbitrary<T> => fc.nat(all.length - 1).map((index) => all[index] as T);

export async function plantCrowd(plant: Planter): Promise<Crowd> {
  const [homes, people]: [Home[], PersonId[]] = [[], []];
  for (const name of ['Toba', 'Samosir', 'Karo']) {
    const institutionId = await plant.institution(`Pemerintah ${name}`, `12.0${homes.length + 1}`);
    homes.push({ institutionId, unitId: await plant.unit(institutionId, `Dinas ${name}`) });
  }
  for (const name of ['Ani', 'Budi', 'Citra', 'Dame']) people.push(await plant.person(name));
  return { homes, people };
}

/** Anybody of the crowd in any role at any home; seldom somebody without a role, or nobody. */
export function viewersOf(plant: Planter, { homes, people }: Crowd): fc.Arbitrary<Viewer> {
  const acting = fc.record({ person: oneOf(people), role: oneOf<Role>(roles), home: oneOf(homes) });
  return withOutsiders(
    acting.map(({ person, role, home }) =>
      plant.viewer(person, role, home.institutionId, role === 'innovator' ? home.unitId : null),
    ),
  );
}

export function withOutsiders(somebody: fc.Arbitrary<Viewer>): fc.Arbitrary<Viewer> {
  const roleless = somebody.map((viewer) => ({ ...viewer, memberships: [], acting: null }));
  return fc.oneof(
    { weight: 20, arbitrary: somebody },
    { weight: 2, arbitrary: roleless },
    { weight: 1, arbitrary: fc.constant(nobody) },
  );
}

/** For each viewer drawn: the statement finds the rows that the rule lets read, and no other. */
export async function agreeForAnybody<Row extends { readonly id: string }>(
  viewers: fc.Arbitrary<Viewer>,
  rows: readonly Row[],
  {
    found,
    whyNot,
  }: { found: (viewer: Viewer) => Promise<readonly Row['id'][]>; whyNot: (row: Row, viewer: Viewer) => unknown },
): Promise<void> {
  await fc.assert(
    fc.asyncProperty(viewers, async (viewer) => {
      const readable = rows.filter((it) => whyNot(it, viewer) === null).map((it) => it.id);
      expect([...(await found(viewer))].sort()).toEqual(readable.sort());
    }),
    { numRuns: 150 },
  );
}
