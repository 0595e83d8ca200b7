import { clockOf } from '#platform/dates.ts';
import { type FormValues, formValues } from '#platform/http/form.ts';
import { currentLocale } from '#platform/i18n/i18n.ts';
import { type FieldSpec, type Shape, shapeOfRow } from './shape.ts';

type Json = unknown;
export type Entry = readonly [name: string, text: string];

export const MEGABYTE = 1_048_576;

/** The value of a path such as `privacy.blind.names` in a document. */
export function valueAt(value: Json, path: string): Json {
  return path.split('.').reduce<Json>((at, step) => (at as Record<string, Json> | null | undefined)?.[step], value);
}

/** A number as the reader types it. */
export function numberText(value: number): string {
  return currentLocale() === 'id' ? String(value).replace('.', ',') : String(value);
}

/** A moment as a browser's box for day and hour takes it, in the zone of the instance. */
export function boxMoment(iso: string): string {
  return clockOf(new Date(iso)).replace(' ', 'T');
}

/** How an owner writes the fields that are special to its document. */
export type WriteSpecial = (spec: FieldSpec, value: Json, full: string) => readonly Entry[];
const noSpecial: WriteSpecial = ({ name }) => {
  throw new Error(`nobody writes the special field ${name}`);
};

type Place = { readonly prefix: string; readonly special: WriteSpecial };

function entriesOf(spec: FieldSpec, value: Json, { prefix, special }: Place): readonly Entry[] {
  const full = prefix + spec.name;
  if (spec.kind === 'special') return special(spec, value, full);
  if (spec.kind === 'yes') return value === true ? [[full, 'ya']] : [];
  if (Array.isArray(value)) return value.map((it): Entry => [full, String(it)]);
  return [[full, textOf(value, spec.kind)]];
}

function textOf(value: Json, kind: FieldSpec['kind']): string {
  if (typeof value === 'number') return numberText(kind === 'megabytesOrNone' ? value / MEGABYTE : value);
  if (typeof value !== 'string') return '';
  return kind === 'moment' ? boxMoment(value) : value;
}

function shapeEntries({ fields, lists = [] }: Shape, value: Json, { prefix, special }: Place): Entry[] {
  const own = fields.flatMap((field) => entriesOf(field, valueAt(value, field.name), { prefix, special }));
  const rows = lists.flatMap((spec) => {
    const items = valueAt(value, spec.list);
    if (!Array.isArray(items)) return [];
    return items.flatMap((it: Json, n) =>
      shapeEntries(shapeOfRow(spec, String(valueAt(it, 'kind'))), it, {
        prefix: `${prefix}${spec.list}.${n}.`,
        special,
      }),
    );
  });
  return [...own, ...rows];
}

/** A part of a document as its form would send it. */
export function typedOf(
  shape: Shape,
  value: Json,
  { prefix = '', special = noSpecial }: Partial<Place> = {},
): FormValues {
  const entries = shapeEntries(shape, value, { prefix, special });
  return formValues(new URLSearchParams(entries.map(([name, text]) => [name, text])));
}
