import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * The kept text of the file in tests/house/expected; with TUNTAS_EXPECTED=write the new text is written first.
 * Read the difference by eye before it is committed.
 */
export function kept(name: string, text: string): string {
  const file = join(import.meta.dirname, 'expected', name);
  if (process.env.TUNTAS_EXPECTED === 'write') {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
}
