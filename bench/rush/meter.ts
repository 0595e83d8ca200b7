import { realpathSync } from 'node:fs';
import { join } from 'node:path';
import { cpuNow } from '../processes.ts';
import type { Product } from './hub.ts';

const LOOK_EVERY_MS = 500;

/** CPU in ms that program and PostgreSQL spent, over all their lives. */
export type Spent = { web: number; postgres: number };

/** Counts what both spend until it is stopped; what a killed process spent since the last look is lost. */
export function meter(product: Product): { readonly stop: () => Spent } {
  const cluster = realpathSync(join(product.data, 'postgres'));
  const spent = { web: 0, postgres: 0 };
  const look = () => cpuNow(product.pid(), cluster);
  let last = look();
  const count = () => {
    const now = look();
    for (const part of ['web', 'postgres'] as const)
      spent[part] += now[part] - (now[part] < last[part] ? 0 : last[part]);
    last = now;
  };
  const looking = setInterval(count, LOOK_EVERY_MS);
  const stop = () => {
    clearInterval(looking);
    count();
    return spent;
  };
  return { stop };
}
