import { clockOf } from '#platform/dates.ts';
import { type FormValues, formValues } from '#platform/http/form.ts';
import { currentLocale } from '#platform/i18n/i18n.ts';
import { type FieldSpec, type Shape, shapeOfRow } from '../model/layout.ts';

type Json = unknown;
type Entry = readonly [name: string, text: string];

export const MEGABYTE = 1_048_576;

/** The value of a path such as `privacy.blind.names` in a document. */
export function valueAt(value: Json, path: string): Json {
  return path.split('.').reduce<Json>((at, step) => (at as Record<string, Json> | null | undefined)?.[step], value);
}

/** A number as the reader types it. */
function numberText(value: number): string {
  return currentLocale() === 'id' ? String(value).replace('.', ',') : String(value);
}

/** A moment as a browser's box for day and hour takes it, in the zone of the instance. */
export function boxMoment(iso: string): string {
  return clockOf(new Date(iso)).replace(' ', 'T');
}

function entriesOf({ name, kind }: FieldSpec, value: Json, prefix: string): Entry[] {
  const full = prefix + name;
  if (kind === 'regions')
    return value === 'all'
      ? [[`${full}.cakupan`, 'semua']]
      : [
          [`${full}.cakupan`, 'pilih'],
          [full, listText(value)],
        ];
  if (kind === 'yes') return value === true ? [[full, 'ya']] : [];
  if (kind === 'hours') return [[full, listText(value)]];
  if (Array.isArray(value)) return value.map((it): Entry => [full, String(it)]);
  return [[full, textOf(value, kind)]];
}

function textOf(value: Json, kind: FieldSpec['kind']): string {
  if (typeof value === 'number') return numberText(kind === 'megabytesOrNone' ? value / MEGABYTE : value);
  if (typeof value !== 'string') return '';
  return kind === 'moment' ? boxMoment(value) : value;
}

const listText = (value: Json): string => (Array.isArray(value) ? value.join(', ') : '');

function shapeEntries({ fields, lists = [] }: Shape, value: Json, prefix: string): Entry[] {
  const own = fields.flatMap((field) => entriesOf(field, valueAt(value, field.name), prefix));
  const rows = lists.flatMap((spec) => {
    const items = valueAt(value, spec.list);
    if (!Array.isArray(items)) return [];
    return items.flatMap((it: Json, n) =>
      shapeEntries(shapeOfRow(spec, String(valueAt(it, 'kind'))), it, `${prefix}${spec.list}.${n}.`),
    );
  });
  return [...own, ...rows];
}

/** A part of a document as its form would send it. */
export function typedOf(shape: Shape, value: Json, prefix = ''): FormValues {
  return formValues(new URLSearchParams(shapeEntries(shape, value, prefix).map(([name, text]) => [name, text])));
}
