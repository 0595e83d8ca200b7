/** A message cut at its placeholders: texts at even places, names of values at odd ones. */
export type Parts = readonly string[];

const PLACEHOLDER = /\{\{(\w+)\}\}/;
const forms = ['_zero', '_one', '_two', '_few', '_many', '_other'];

/**
 * The messages that need no grammar, cut once: no plural form, no nested message, nothing but plain placeholders. Pages
 * say hundreds of them, and looking one up here takes a twentieth of the time of the engine that knows plurals.
 */
export function plainMessages(catalogue: Readonly<Record<string, string>>): ReadonlyMap<string, Parts> {
  const isPlural = (key: string) => forms.some((form) => key.endsWith(form) || `${key}${form}` in catalogue);
  const cut = Object.entries(catalogue)
    .filter(([key, text]) => !isPlural(key) && !/\$t\(/.test(text))
    .map(([key, text]) => [key, text.split(PLACEHOLDER)] as const);
  return new Map(cut.filter(([, parts]) => parts.every((part, place) => place % 2 === 1 || !part.includes('{{'))));
}

/** The message with its values; a value that was not given leaves its place empty. */
export function joined(parts: Parts, values: Readonly<Record<string, unknown>>): string {
  if (parts.length === 1) return parts[0] ?? '';
  return parts.map((part, place) => (place % 2 === 0 ? part : textOf(values[part]))).join('');
}

function textOf(value: unknown): string {
  return value === undefined || value === null ? '' : String(value);
}
