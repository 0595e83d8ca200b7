import type { Viewer } from '../../src/identity/index.ts';
import { makeToken } from '../../src/integration/tokens/actions.ts';
import type { Scope, TokenId } from '../../src/integration/tokens/model.ts';
import type { Database } from '../../src/platform/db.ts';
import { newId } from '../../src/platform/ids.ts';
import { must } from '../../src/platform/outcome.ts';
import { testNow } from './people.ts';

export type PlantedToken = { readonly id: TokenId; readonly secret: string };

/** A token of the person for a year, acting in the first membership. */
export async function plantToken(db: Database, person: Viewer, scope: Scope = 'write'): Promise<PlantedToken> {
  const id = newId<'TokenId'>();
  const membershipId = person.memberships[0]?.id ?? null;
  const given = { id, name: 'Program uji', membershipId, scope, days: 365 };
  const { secret } = must(await db.transact((tx) => makeToken(tx, person, given, testNow)));
  return { id, secret };
}
