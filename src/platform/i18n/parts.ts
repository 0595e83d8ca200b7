/** A message cut at its placeholders: texts at even places, names of values at odd ones. */
export type Parts = readonly string[];

const PLACEHOLDER = /\{\{(\w+)\}\}/;
const forms = ['_zero', '_one', '_two', '_few', '_many', '_other'];

/**
 * A message that needs no grammar, cut: no plural form, no nested message, nothing but plain placeholders; null for any other.
 * Pages say hundreds of them, and putting one together takes a twentieth of the time of the engine that knows plurals.
 */
export function partsOf(catalogue: Readonly<Record<string, string>>, key: string): Parts | null {
  const text = Object.hasOwn(catalogue, key) ? catalogue[key] : undefined;
  const isPlural = forms.some((form) => key.endsWith(form) || Object.hasOwn(catalogue, `${key}${form}`));
  if (text === undefined || isPlural || text.includes('$t(')) return null;
  const parts = text.split(PLACEHOLDER);
  return parts.every((part, place) => place % 2 === 1 || !part.includes('{{')) ? parts : null;
}

/** The message with its values; a value that was not given leaves its place empty. */
export function joined(parts: Parts, values: Readonly<Record<string, unknown>>): string {
  if (parts.length === 1) return parts[0] ?? '';
  return parts.map((part, place) => (place % 2 === 0 ? part : textOf(values[part]))).join('');
}

function textOf(value: unknown): string {
  return value === undefined || value === null ? '' : String(value);
}
