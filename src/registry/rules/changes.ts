import { contentSchema, type InnovationContent } from '../model/content.ts';
import type { ContentField } from '../model/sections.ts';

const fieldNames = Object.keys(contentSchema.shape) as ContentField[];

/** Which fields differ between two contents, in the order of the schema. */
export function changedFields(before: InnovationContent, after: InnovationContent): readonly ContentField[] {
  return fieldNames.filter((field) => !isSame(before[field], after[field]));
}

/** The fields in which something is said: no empty text, null or empty list. */
export function saidFields(content: InnovationContent): Partial<InnovationContent> {
  const said = Object.entries(content).filter(
    ([, value]) => value !== null && value !== '' && !(Array.isArray(value) && value.length === 0),
  );
  return Object.fromEntries(said);
}

/** Content is plain JSON whose keys always stand in the schema's order, except when read back out of jsonb. */
function isSame(a: unknown, b: unknown): boolean {
  return canonical(a ?? null) === canonical(b ?? null);
}

export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  const entries = Object.entries(value).filter(([, item]) => item !== undefined);
  entries.sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, item]) => `${JSON.stringify(key)}:${canonical(item)}`).join(',')}}`;
}
