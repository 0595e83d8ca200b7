import {
  LONGEST_AMOUNT,
  LONGEST_ITEM,
  LONGEST_NOTE,
  MOST_NEEDS,
  type Need,
  type NeedId,
  type NeedKind,
  needKinds,
} from '../model.ts';

/** What somebody typed in one row; the id is '' for a new one. */
export type TypedNeed = {
  readonly id: string;
  readonly kind: string;
  readonly item: string;
  readonly amount: string;
  readonly isMust: boolean;
  readonly note: string;
};

export type NeedColumn = 'kind' | 'item' | 'amount' | 'note';
export type NeedFault = 'required' | 'too_long';
export type RowFaults = Partial<Readonly<Record<NeedColumn, NeedFault>>>;
export type GivenNeed = Omit<Need, 'id'> & { readonly id: NeedId | null };

export type ReadNeeds =
  | { readonly ok: true; readonly needs: readonly GivenNeed[] }
  | { readonly ok: false; readonly faults: readonly RowFaults[]; readonly over: boolean };

const isEmpty = ({ item, amount, note }: TypedNeed): boolean => `${item}${amount}${note}`.trim() === '';
const lengthOf = (text: string): number => [...text].length;

/** The needs as they are kept, rows without a word left out, or what is wrong with each row. */
export function readNeeds(rows: readonly TypedNeed[], idOf: (text: string) => NeedId | null): ReadNeeds {
  const faults = rows.map((row) => (isEmpty(row) ? {} : faultsOf(row)));
  const given = rows.filter((row) => !isEmpty(row));
  const over = given.length > MOST_NEEDS;
  if (over || faults.some((it) => Object.keys(it).length > 0)) return { ok: false, faults, over };
  return {
    ok: true,
    needs: given.map(({ id, kind, item, amount, isMust, note }) => ({
      id: idOf(id),
      kind: kind as NeedKind,
      item: item.trim(),
      amount: amount.trim(),
      isMust,
      note: note.trim(),
    })),
  };
}

function faultsOf({ kind, item, amount, note }: TypedNeed): RowFaults {
  const long = (text: string, most: number): NeedFault | null => (lengthOf(text.trim()) > most ? 'too_long' : null);
  const found: Readonly<Record<NeedColumn, NeedFault | null>> = {
    kind: needKinds.some((it) => it === kind) ? null : 'required',
    item: item.trim() === '' ? 'required' : long(item, LONGEST_ITEM),
    amount: long(amount, LONGEST_AMOUNT),
    note: long(note, LONGEST_NOTE),
  };
  return Object.fromEntries(Object.entries(found).filter(([, fault]) => fault !== null));
}
