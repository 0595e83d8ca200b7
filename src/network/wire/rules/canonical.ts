export type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };
export type JsonObject = { readonly [name: string]: Json };

/**
 * The one way to write a JSON value (RFC 8785): members by the code units of their names, no spaces, numbers and texts as
 * ECMAScript writes them. Throws for what JSON cannot hold.
 */
export function canonical(value: Json): string {
  if (typeof value === 'number' && !Number.isFinite(value)) throw new Error('not a number of JSON');
  if (typeof value === 'string' && !value.isWellFormed()) throw new Error('half a letter');
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map((it) => canonical(it)).join(',')}]`;
  return membersOf(Object.entries(value).map(([name, it]) => [name, canonical(it)]));
}

/** The same of an object whose members are written already. */
export function membersOf(members: readonly (readonly [name: string, written: string])[]): string {
  const ordered = members.toSorted(([a], [b]) => (a < b ? -1 : 1));
  return `{${ordered.map(([name, written]) => `${JSON.stringify(name)}:${written}`).join(',')}}`;
}

/** What a signature signs: the document without its own signature. */
export function signedText(document: JsonObject): string {
  const { signature: _own, ...rest } = document;
  return canonical(rest);
}
