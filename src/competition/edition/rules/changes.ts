import type { EditionDocument } from '../model/document.ts';
import type { DocumentPath } from '../model/problem.ts';

type Json = unknown;
type JsonObject = Readonly<Record<string, Json>>;

/** What differs: the way to it in names and codes (`['sections', 'kebaruan', 'words']`), null on a side where it is not. */
export type DocumentChange = { readonly path: DocumentPath; readonly before: Json; readonly after: Json };

/** Every value that differs between two documents, in the order of the document; parts are the same by their code. */
export function changesOf(before: EditionDocument, after: EditionDocument): readonly DocumentChange[] {
  return compare([], before, after);
}

const isObject = (value: Json): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function compare(path: DocumentPath, before: Json, after: Json): DocumentChange[] {
  if (Array.isArray(before) && Array.isArray(after)) return compareLists(path, before, after);
  if (isObject(before) && isObject(after)) return compareParts(path, before, after);
  return JSON.stringify(before) === JSON.stringify(after) ? [] : [{ path, before, after }];
}

function compareParts(path: DocumentPath, before: JsonObject, after: JsonObject): DocumentChange[] {
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...names].flatMap((name) => compare([...path, name], before[name] ?? null, after[name] ?? null));
}

/** By which a part of a list is known: its code, a stage's kind. */
function keyOf(part: Json): string | null {
  if (!isObject(part)) return null;
  const key = part.code ?? part.kind;
  return typeof key === 'string' ? key : null;
}

function compareLists(path: DocumentPath, before: readonly Json[], after: readonly Json[]): DocumentChange[] {
  const [left, right] = [before.map(keyOf), after.map(keyOf)];
  const isKeyed = [...left, ...right].every((key) => key !== null);
  if (!isKeyed) return JSON.stringify(before) === JSON.stringify(after) ? [] : [{ path, before, after }];
  const keys = [...new Set([...left, ...right])].map(String);
  const of = (list: readonly Json[], known: readonly (string | null)[], key: string) =>
    list[known.indexOf(key)] ?? null;
  const changed = keys.flatMap((key) => compare([...path, key], of(before, left, key), of(after, right, key)));
  const stayed = (mine: readonly (string | null)[], other: readonly (string | null)[]) =>
    mine.filter((key) => other.includes(key)).join();
  const isMoved = stayed(left, right) !== stayed(right, left);
  return isMoved ? [...changed, { path, before: left.join(', '), after: right.join(', ') }] : changed;
}

const coded = ['groups', 'categories', 'sections', 'awards'] as const;

/** Codes on which entries hang and that the new document no longer has; once entries are in, none may go. */
export function codesGone(before: EditionDocument, after: EditionDocument): readonly string[] {
  return coded.flatMap((list) => {
    const kept = new Set(after[list].map((it) => it.code));
    return before[list].flatMap((it) => (kept.has(it.code) ? [] : [it.code]));
  });
}
