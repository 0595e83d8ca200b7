import type { RowDeed } from '#platform/document/rows.ts';
import type { FormValues } from '#platform/http/form.ts';
import type { EditionDocument } from '../model/document.ts';
import { eligibilityKinds } from '../model/eligibility.ts';
import type { ItemPart } from '../model/layout.ts';

/** A code that no item of the list has yet. */
function freeCode(list: readonly { readonly code: string }[], stem: string): string {
  const taken = new Set(list.map((it) => it.code));
  let n = list.length + 1;
  while (taken.has(`${stem}-${n}`)) n += 1;
  return `${stem}-${n}`;
}

function newItem(document: EditionDocument, part: ItemPart, form: FormValues): Record<string, unknown> {
  if (part === 'sections') return { code: freeCode(document.sections, 'bagian') };
  if (part === 'rubrics') return { code: freeCode(document.rubrics, 'rubrik'), stage: 'desk_scoring' };
  const kind = eligibilityKinds.find((it) => it === form.get('jenis')) ?? 'same_title';
  const parameters = { min_age: { months: 12 }, quota: { most: 1 } } as Readonly<Record<string, object>>;
  return { code: freeCode(document.eligibility, kind.replaceAll('_', '-')), kind, ...parameters[kind] };
}

/** The document with an item added to a part, taken out or moved up; not parsed yet. */
export function withItemDeed(document: EditionDocument, part: ItemPart, { deed, row }: RowDeed, form: FormValues) {
  const items: unknown[] = [...document[part]];
  if (deed === 'tambah') items.push(newItem(document, part, form));
  if (deed === 'hapus') items.splice(row, 1);
  if (deed === 'naik' && row > 0 && row < items.length) items.splice(row - 1, 2, items[row], items[row - 1]);
  return { ...document, [part]: items };
}
