import type { FormValues } from '#platform/http/form.ts';
import { t } from '#platform/i18n/i18n.ts';
import { parseId } from '#platform/ids.ts';
import type { FieldErrors } from '#platform/ui/field.tsx';
import {
  type Answered,
  LONGEST_AMOUNT,
  LONGEST_ITEM,
  LONGEST_NOTE,
  type Need,
  type NeedId,
  readinessAnswers,
} from '../model.ts';
import type { NeedColumn, RowFaults, TypedNeed } from '../rules/typed.ts';

/** A row of the form under its number; numbers stay when a row between is taken away. */
export type TypedRow = { readonly at: number; readonly row: TypedNeed };

const emptyRow: TypedNeed = { id: '', kind: '', item: '', amount: '', isMust: true, note: '' };
const MOST_ROWS = 200;

export const boxOf = (at: number, column: string): string => `butuh.${at}.${column}`;

/** The rows that the form carries, in their order; one is added or taken away where its button was pressed. */
export function rowsIn(form: FormValues): readonly TypedRow[] {
  const numbers = form.names().flatMap((name) => {
    const [, at] = /^butuh\.(\d{1,4})\.item$/.exec(name) ?? [];
    return at === undefined ? [] : [Number(at)];
  });
  const rows = numbers.slice(0, MOST_ROWS).map((at) => ({ at, row: rowAt(form, at) }));
  const removed = /^butuh\.(\d{1,4})$/.exec(form.get('hapus'))?.[1];
  const left = rows.filter((it) => String(it.at) !== removed);
  if (form.get('tambah') === '') return left;
  return [...left, { at: Math.max(-1, ...numbers) + 1, row: emptyRow }];
}

function rowAt(form: FormValues, at: number): TypedNeed {
  const get = (column: string) => form.get(boxOf(at, column));
  return {
    id: get('id'),
    kind: get('kind'),
    item: get('item'),
    amount: get('amount'),
    isMust: get('must') === 'ya',
    note: get('note'),
  };
}

export function rowsOf(needs: readonly Need[]): readonly TypedRow[] {
  const rows = needs.map((need, at) => ({ at, row: { ...need } }));
  return rows.length > 0 ? rows : [{ at: 0, row: emptyRow }];
}

export const needId = (text: string): NeedId | null => parseId<'NeedId'>(text);

const limits: Readonly<Record<NeedColumn, number>> = {
  kind: 0,
  item: LONGEST_ITEM,
  amount: LONGEST_AMOUNT,
  note: LONGEST_NOTE,
};

export function errorsOf(rows: readonly TypedRow[], faults: readonly RowFaults[]): FieldErrors {
  const found = rows.flatMap(({ at }, index) =>
    (Object.entries(faults[index] ?? {}) as [NeedColumn, 'required' | 'too_long'][]).map(([column, fault]) => {
      const text =
        fault === 'required'
          ? t(`needs.fault.${column === 'kind' ? 'kind' : 'item'}`)
          : t('needs.fault.long', { max: limits[column] });
      return [boxOf(at, column), text] as const;
    }),
  );
  return Object.fromEntries(found);
}

/** What was answered to these needs; a need without an answer is left open. */
export function answersIn(form: FormValues, needs: readonly Need[]): readonly Answered[] {
  return needs.flatMap((need) => {
    const answer = readinessAnswers.find((it) => it === form.get(`jawab.${need.id}`));
    return answer ? [{ needId: need.id, answer, note: form.get(`catatan.${need.id}`) }] : [];
  });
}
