import type { RowDeed } from '#platform/document/rows.ts';
import type { InstrumentDocument } from '../model/document.ts';
import type { PiecePart } from '../model/layout.ts';

/** A code that none of the list has yet. */
function freeCode(codes: readonly string[], stem: string, mark: string): string {
  const taken = new Set(codes);
  let n = codes.length + 1;
  while (taken.has(`${stem}${mark}${n}`)) n += 1;
  return `${stem}${mark}${n}`;
}

/** The list with an entry added, taken out or moved up. */
function withDeed(list: readonly unknown[], { deed, row }: RowDeed, fresh: () => unknown): unknown[] {
  const items = [...list];
  if (deed === 'tambah') items.push(fresh());
  if (deed === 'hapus') items.splice(row, 1);
  if (deed === 'naik' && row > 0 && row < items.length) items.splice(row - 1, 2, items[row], items[row - 1]);
  return items;
}

/** The document after a button beside an aspect or a formula; not parsed yet. */
export function withPieceDeed(document: InstrumentDocument, part: PiecePart, deed: RowDeed): unknown {
  const { aspects, formulas, subject } = document;
  if (part === 'aspects') {
    const code = () =>
      freeCode(
        aspects.map((it) => it.code),
        'aspek',
        '-',
      );
    return { ...document, aspects: withDeed(aspects, deed, () => ({ code: code(), subject })) };
  }
  const name = () =>
    freeCode(
      formulas.map((it) => it.name),
      'rumus',
      '_',
    );
  return {
    ...document,
    formulas: withDeed(formulas, deed, () => ({ name: name(), per: subject, expression: 'total' })),
  };
}

/** The document after a button beside an item of the aspect; not parsed yet. */
export function withItemDeed(document: InstrumentDocument, index: number, deed: RowDeed): unknown {
  const codes = document.aspects.flatMap((it) => it.items.map((item) => item.code));
  const aspects = document.aspects.map((it, n) => {
    if (n !== index) return it;
    return { ...it, items: withDeed(it.items, deed, () => ({ code: freeCode(codes, 'butir', '-') })) };
  });
  return { ...document, aspects };
}
