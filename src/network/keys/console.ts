import { systemActor } from '#audit/index.ts';
import type { Outcome } from '#platform/outcome.ts';
import { announceKey } from './actions.ts';
import type { KeptKey, KeyRefusal, KeyState } from './model.ts';
import { stateOf, USUAL_DAYS } from './rules.ts';
import { freshKey, type KeyHouse } from './secret.ts';
import { signerOf } from './signer.ts';

export type ListedKey = Pick<KeptKey, 'id' | 'fromAt' | 'untilAt'> & { readonly state: KeyState };

/** The keys of the hub for whoever sits at its machine; the first one is made where there is none. */
export async function listKeys(house: KeyHouse, now: Date): Promise<readonly ListedKey[]> {
  const { keys, signing } = await signerOf(house, now);
  return keys.map((it) => ({
    ...{ id: it.id, fromAt: it.fromAt, untilAt: it.untilAt },
    state: stateOf(it, keys, now, signing === null),
  }));
}

type Rotation = { readonly baseUrl: string; readonly days: number | null; readonly now: Date };

/** Announces the next key, as on the page of keys; answers its id. */
export async function rotateKey(
  house: KeyHouse,
  { baseUrl, days, now }: Rotation,
): Promise<Outcome<string, KeyRefusal>> {
  const { signing } = await signerOf(house, now);
  const hub = new URL(baseUrl).origin;
  const given = { fresh: await freshKey(house), days: days ?? USUAL_DAYS, hub, present: signing };
  return house.db.transact((tx) => announceKey(tx, systemActor, given, now));
}
