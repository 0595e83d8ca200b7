import { formatMoment } from '#platform/dates.ts';
import type { DocumentPath } from '#platform/document/shape.ts';
import { currentLocale, formatNumber, isMessageKey, type PlainKey, t } from '#platform/i18n/i18n.ts';
import { faultText } from '../formula/wording.ts';
import type { InstrumentDocument } from './model/document.ts';
import type { InstrumentEdition } from './model/edition.ts';
import type { InstrumentItem } from './model/item.ts';
import { partOfField } from './model/layout.ts';
import type { SubjectKind } from './model/parts.ts';
import type { Problem } from './model/problem.ts';

/** The text in the reader's language; what has no English is told in Indonesian. */
export function told<Part, Field extends keyof Part & string>(part: Part, field: Field): string {
  const english = part[`${field}_en` as keyof Part];
  return currentLocale() === 'en' && typeof english === 'string' && english !== '' ? english : String(part[field]);
}

export function titleOf({ document }: Pick<InstrumentEdition, 'document'>): string {
  return told(document, 'title') || t('instrument.untitled');
}

export function subjectKindText(kind: SubjectKind): string {
  return t(`instrument.subject.${kind}`);
}

/** `16 · Regulasi inovasi daerah`. */
export function itemTitle(item: Pick<InstrumentItem, 'number' | 'name' | 'name_en' | 'code'>): string {
  const name = told(item, 'name') || item.code;
  return item.number === '' ? name : `${item.number} · ${name}`;
}

/** A message whose key is put together of values of the document. */
export function plainText(key: string, otherwise: string): string {
  return isMessageKey(key) ? t(key as PlainKey) : otherwise;
}

export function fieldName(name: string): string {
  return plainText(`instrument.field.${name}`, name);
}

type Named = { readonly code?: string; readonly name?: string; readonly title?: string; readonly text?: string };

const nameOfPart = (part: Named, key: string | number): string =>
  part.title || part.name || part.text || part.code || (typeof key === 'number' ? String(key + 1) : key);

/** Where a path leads, in words: `Aspek › Kebijakan › Regulasi › Bobot`. */
export function placeText(document: InstrumentDocument, path: DocumentPath): string {
  const words = [t(`instrument.part.${partOfField(path[0])}`)];
  let at: unknown = document;
  for (const [depth, step] of path.entries()) {
    const below: unknown = Array.isArray(at)
      ? at.find((it: Named, n) => n === step || it.code === step || it.name === step)
      : (at as Record<string, unknown> | null | undefined)?.[step];
    if (Array.isArray(at) && typeof below === 'object') words.push(nameOfPart(below as Named, step));
    else if (!(depth === 0 && typeof below === 'object') && step !== 'items') words.push(fieldName(String(step)));
    at = below;
  }
  return words.join(' › ');
}

/** What is wrong, in a sentence. */
export function problemText({ code, values = {}, fault }: Problem): string {
  if (fault) return faultText(fault);
  const words = Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, typeof value === 'number' ? formatNumber(value) : value]),
  );
  return t(`instrument.problem.${code}`, words as never);
}

const ISO = /^\d{4}-\d{2}-\d{2}T/;

/** A value of a document as people read it. */
export function valueText(value: unknown): string {
  if (value === null || value === '') return t('instrument.value.none');
  if (typeof value === 'boolean') return t(value ? 'instrument.value.yes' : 'instrument.value.no');
  if (typeof value === 'number') return formatNumber(value);
  if (typeof value === 'string') return ISO.test(value) ? formatMoment(new Date(value)) : value;
  if (Array.isArray(value)) return value.length === 0 ? t('instrument.value.none') : value.map(valueText).join(', ');
  return nameOfPart(value as Named, '');
}
