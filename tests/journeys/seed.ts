import { copyFileSync, mkdirSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { databaseOf } from './interviews.ts';
import { AXE, type Product, ROOT, SEED, SEEN, startProduct } from './product.ts';

const PATIENCE_MS = 180_000;

/** Until everybody was told of the demonstration: else each of its copies would tell them again, and what a journey does waits behind. */
async function settled(product: Product): Promise<void> {
  const db = databaseOf(product);
  const end = Date.now() + PATIENCE_MS;
  try {
    for (;;) {
      const { rows } = await db.pool.query<{ waiting: number }>(
        'select count(*) as waiting from graphile_worker._private_jobs where run_at <= now()',
      );
      if (rows[0]?.waiting === 0) return;
      if (Date.now() > end) throw new Error(`${rows[0]?.waiting} jobs of the demonstration were never done`);
      await pause(200);
    }
  } finally {
    await db.close();
  }
}

/** Before all journeys: an office's first start, with the demonstration, from which their hubs are copied. */
// biome-ignore lint/style/noDefaultExport: Playwright asks for it
export default async function seed(): Promise<() => void> {
  for (const made of [SEED, SEEN]) rmSync(made, { recursive: true, force: true });
  mkdirSync(SEEN, { recursive: true });
  // A hub reads its assets when it starts.
  const axe = join(ROOT, 'dist', AXE);
  copyFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), axe);
  const product = await startProduct({ data: SEED });
  await settled(product);
  const code = await product.stop();
  if (code !== 0) throw new Error(`the first start ended with ${code}:\n${product.said.join('\n')}`);
  return () => {
    for (const made of [SEED, axe]) rmSync(made, { recursive: true, force: true });
  };
}
