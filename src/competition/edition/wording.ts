import { formatMoment } from '#platform/dates.ts';
import type { DocumentPath } from '#platform/document/shape.ts';
import { currentLocale, formatNumber, isMessageKey, type PlainKey, t } from '#platform/i18n/i18n.ts';
import type { EditionDocument } from './model/document.ts';
import { partOfField } from './model/layout.ts';
import type { Problem } from './model/problem.ts';
import type { StageKind } from './model/stages.ts';

/** The text in the reader's language; what has no English is told in Indonesian. */
export function told<Part, Field extends keyof Part & string>(part: Part, field: Field): string {
  const english = part[`${field}_en` as keyof Part];
  return currentLocale() === 'en' && typeof english === 'string' && english !== '' ? english : String(part[field]);
}

export function stageName(kind: StageKind): string {
  return t(`edition.stage.${kind}`);
}

/** A message whose key is put together of values of the document. */
export function plainText(key: string, otherwise: string): string {
  return isMessageKey(key) ? t(key as PlainKey) : otherwise;
}

export function fieldName(name: string): string {
  return plainText(`edition.field.${name}`, name);
}

/** What a value that is chosen is called. */
export function optionText(name: string, value: string): string {
  if (name === 'kinds') return plainText(`identity.kind.${value}`, value);
  if (name === 'stage') return plainText(`edition.stage.${value}`, value);
  return plainText(`edition.option.${name}.${value}`, value);
}

type Named = { readonly code?: string; readonly kind?: string; readonly stage?: string; readonly name?: string };

function partName(part: Named, key: string | number): string {
  if (part.name) return part.name;
  const kind = part.kind ?? part.stage ?? '';
  const fallback = part.code ?? (typeof key === 'number' ? String(key + 1) : key);
  return plainText(`edition.stage.${kind}`, plainText(`edition.eligibility.${kind}`, fallback));
}

/** Where a path leads, in words: `Formulir usulan › Kebaruan › Bobot`. */
export function placeText(document: EditionDocument, path: DocumentPath): string {
  const words = [t(`edition.part.${partOfField(path[0])}`)];
  let at: unknown = document;
  for (const [depth, step] of path.entries()) {
    const below: unknown = Array.isArray(at)
      ? at.find((it: Named, n) => n === step || it.code === step || it.kind === step)
      : (at as Record<string, unknown> | null | undefined)?.[step];
    if (Array.isArray(at) && typeof below === 'object') words.push(partName(below as Named, step));
    else if (!(depth === 0 && typeof below === 'object') && step !== 'settings') words.push(fieldName(String(step)));
    at = below;
  }
  return words.join(' › ');
}

/** What is wrong, in a sentence. */
export function problemText(document: EditionDocument, { code, values = {} }: Problem): string {
  const stage = (value: unknown) => plainText(`edition.stage.${value}`, String(value));
  const group = (value: unknown) => document.groups.find((it) => it.code === value)?.name || String(value);
  const words: Record<string, string> = {};
  for (const [name, value] of Object.entries(values)) {
    if (name === 'stage' || name === 'before') words[name] = stage(value);
    else if (name === 'group' && code !== 'group_unknown') words[name] = group(value);
    else words[name] = typeof value === 'number' ? formatNumber(value) : value;
  }
  return t(`edition.problem.${code}`, words as never);
}

const ISO = /^\d{4}-\d{2}-\d{2}T/;

/** A value of a document as people read it. */
export function valueText(value: unknown): string {
  if (value === null || value === '') return t('edition.value.none');
  if (typeof value === 'boolean') return t(value ? 'edition.value.yes' : 'edition.value.no');
  if (typeof value === 'number') return formatNumber(value);
  if (typeof value === 'string') return ISO.test(value) ? formatMoment(new Date(value)) : value;
  if (Array.isArray(value)) return value.length === 0 ? t('edition.value.none') : value.map(valueText).join(', ');
  const named = value as Named;
  return named.name || partName(named, '');
}
