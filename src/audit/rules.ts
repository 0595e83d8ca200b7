import { createHash } from 'node:crypto';
import type { Change } from './model.ts';

const LONGEST = 400;

/** The value as text in which the same content is always the same: keys sorted, dates as ISO. */
export function canonical(value: unknown): string {
  if (value instanceof Date) return JSON.stringify(value.toISOString());
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null';
  const entries = Object.entries(value).filter(([, item]) => item !== undefined);
  entries.sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, item]) => `${JSON.stringify(key)}:${canonical(item)}`).join(',')}}`;
}

export function digestOf(value: unknown): string {
  return createHash('sha256').update(canonical(value)).digest('hex');
}

/** Which fields differ between two states, with long texts cut: the digests prove the rest. */
export function changesBetween(before: unknown, after: unknown): readonly Change[] {
  const [left, right] = [fieldsOf(before), fieldsOf(after)];
  const names = new Set([...Object.keys(left), ...Object.keys(right)]);
  return [...names]
    .filter((field) => canonical(left[field] ?? null) !== canonical(right[field] ?? null))
    .map((field) => ({ field, before: shorten(left[field]), after: shorten(right[field]) }));
}

/** Hash of one sealed batch: chained to the seal before it (Merkle–Damgård over the events' canonical text). */
export function sealDigest(previous: string, events: readonly object[]): string {
  const hash = createHash('sha256').update(previous);
  for (const event of events) hash.update('\n').update(canonical(sealed(event)));
  return hash.digest('hex');
}

/** Columns that came after the first seals; where they are empty, an event reads as it did before they came. */
const later = ['as_person_id', 'as_person_name', 'erased_at'];

function sealed(event: object): object {
  return Object.fromEntries(Object.entries(event).filter(([name, value]) => value !== null || !later.includes(name)));
}

function fieldsOf(value: unknown): Record<string, unknown> {
  if (value === null || value === undefined) return {};
  if (typeof value === 'object' && !Array.isArray(value)) return value as Record<string, unknown>;
  return { value };
}

function shorten(value: unknown): unknown {
  if (value === undefined) return null;
  const text = typeof value === 'string' ? value : canonical(value);
  if (text.length <= LONGEST) return value;
  return `${text.slice(0, LONGEST)}…`;
}
