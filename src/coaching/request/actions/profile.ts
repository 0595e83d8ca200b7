import type { PersonId, Viewer } from '#identity/index.ts';
import type { Tx } from '#platform/db.ts';
import { done, type Outcome, refused } from '#platform/outcome.ts';
import { affairOfCode } from '#registry/index.ts';
import { LONGEST_ABOUT, MOST_CAPACITY, type RequestRefusal } from '../model.ts';
import { profileOf } from '../queries/profiles.ts';
import { whyNotEdit } from '../rules/moves.ts';
import { tables } from '../schema.ts';
import { leaveTrace } from './trace.ts';

export type Declaring = {
  readonly personId: PersonId;
  readonly affairs: readonly string[];
  readonly regionCodes: readonly string[];
  /** Null when what was typed is no number. */
  readonly capacity: number | null;
  readonly isOpen: boolean;
  readonly about: string;
  readonly revision: number;
};

function fault(
  { affairs, regionCodes, capacity, about }: Declaring,
  known: ReadonlySet<string>,
): RequestRefusal | null {
  if (affairs.some((it) => !affairOfCode(it))) return 'affair_wrong';
  if (regionCodes.some((it) => !known.has(it))) return 'region_wrong';
  if (capacity === null || capacity < 1 || capacity > MOST_CAPACITY) return 'capacity_wrong';
  return [...about].length > LONGEST_ABOUT ? 'about_long' : null;
}

/** Keeps what a coach declares: affairs, regions, how many requests at a time, and whether requests come at all. */
export async function declareProfile(
  tx: Tx,
  who: Viewer,
  { declaring, regions }: { readonly declaring: Declaring; readonly regions: readonly string[] },
  now: Date,
): Promise<Outcome<null, RequestRefusal>> {
  const { personId } = declaring;
  const standing = await profileOf(tx, personId);
  if (!standing) return refused('not_found');
  const typed = { ...declaring, about: declaring.about.trim() };
  const forbidden = whyNotEdit(personId, who) ?? fault(typed, new Set(regions));
  if (forbidden || typed.capacity === null) return refused(forbidden ?? 'capacity_wrong');
  const { capacity, isOpen, about } = typed;
  const [affairs, regionCodes] = [[...new Set(typed.affairs)].sort(), [...new Set(typed.regionCodes)].sort()];
  const said = { affairs, regionCodes, capacity, isOpen, about };
  const { name: _name, load: _load, revision, personId: _id, ...stood } = standing;
  const sorted = { ...stood, affairs: [...stood.affairs].sort(), regionCodes: [...stood.regionCodes].sort() };
  if (JSON.stringify(said) === JSON.stringify(pick(sorted))) return done(null);
  if (revision !== typed.revision) return refused('stale');
  const row = { affairs, region_codes: regionCodes, capacity, is_open: isOpen, about };
  const stamp = { updated_by: who.person?.id ?? null, updated_at: now, revision: revision + 1 };
  await tables(tx)
    .insertInto('coaching_profile')
    .values({ person_id: personId, ...row, ...stamp })
    .onConflict((clash) => clash.column('person_id').doUpdateSet({ ...row, ...stamp }))
    .execute();
  await leaveTrace(tx, who, { verb: 'profile', id: personId, before: pick(sorted), after: said }, now);
  return done(null);
}

const pick = ({ affairs, regionCodes, capacity, isOpen, about }: Omit<Declaring, 'personId' | 'revision'>) => ({
  affairs,
  regionCodes,
  capacity,
  isOpen,
  about,
});
