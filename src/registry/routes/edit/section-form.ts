import { type FormValues, formValues } from '#platform/http/form.ts';
import type { Locale } from '#platform/i18n/i18n.ts';
import type { InnovationContent } from '../../model/content.ts';
import { type SectionName, sections } from '../../model/sections.ts';
import {
  columnsOf,
  type FieldSpec,
  fieldSpecs,
  isTypedField,
  type RowField,
  type RowKind,
  rowSpecs,
  type TypedField,
} from '../../rules/fields.ts';
import { readNumber, typedNumber } from '../../rules/number.ts';
import { type Fault, readField } from '../../rules/read-field.ts';

const rowKinds = Object.keys(rowSpecs) as RowKind[];

export type SectionFaults = Readonly<Record<string, Fault>>;
export type SectionRead = { readonly content: Partial<InnovationContent>; readonly faults: SectionFaults };

/** The fields of a section that people type, in their order. */
export function typedFields(name: SectionName): readonly TypedField[] {
  return sections.find((section) => section.name === name)?.fields.filter(isTypedField) ?? [];
}

/** Reads a section's form; faults stand under the names of their boxes (`title`, `impact.0.unit`). */
export function readSection(name: SectionName, form: FormValues, locale: Locale): SectionRead {
  const content: Record<string, unknown> = {};
  const faults: Record<string, Fault> = {};
  for (const field of typedFields(name)) {
    const spec: FieldSpec = fieldSpecs[field];
    if (spec.kind === 'rows') {
      const read = readRows(field as RowField, form, locale);
      content[field] = read.rows;
      Object.assign(faults, read.faults);
      continue;
    }
    const read = readField(spec, form.all(field), locale);
    if ('fault' in read) faults[field] = read.fault;
    else content[field] = read.value;
  }
  return { content: content as Partial<InnovationContent>, faults };
}

/** Whether a box of that name belongs to the section's form. */
export function isBoxOf(name: SectionName): (box: string) => boolean {
  const fields: readonly string[] = typedFields(name);
  return (box) => fields.includes(box.split('.')[0] ?? '');
}

/** The form with its numbers as they are typed in another language; what is no number stays as it is. */
export function retyped(name: SectionName, form: FormValues, from: Locale, to: Locale): FormValues {
  if (from === to) return form;
  const boxes = new URLSearchParams();
  for (const box of form.names()) {
    const spec = specOfBox(box);
    for (const text of form.all(box)) {
      const value = spec?.kind === 'number' && isBoxOf(name)(box) ? readNumber(text, from) : null;
      boxes.append(box, value === null ? text : typedNumber(value, to));
    }
  }
  return formValues(boxes);
}

function specOfBox(box: string): FieldSpec | undefined {
  const [field = '', at, column] = box.split('.');
  if (at === undefined) return isTypedField(field) ? fieldSpecs[field] : undefined;
  const kind = rowKinds.find((it) => it === field);
  return kind ? columnsOf(kind).find(([name]) => name === column)?.[1] : undefined;
}

export type RowsRead = { readonly rows: readonly Record<string, unknown>[]; readonly faults: SectionFaults };

/** Reads the rows of one kind; rows in which nothing was typed are left out. */
export function readRows(kind: RowKind, form: FormValues, locale: Locale): RowsRead {
  const faults: Record<string, Fault> = {};
  const { most } = rowSpecs[kind];
  const filled = rowNumbers(form, kind).filter((at) => !isBlank(form, kind, at));
  if (filled.length > most) faults[kind] = { code: 'too_many_rows', max: most };
  const rows = filled.map((at) => {
    const row: Record<string, unknown> = {};
    for (const [column, spec] of columnsOf(kind)) {
      const box = `${kind}.${at}.${column}`;
      const read = readField(spec, form.all(box), locale);
      if ('fault' in read) faults[box] = read.fault;
      else row[column] = read.value;
    }
    return row;
  });
  return { rows, faults };
}

/** A row in which nothing was typed; a choice made by default does not count. */
function isBlank(form: FormValues, kind: RowKind, at: number): boolean {
  return columnsOf(kind).every(
    ([column, spec]) => spec.kind === 'choice' || form.get(`${kind}.${at}.${column}`).trim() === '',
  );
}

/** The numbers of the rows that a form carries, in order. */
export function rowNumbers(form: FormValues, kind: RowKind): readonly number[] {
  const numbers = form.names().flatMap((name) => {
    const [head, at] = name.split('.');
    return head === kind && at !== undefined && /^\d{1,3}$/.test(at) ? [Number(at)] : [];
  });
  return [...new Set(numbers)].sort((a, b) => a - b);
}

/** The stored content as the form would carry it, so that one view shows both what is stored and what was typed. */
export function formOf(name: SectionName, content: InnovationContent, locale: Locale): FormValues {
  const boxes = new URLSearchParams();
  for (const field of typedFields(name)) {
    const spec: FieldSpec = fieldSpecs[field];
    if (spec.kind === 'rows') addRows(boxes, field as RowField, content[field as RowField], locale);
    else for (const text of typedTexts(spec, content[field], locale)) boxes.append(field, text);
  }
  return formValues(boxes);
}

/** Puts stored rows into the boxes of a form. */
export function addRows(
  boxes: URLSearchParams,
  kind: RowKind,
  rows: readonly Readonly<Record<string, unknown>>[],
  locale: Locale,
): void {
  for (const [at, row] of rows.entries()) {
    for (const [column, spec] of columnsOf(kind))
      for (const text of typedTexts(spec, row[column], locale)) boxes.append(`${kind}.${at}.${column}`, text);
  }
}

/** What a box would carry for a stored value; none for an empty one. */
export function typedTexts(spec: FieldSpec, value: unknown, locale: Locale): readonly string[] {
  if (Array.isArray(value)) return value.map(String);
  if (value === null || value === undefined) return [];
  if (spec.kind === 'yes_no') return [value === true ? 'ya' : 'tidak'];
  if (spec.kind === 'doubt') return value === true ? [] : ['ya'];
  if (spec.kind === 'number') return [typedNumber(Number(value), locale)];
  return [String(value)];
}

/** What a button beside rows asks for: one more row (`impact`), or one less (`impact.2`). */
export type RowStep = { readonly kind: RowKind; readonly without: number | null };

export function rowStepOf(form: FormValues): RowStep | null {
  const [added, removed] = [form.get('tambah'), form.get('hapus')];
  const kind = rowKinds.find((name) => name === added || removed.startsWith(`${name}.`));
  if (!kind) return null;
  return { kind, without: added === kind ? null : Number(removed.slice(kind.length + 1)) };
}

/** The form with a row more or less, all else as typed. A new row is known by its first box. */
export function withRowStep(form: FormValues, step: RowStep): FormValues {
  const boxes = new URLSearchParams();
  for (const name of form.names()) {
    if (name === 'tambah' || name === 'hapus') continue;
    if (step.without !== null && name.startsWith(`${step.kind}.${step.without}.`)) continue;
    for (const text of form.all(name)) boxes.append(name, text);
  }
  if (step.without === null) {
    const next = Math.max(-1, ...rowNumbers(form, step.kind)) + 1;
    boxes.append(`${step.kind}.${next}.${columnsOf(step.kind)[0]?.[0]}`, '');
  }
  return formValues(boxes);
}
