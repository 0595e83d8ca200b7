import { dayStart } from '#platform/dates.ts';
import type { FormValues } from '#platform/http/form.ts';
import { type FieldSpec, type Shape, shapeOfRow } from './shape.ts';
import { MEGABYTE } from './write.ts';

type Fault = 'number' | 'whole' | 'moment';
/** What was typed as values, and which fields could not be read. */
export type Read = { readonly value: Record<string, unknown>; readonly faults: Readonly<Record<string, Fault>> };

const MINUTE_MS = 60_000;

/** `2026-07-31T23:59` in the zone of the instance as ISO 8601 with its offset; null when it is no moment. */
export function isoOf(text: string): string | null {
  const [, day = '', hours = '', minutes = ''] =
    /^(\d{4}-\d{2}-\d{2})[T ](\d{2})[:.](\d{2})(?::\d{2})?$/.exec(text) ?? [];
  const start = day === '' ? null : dayStart(day);
  if (!start || Number(hours) > 23 || Number(minutes) > 59) return null;
  const ahead = Math.round((Date.parse(`${day}T00:00:00Z`) - start.getTime()) / MINUTE_MS);
  const two = (n: number) => String(n).padStart(2, '0');
  const size = Math.abs(ahead);
  const offset = `${ahead < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`;
  return `${day}T${hours}:${minutes}:00${offset}`;
}

/** A number with a comma or a point; null when it is none. */
export function numberOf(text: string): number | null {
  const plain = text.trim().replace(',', '.');
  return /^-?\d{1,12}(?:\.\d{1,6})?$/.test(plain) ? Number(plain) : null;
}

/** A short name out of a longer one. */
export function codeOf(name: string): string {
  const plain = name
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-');
  return plain.slice(0, 40).replaceAll(/^-+|-+$/g, '') || 'bagian';
}

export type Reading = { readonly value: unknown; readonly fault?: Fault };

function readNumber(text: string, kind: FieldSpec['kind']): Reading {
  if (text.trim() === '' && kind.endsWith('OrNone')) return { value: null };
  const value = numberOf(text);
  if (value === null) return { value: 0, fault: 'number' };
  if (kind === 'megabytesOrNone') return { value: Math.round(value * MEGABYTE) };
  return kind.startsWith('whole') && !Number.isInteger(value) ? { value: 0, fault: 'whole' } : { value };
}

function readMoment(text: string): Reading {
  if (text.trim() === '') return { value: null };
  const value = isoOf(text.trim());
  return value === null ? { value: null, fault: 'moment' } : { value };
}

/** How an owner reads the fields that are special to its document. */
export type ReadSpecial = (spec: FieldSpec, form: FormValues, full: string) => Reading;
const noSpecial: ReadSpecial = ({ name }) => {
  throw new Error(`nobody reads the special field ${name}`);
};

/** Out of which a code is made where none is typed. */
const codeSources = ['name', 'title', 'text', 'kind', 'stage'];

function readCode(text: string, form: FormValues, prefix: string): Reading {
  const source = codeSources.map((it) => form.get(prefix + it)).find((it) => it !== '');
  return { value: text.trim() || codeOf(source ?? '') };
}

function readField(spec: FieldSpec, form: FormValues, { prefix, special }: Place): Reading {
  const full = prefix + spec.name;
  const text = form.get(full);
  switch (spec.kind) {
    case 'line':
    case 'text':
    case 'hidden':
    case 'choice':
      return { value: text.trim() };
    case 'code':
      return readCode(text, form, prefix);
    case 'yes':
      return { value: form.has(full) };
    case 'choices':
      return { value: [...new Set(form.all(full))] };
    case 'moment':
      return readMoment(text);
    case 'special':
      return special(spec, form, full);
    default:
      return readNumber(text, spec.kind);
  }
}

type Place = { readonly prefix: string; readonly special: ReadSpecial };

function put(target: Record<string, unknown>, path: string, value: unknown): void {
  const steps = path.split('.');
  const last = steps.pop() ?? '';
  const part = steps.reduce<Record<string, unknown>>((at, step) => {
    at[step] ??= {};
    return at[step] as Record<string, unknown>;
  }, target);
  part[last] = value;
}

const MOST_ROWS = 100;

/** How many rows of a list were sent. */
export function rowsIn(form: FormValues, list: string): number {
  const numbers = form.names().flatMap((name) => {
    const rest = name.startsWith(`${list}.`) ? name.slice(list.length + 1).split('.')[0] : undefined;
    return rest !== undefined && /^\d{1,3}$/.test(rest) ? [Number(rest)] : [];
  });
  return Math.min(numbers.length === 0 ? 0 : Math.max(...numbers) + 1, MOST_ROWS);
}

/** What a form of this shape holds; the caller parses it as a part of the document. */
export function readTyped(
  { fields, lists = [] }: Shape,
  form: FormValues,
  { prefix = '', special = noSpecial }: Partial<Place> = {},
): Read {
  const value: Record<string, unknown> = {};
  const faults: Record<string, Fault> = {};
  for (const field of fields) {
    const read = readField(field, form, { prefix, special });
    put(value, field.name, read.value);
    if (read.fault) faults[prefix + field.name] = read.fault;
  }
  for (const spec of lists) {
    const list = prefix + spec.list;
    const rows = Array.from({ length: rowsIn(form, list) }, (_, n) => {
      const row = `${list}.${n}.`;
      return readTyped(shapeOfRow(spec, form.get(`${row}kind`)), form, { prefix: row, special });
    });
    put(
      value,
      spec.list,
      rows.map((it) => it.value),
    );
    for (const row of rows) Object.assign(faults, row.faults);
  }
  return { value, faults };
}
