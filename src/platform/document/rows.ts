import { type FormValues, formValues } from '#platform/http/form.ts';
import { rowsIn } from './read.ts';

/** What a button of a row asks: to add one to a list, take one away, or move one up. */
export type RowDeed = { readonly deed: 'tambah' | 'hapus' | 'naik'; readonly list: string; readonly row: number };

/** `tambah:papers`, `hapus:papers.1`, `naik:sections.2.evidence.1`; null for what is none. */
export function rowDeedOf(text: string): RowDeed | null {
  const [, deed, rest = ''] = /^(tambah|hapus|naik):([\w.]{1,80})$/.exec(text) ?? [];
  if (deed === 'tambah') return { deed, list: rest, row: 0 };
  const at = rest.lastIndexOf('.');
  const row = Number(rest.slice(at + 1));
  if ((deed !== 'hapus' && deed !== 'naik') || at < 1 || !Number.isInteger(row)) return null;
  return { deed, list: rest.slice(0, at), row };
}

/** The typed form after the deed; rows keep what was typed in them, a new one begins with what is given. */
export function withRowDeed(
  form: FormValues,
  { deed, list, row }: RowDeed,
  begun: Readonly<Record<string, string>> = { baru: 'ya' },
): FormValues {
  const count = rowsIn(form, list);
  const order = Array.from({ length: count }, (_, n) => n);
  if (deed === 'hapus') order.splice(row, 1);
  if (deed === 'naik' && row > 0 && row < count) order.splice(row - 1, 2, row, row - 1);
  const places = new Map(order.map((from, to) => [from, to]));
  const moved = new URLSearchParams();
  for (const name of form.names()) {
    const target = renamed(name, list, places);
    if (target !== null) for (const text of form.all(name)) moved.append(target, text);
  }
  if (deed === 'tambah')
    for (const [name, text] of Object.entries(begun)) moved.append(`${list}.${count}.${name}`, text);
  return formValues(moved);
}

function renamed(name: string, list: string, places: ReadonlyMap<number, number>): string | null {
  if (!name.startsWith(`${list}.`)) return name;
  const [number = '', ...rest] = name.slice(list.length + 1).split('.');
  const place = places.get(Number(number));
  return place === undefined ? null : [list, place, ...rest].join('.');
}
