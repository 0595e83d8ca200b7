import { adminsOf, hubAdmins, type MembershipEnded, type PersonDeactivated, type PersonId } from '#identity/index.ts';
import { notify } from '#notification/index.ts';
import type { Tx } from '#platform/db.ts';
import type { JobContext } from '#platform/jobs.ts';
import { paths as handoverPaths } from '../handover/paths.ts';
import { paths } from '../paths.ts';
import type { Departure } from './model.ts';
import { departuresOf } from './queries.ts';
import { awaitedBy } from './rules.ts';

export const departureNotices = ['registry.notice.keeper_left'] as const;

/**
 * A keeper left: told once to whoever can hand the records over, with how many they are. Nothing is told when another membership goes
 * on in the same institution, or when the person had left before.
 */
export async function tellKeeperLeft(
  { personId, at }: MembershipEnded | PersonDeactivated,
  { db, baseUrl, now }: JobContext,
): Promise<void> {
  await db.transact(async (tx) => {
    const left = await departuresOf(tx, personId, new Date(at));
    for (const [to, records] of await byReader(tx, left)) {
      const [first] = records;
      if (!first) continue;
      const values = { name: first.name, title: first.title, count: records.length };
      const kind = 'registry.notice.keeper_left';
      const occasion = `${kind}:${personId}:${at}`;
      await notify(tx, { to: [to], kind, values, href: placeOf(records), occasion }, baseUrl, now);
    }
  });
}

/** Where the reader does something about it: one record's keepers, or all that the person kept. */
function placeOf(records: readonly Departure[]): string {
  const [first] = records;
  if (first && records.length === 1) return paths.keepers.to(first.innovationId);
  return records.every((it) => it.keepers.length === 0)
    ? handoverPaths.new.to({ dari: first?.personId ?? '' })
    : paths.records.to({ tanda: 'mine' });
}

async function byReader(tx: Tx, left: readonly Departure[]): Promise<ReadonlyMap<PersonId, readonly Departure[]>> {
  const hub = left.length > 0 ? (await hubAdmins(tx)).map((it) => it.id) : [];
  const readers = new Map<PersonId, Departure[]>();
  for (const departure of left) {
    const own = (await adminsOf(tx, departure.institutionId)).map((it) => it.id);
    for (const to of awaitedBy(departure, { own, hub })) readers.set(to, [...(readers.get(to) ?? []), departure]);
  }
  return readers;
}
