import type { InstrumentDocument } from '../../catalogue/model/document.ts';
import type { InstrumentItem } from '../../catalogue/model/item.ts';
import type { SubjectKind } from '../../catalogue/model/parts.ts';
import { itemsFor } from '../../catalogue/rules/items.ts';
import type { Given } from '../model/sheet.ts';

/** The codes of the items that are asked under these answers: an item whose condition fails is not, nor is what hangs on it. */
export function askedItems(
  document: InstrumentDocument,
  kind: SubjectKind,
  answers: ReadonlyMap<string, Given>,
): ReadonlySet<string> {
  const items = new Map(itemsFor(document, kind).map((it) => [it.code, it]));
  const known = new Map<string, boolean>();
  const isAsked = (item: InstrumentItem): boolean => {
    const had = known.get(item.code);
    if (had !== undefined) return had;
    known.set(item.code, false);
    const holds = item.conditions.every((condition) => {
      const other = items.get(condition.item);
      const given = answers.get(condition.item);
      if (!other || !given || given.option === '' || !isAsked(other)) return false;
      return condition.options.length === 0 || condition.options.includes(given.option);
    });
    known.set(item.code, holds);
    return holds;
  };
  return new Set([...items.values()].filter(isAsked).map((it) => it.code));
}
