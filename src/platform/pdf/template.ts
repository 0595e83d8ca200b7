import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const known = new Map<string, string>();

/** The template of this name beside the caller's file; in the built program they lie together in `templates`. */
export function templateText(folder: string, name: string): string {
  const beside = join(folder, name);
  const path = existsSync(beside) ? beside : join(folder, 'templates', name);
  const text = known.get(path) ?? readFileSync(path, 'utf8');
  known.set(path, text);
  return text;
}
