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
  const object = value as JsonObject;
  // The order of texts, when nothing else is said, is that of their code units.
  const names = Object.keys(object).sort();
  return `{${names.map((name) => `${JSON.stringify(name)}:${canonical(object[name] ?? null)}`).join(',')}}`;
}

type Written = readonly (readonly [name: string, written: string])[];

/** The same of an object whose members are written already. */
export function membersOf(members: Written): string {
  const ordered = members.toSorted(([a], [b]) => (a < b ? -1 : 1));
  return `{${ordered.map(([name, written]) => `${JSON.stringify(name)}:${written}`).join(',')}}`;
}

const writtenOf = (document: JsonObject): Written =>
  Object.entries(document).map(([name, it]) => [name, canonical(it)] as const);
const unsigned = (members: Written): Written => members.filter(([name]) => name !== 'signature');

/** What a signature signs: the document without its own signature. */
export function signedText(document: JsonObject): string {
  return membersOf(unsigned(writtenOf(document)));
}

/** A document with its signature, and what that signs, written once for both. */
export type WrittenDocument = { readonly whole: string; readonly signed: string };

export function writtenDocument(document: JsonObject): WrittenDocument {
  const members = writtenOf(document);
  return { whole: membersOf(members), signed: membersOf(unsigned(members)) };
}

/** What the signature of a document signs whose member of this name is written already. */
export function signedWith(document: JsonObject, name: string, written: string): string {
  const { [name]: _given, ...rest } = document;
  return membersOf([...unsigned(writtenOf(rest)), [name, written]]);
}
