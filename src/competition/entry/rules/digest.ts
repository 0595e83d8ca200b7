import { createHash } from 'node:crypto';

/** The one way in which a value is written for its digest: JSON without spaces, names in the order of their code points. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value ?? null);
  const named = value as Readonly<Record<string, unknown>>;
  const names = Object.keys(named)
    .filter((name) => named[name] !== undefined)
    .sort();
  return `{${names.map((name) => `${JSON.stringify(name)}:${canonical(named[name])}`).join(',')}}`;
}

/** SHA-256 of a value in its canonical writing, in hexadecimal. */
export function digestOf(value: unknown): string {
  return createHash('sha256').update(canonical(value)).digest('hex');
}
