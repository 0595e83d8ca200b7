import { canonical } from '../../rules/changes.ts';

/** Whether two plain values are the same; the order of keys does not count, for the database keeps its own. */
export function isSame(a: unknown, b: unknown): boolean {
  return canonical(a ?? null) === canonical(b ?? null);
}
