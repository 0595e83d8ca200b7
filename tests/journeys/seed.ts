import { mkdirSync, rmSync } from 'node:fs';
import { SEED, SEEN, startProduct } from './product.ts';

/** Before all journeys: an office's first start, with the demonstration, from which their hubs are copied. */
// biome-ignore lint/style/noDefaultExport: Playwright asks for it
export default async function seed(): Promise<() => void> {
  for (const made of [SEED, SEEN]) rmSync(made, { recursive: true, force: true });
  mkdirSync(SEEN, { recursive: true });
  const product = await startProduct({ data: SEED });
  const code = await product.stop();
  if (code !== 0) throw new Error(`the first start ended with ${code}:\n${product.said.join('\n')}`);
  return () => rmSync(SEED, { recursive: true, force: true });
}
