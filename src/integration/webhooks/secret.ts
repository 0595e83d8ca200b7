import { randomBytes } from 'node:crypto';
import { seal, unseal } from '#identity/index.ts';
import type { Config } from '#platform/config.ts';
import type { Database } from '#platform/db.ts';
import type { SealedSecret } from './model.ts';
import { secretText } from './signature.ts';

/** The specification asks for 24 to 64. */
const BYTES = 32;

type House = { readonly db: Database; readonly config: Config };
type Kept = { readonly secret: string };

/** A new secret: once as the receiver must know it, once as it is kept. */
export async function freshSecret(house: House): Promise<{ readonly secret: string; readonly sealed: string }> {
  const secret = secretText(randomBytes(BYTES));
  const kept: Kept = { secret };
  return { secret, sealed: await seal(house, kept) };
}

/**
 * The secrets that hold now, newest first; null when the one of now cannot be opened, as after a change of `TUNTAS_SECRET`.
 * An older one that cannot be opened only signs along no more.
 */
export async function openSecrets(
  house: House,
  kept: readonly SealedSecret[],
  now: Date,
): Promise<readonly string[] | null> {
  const holding = kept.filter((it) => it.endsAt === null || it.endsAt > now);
  const opened = await Promise.all(
    holding.map(async ({ sealed, endsAt }) => ({ endsAt, kept: (await unseal(house, sealed)) as Kept | null })),
  );
  if (!opened.some((it) => it.endsAt === null && it.kept)) return null;
  return opened.flatMap((it) => it.kept?.secret ?? []);
}
