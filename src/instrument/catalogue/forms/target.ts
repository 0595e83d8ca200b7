import type { Shape } from '#platform/document/shape.ts';
import { typedOf } from '#platform/document/write.ts';
import type { FormValues } from '#platform/http/form.ts';
import type { InstrumentDocument } from '../model/document.ts';
import {
  isPiecePart,
  itemShape,
  type PartName,
  type PiecePart,
  pieceShapes,
  type WholePart,
  wholeParts,
} from '../model/layout.ts';
import { writeSpecial } from './special.ts';

/** What one page writes: a whole part, one piece of a part, or one item of an aspect; places counted from 0. */
export type Target =
  | { readonly part: WholePart; readonly index: null; readonly item: null }
  | { readonly part: PiecePart; readonly index: number; readonly item: null }
  | { readonly part: 'aspects'; readonly index: number; readonly item: number };

type Numbers = { readonly piece: string | undefined; readonly item: string | undefined };

/** The target of an address, whose numbers count from 1; null where there is nothing to write. */
export function targetOf(document: InstrumentDocument, part: PartName, { piece, item }: Numbers): Target | null {
  if (!isPiecePart(part)) return piece === undefined ? { part, index: null, item: null } : null;
  const index = Number(piece) - 1;
  if (!document[part][index]) return null;
  if (item === undefined) return { part, index, item: null };
  const at = Number(item) - 1;
  return part === 'aspects' && document.aspects[index]?.items[at] ? { part, index, item: at } : null;
}

export function shapeOf(target: Target): Shape {
  if (target.item !== null) return itemShape;
  return target.index === null ? wholeParts[target.part] : pieceShapes[target.part];
}

/** With what the names of the target's fields begin. */
export function prefixOf({ part, index, item }: Target): string {
  if (index === null) return '';
  return item === null ? `${part}.${index}.` : `${part}.${index}.items.${item}.`;
}

/** The target's own value in the document. */
export function valueIn(document: InstrumentDocument, target: Target): unknown {
  if (target.item !== null) return document.aspects[target.index]?.items[target.item];
  return target.index === null ? document : document[target.part][target.index];
}

/** The target as its form would send it. */
export function typedTarget(document: InstrumentDocument, target: Target): FormValues {
  const place = { prefix: prefixOf(target), special: writeSpecial };
  return typedOf(shapeOf(target), valueIn(document, target), place);
}

const fieldsOf: Readonly<Record<WholePart, readonly (keyof InstrumentDocument)[]>> = {
  basics: ['title', 'title_en', 'year', 'subject', 'about', 'about_en', 'source', 'isOurs', 'key'],
  period: ['period'],
  numbers: ['points', 'known'],
};

/** Whether the target's part is the same in both: what was typed from the older may be put into the newer. */
export function isSamePart(a: InstrumentDocument, b: InstrumentDocument, { part }: Target): boolean {
  const names = isPiecePart(part) ? [part] : fieldsOf[part];
  return names.every((name) => JSON.stringify(a[name]) === JSON.stringify(b[name]));
}
