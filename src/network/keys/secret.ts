import { generateKeyPairSync } from 'node:crypto';
import { seal, unseal } from '#identity/index.ts';
import type { Config } from '#platform/config.ts';
import type { Database } from '#platform/db.ts';
import { keyIdOf, privateKeyOf } from '../wire/rules/signature.ts';
import type { SigningKey } from '../wire/rules/write.ts';
import type { KeptKey } from './model.ts';

export type KeyHouse = { readonly db: Database; readonly config: Config };
type Halves = { readonly x: string; readonly d: string };
export type FreshKey = { readonly id: string; readonly publicKey: string; readonly sealed: string };

/** A new key with its secret half as only this hub can open it. */
export async function freshKey(house: KeyHouse): Promise<FreshKey> {
  const { x = '', d = '' } = generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' });
  const halves: Halves = { x, d };
  return { id: keyIdOf(x), publicKey: x, sealed: await seal(house, halves) };
}

const opened = new Map<string, SigningKey>();

/** The key ready to sign; null when its secret half cannot be opened, as after a change of `TUNTAS_SECRET`. */
export async function openKey(house: KeyHouse, { id, sealed }: KeptKey): Promise<SigningKey | null> {
  if (sealed === null) return null;
  const known = opened.get(sealed);
  if (known) return known;
  const halves = (await unseal(house, sealed)) as Halves | null;
  if (!halves) return null;
  const key = { id, key: privateKeyOf(halves) };
  opened.set(sealed, key);
  return key;
}
