import type { SigningKey } from '../wire/rules/write.ts';
import { firstKey } from './actions.ts';
import type { KeptKey } from './model.ts';
import { allKeys } from './queries.ts';
import { signingAt } from './rules.ts';
import { freshKey, type KeyHouse, openKey } from './secret.ts';

export type Signer = {
  readonly keys: readonly KeptKey[];
  /** Null when the hub cannot sign now: its key cannot be opened. */
  readonly signing: SigningKey | null;
};

/** The keys of the hub and the one that signs now; the first one is made when none is there. */
export async function signerOf(house: KeyHouse, now: Date): Promise<Signer> {
  const keys = await keysOf(house, now);
  const current = signingAt(keys, now);
  return { keys, signing: current && (await openKey(house, current)) };
}

async function keysOf(house: KeyHouse, now: Date): Promise<readonly KeptKey[]> {
  const known = await allKeys(house.db.conn);
  if (known.length > 0) return known;
  const fresh = await freshKey(house);
  await house.db.transact((tx) => firstKey(tx, fresh, now));
  return allKeys(house.db.conn);
}
