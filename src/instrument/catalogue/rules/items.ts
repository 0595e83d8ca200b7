import type { InstrumentAspect, InstrumentDocument } from '../model/document.ts';
import type { InstrumentItem, InstrumentOption } from '../model/item.ts';
import type { SubjectKind } from '../model/parts.ts';

/** The aspects that a sheet of this kind of subject holds. */
export function aspectsFor(document: InstrumentDocument, kind: SubjectKind): readonly InstrumentAspect[] {
  return document.aspects.filter((it) => it.subject === kind);
}

export function itemsFor(document: InstrumentDocument, kind: SubjectKind): readonly InstrumentItem[] {
  return aspectsFor(document, kind).flatMap((it) => it.items);
}

export function itemOf(document: InstrumentDocument, code: string): InstrumentItem | null {
  return document.aspects.flatMap((it) => it.items).find((it) => it.code === code) ?? null;
}

/** The options of an item on a basis; without bases the basis is ''. */
export function optionsOf(item: InstrumentItem, basis: string): readonly InstrumentOption[] {
  if (item.bases.length === 0) return basis === '' ? item.options : [];
  return item.bases.find((it) => it.code === basis)?.options ?? [];
}

/** The chosen option; null for one that the item does not have. */
export function optionOf(
  item: InstrumentItem,
  { basis, option }: { readonly basis: string; readonly option: string },
): InstrumentOption | null {
  return optionsOf(item, basis).find((it) => it.code === option) ?? null;
}

/** The highest score that the item can have; 0 without options. */
export function highestScore(item: InstrumentItem): number {
  const all = [...item.options, ...item.bases.flatMap((it) => it.options)].map((it) => it.score);
  return all.length === 0 ? 0 : Math.max(...all);
}

/** A code as formulas write it. */
export const nameOf = (code: string): string => code.replaceAll('-', '_');
