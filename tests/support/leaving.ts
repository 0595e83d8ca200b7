import { endMembership } from '../../src/identity/actions/memberships.ts';
import { deactivatePerson, reactivatePerson } from '../../src/identity/actions/people.ts';
import type { Viewer } from '../../src/identity/index.ts';
import type { Database } from '../../src/platform/db.ts';
import { must } from '../../src/platform/outcome.ts';

type Someone = Viewer & { readonly person: NonNullable<Viewer['person']> };

/** The first membership of the person ends, as the page does it. */
export async function leaves(db: Database, by: Viewer, who: Viewer, at: Date): Promise<void> {
  const [membership] = who.memberships;
  if (membership) must(await db.transact((tx) => endMembership(tx, by, membership.id, at)));
}

/** The account of the person is closed. */
export async function closesAccount(db: Database, by: Viewer, who: Viewer, at: Date): Promise<void> {
  must(await db.transact((tx) => deactivatePerson(tx, by, (who as Someone).person.id, at)));
}

/** The account of the person is opened again. */
export async function opensAccount(db: Database, by: Viewer, who: Viewer, at: Date): Promise<void> {
  must(await db.transact((tx) => reactivatePerson(tx, by, (who as Someone).person.id, at)));
}
