import { symmetricDecrypt, symmetricEncrypt } from 'better-auth/crypto';
import type { Config } from '#platform/config.ts';
import type { Database } from '#platform/db.ts';
import { authOf } from './auth.ts';

type House = { readonly db: Database; readonly config: Config };

/** The value as a text that only this hub can read or make: for a cookie of a few minutes, or a secret of another program. */
export async function seal({ db, config }: House, value: object): Promise<string> {
  const { secretConfig } = await (await authOf(db, config)).$context;
  return symmetricEncrypt({ key: secretConfig, data: JSON.stringify(value) });
}

/** What `seal` sealed; null for anything else. */
export async function unseal({ db, config }: House, text: string): Promise<unknown> {
  const { secretConfig } = await (await authOf(db, config)).$context;
  try {
    return JSON.parse(await symmetricDecrypt({ key: secretConfig, data: text }));
  } catch {
    return null;
  }
}
