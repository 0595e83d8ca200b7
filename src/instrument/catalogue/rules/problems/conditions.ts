import type { DocumentPath } from '#platform/document/shape.ts';
import type { InstrumentDocument } from '../../model/document.ts';
import type { InstrumentItem, ItemCondition } from '../../model/item.ts';
import type { Problem } from '../../model/problem.ts';
import { placedItems } from './items.ts';
import { problem, when } from './told.ts';

/** Items that are asked only when others are answered so: those others are there, in the same sheet, and none waits for itself. */
export function conditionProblems(document: InstrumentDocument): Problem[] {
  const placed = placedItems(document);
  return placed.flatMap(({ item, aspect, path }) =>
    item.conditions.flatMap((condition, index) => {
      const at = [...path, 'conditions', index];
      if (condition.item === item.code) return [problem([...at, 'item'], 'condition_self')];
      const other = placed.find((it) => it.item.code === condition.item);
      if (!other) return [problem([...at, 'item'], 'condition_item_unknown', { item: condition.item })];
      return [
        ...when(other.aspect.subject !== aspect.subject, [...at, 'item'], 'condition_elsewhere'),
        ...when(waitsFor(document, other.item, item.code), [...at, 'item'], 'condition_circle'),
        ...optionsUnknown(other.item, condition, at),
      ];
    }),
  );
}

function optionsUnknown(item: InstrumentItem, { options }: ItemCondition, path: DocumentPath): Problem[] {
  const known = new Set([...item.options, ...item.bases.flatMap((it) => it.options)].map((it) => it.code));
  return options.flatMap((option) =>
    when(!known.has(option), [...path, 'options'], 'condition_option_unknown', { option }),
  );
}

/** Whether the item hangs on the other one, over others or not. */
function waitsFor(document: InstrumentDocument, item: InstrumentItem, code: string): boolean {
  const items = new Map(placedItems(document).map((it) => [it.item.code, it.item]));
  const seen = new Set<string>();
  const open = [item];
  for (let it = open.pop(); it; it = open.pop()) {
    for (const condition of it.conditions) {
      if (condition.item === code) return true;
      const next = items.get(condition.item);
      if (next && !seen.has(next.code)) open.push(next);
      seen.add(condition.item);
    }
  }
  return false;
}
