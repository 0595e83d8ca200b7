import { dayStart } from '#platform/dates.ts';
import type { FormValues } from '#platform/http/form.ts';
import { type FieldSpec, type Shape, shapeOfRow } from '../model/layout.ts';
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
function numberOf(text: string): number | null {
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

type Reading = { readonly value: unknown; readonly fault?: Fault };

function readNumber(text: string, kind: FieldSpec['kind']): Reading {
  if (text.trim() === '' && kind.endsWith('OrNone')) return { value: null };
  const value = numberOf(text);
  if (value === null) return { value: 0, fault: 'number' };
  if (kind === 'megabytesOrNone') return { value: Math.round(value * MEGABYTE) };
  return kind.startsWith('whole') && !Number.isInteger(value) ? { value: 0, fault: 'whole' } : { value };
}

const words = (text: string) => text.split(/[\s,;]+/).filter((it) => it !== '');

function readHours(text: string): Reading {
  const hours = words(text).map(numberOf);
  const isFaulty = hours.some((it) => it === null || !Number.isInteger(it));
  return isFaulty ? { value: [], fault: 'whole' } : { value: hours };
}

function readRegions(form: FormValues, full: string): Reading {
  return { value: form.get(`${full}.cakupan`) === 'pilih' ? words(form.get(full)) : 'all' };
}

function readMoment(text: string): Reading {
  if (text.trim() === '') return { value: null };
  const value = isoOf(text.trim());
  return value === null ? { value: null, fault: 'moment' } : { value };
}

function readField({ name, kind }: FieldSpec, form: FormValues, prefix: string): Reading {
  const full = prefix + name;
  const text = form.get(full);
  switch (kind) {
    case 'line':
    case 'text':
    case 'hidden':
    case 'choice':
      return { value: text.trim() };
    case 'code':
      return {
        value:
          text.trim() || codeOf(form.get(`${prefix}name`) || form.get(`${prefix}kind`) || form.get(`${prefix}stage`)),
      };
    case 'sectionOrNone':
      return { value: text === '' ? null : text };
    case 'yes':
      return { value: form.has(full) };
    case 'choices':
    case 'groups':
      return { value: [...new Set(form.all(full))] };
    case 'moment':
      return readMoment(text);
    case 'hours':
      return readHours(text);
    case 'regions':
      return readRegions(form, full);
    default:
      return readNumber(text, kind);
  }
}

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
export function readTyped({ fields, lists = [] }: Shape, form: FormValues, prefix = ''): Read {
  const value: Record<string, unknown> = {};
  const faults: Record<string, Fault> = {};
  for (const field of fields) {
    const read = readField(field, form, prefix);
    put(value, field.name, read.value);
    if (read.fault) faults[prefix + field.name] = read.fault;
  }
  for (const spec of lists) {
    const list = prefix + spec.list;
    const rows = Array.from({ length: rowsIn(form, list) }, (_, n) => {
      const row = `${list}.${n}.`;
      return readTyped(shapeOfRow(spec, form.get(`${row}kind`)), form, row);
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
