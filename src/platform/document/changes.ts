import type { DocumentPath } from './shape.ts';

type Json = unknown;
type JsonObject = Readonly<Record<string, Json>>;

/** What differs: the way to it in names and keys (`['sections', 'kebaruan', 'words']`), null on a side where it is not. */
export type DocumentChange = { readonly path: DocumentPath; readonly before: Json; readonly after: Json };

/**
 * Every value that differs between two documents, in the order of the document. Parts of a list are the same by their key: the first of
 * `keys` that they have.
 */
export function changesBetween(before: Json, after: Json, keys: readonly string[]): readonly DocumentChange[] {
  return compare([], [before, after], keys);
}

const isObject = (value: Json): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isSame = (before: Json, after: Json): boolean => JSON.stringify(before) === JSON.stringify(after);

function compare(
  path: DocumentPath,
  [before, after]: readonly [Json, Json],
  keys: readonly string[],
): DocumentChange[] {
  if (Array.isArray(before) && Array.isArray(after)) return compareLists(path, [before, after], keys);
  if (!isObject(before) || !isObject(after)) return isSame(before, after) ? [] : [{ path, before, after }];
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...names].flatMap((name) =>
    compare([...path, name], [before[name] ?? null, after[name] ?? null] as const, keys),
  );
}

function keyOf(part: Json, keys: readonly string[]): string | null {
  if (!isObject(part)) return null;
  const key = keys.map((name) => part[name]).find((it) => it !== undefined && it !== null);
  return typeof key === 'string' ? key : null;
}

type Lists = readonly [readonly Json[], readonly Json[]];

function compareLists(path: DocumentPath, [before, after]: Lists, keys: readonly string[]): DocumentChange[] {
  const known = (list: readonly Json[]) => list.map((it) => keyOf(it, keys));
  const [left, right] = [known(before), known(after)];
  const isKeyed = [...left, ...right].every((key) => key !== null);
  if (!isKeyed) return isSame(before, after) ? [] : [{ path, before, after }];
  const all = [...new Set([...left, ...right])].map(String);
  const of = (list: readonly Json[], own: readonly (string | null)[], key: string) => list[own.indexOf(key)] ?? null;
  const changed = all.flatMap((key) => compare([...path, key], [of(before, left, key), of(after, right, key)], keys));
  const stayed = (mine: readonly (string | null)[], other: readonly (string | null)[]) =>
    mine.filter((key) => other.includes(key)).join();
  const isMoved = stayed(left, right) !== stayed(right, left);
  return isMoved ? [...changed, { path, before: left.join(', '), after: right.join(', ') }] : changed;
}
