import type { Shape } from '#platform/document/shape.ts';
import { typedOf } from '#platform/document/write.ts';
import type { FormValues } from '#platform/http/form.ts';
import type { EditionDocument } from '../model/document.ts';
import { type ItemPart, isItemPart, itemShape, type PartName, wholeParts } from '../model/layout.ts';
import { writeSpecial } from './special.ts';

/** What one page writes: a whole part, or one item of a part. */
export type Target =
  | { readonly part: Exclude<PartName, ItemPart>; readonly index: null }
  | { readonly part: ItemPart; readonly index: number };

/** The target of an address; null where there is nothing to write, such as an item that is not there. */
export function targetOf(document: EditionDocument, part: PartName, number: string | undefined): Target | null {
  if (!isItemPart(part)) return number === undefined ? { part, index: null } : null;
  const index = Number(number) - 1;
  return document[part][index] ? { part, index } : null;
}

export function shapeOf(document: EditionDocument, target: Target): Shape {
  if (target.index === null) return wholeParts[target.part];
  const item = document[target.part][target.index];
  return itemShape(target.part, item && 'kind' in item ? item.kind : '');
}

/** With what the names of the target's fields begin. */
export function prefixOf(target: Target): string {
  return target.index === null ? '' : `${target.part}.${target.index}.`;
}

/** The target as its form would send it. */
export function typedTarget(document: EditionDocument, target: Target): FormValues {
  const value = target.index === null ? document : document[target.part][target.index];
  return typedOf(shapeOf(document, target), value, { prefix: prefixOf(target), special: writeSpecial });
}

/** Whether the part is the same in both: what was typed from the older may be put into the newer. */
export function isSamePart(a: EditionDocument, b: EditionDocument, { part }: Target): boolean {
  const fields: Partial<Record<PartName, readonly (keyof EditionDocument)[]>> = {
    basics: ['title', 'title_en', 'year', 'theme', 'theme_en', 'about', 'about_en', 'source', 'papers'],
    groups: ['groups', 'categories'],
    privacy: ['privacy', 'reminders'],
  };
  const names = fields[part] ?? [part as keyof EditionDocument];
  return names.every((name) => JSON.stringify(a[name]) === JSON.stringify(b[name]));
}
