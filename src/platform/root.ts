import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The folder of the product (where package.json stands), from the sources as from the built program. */
export function productRoot(from: string = import.meta.dirname): string {
  if (existsSync(join(from, 'package.json'))) return from;
  const above = dirname(from);
  if (above === from) throw new Error('the folder of the product was not found');
  return productRoot(above);
}
