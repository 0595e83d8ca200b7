import { type LastingContent, lastingContent } from '../model/content.ts';
import type { Dimension } from '../model/dimensions.ts';
import { type Field, fieldsOf, longestOf } from '../model/fields.ts';
import { isDatedFor, yearOf, yearOfContent } from './years.ts';

/** What is wrong with a box; each has the message `lasting.fault.<code>`. */
export const faults = [
  'missing',
  'too_long',
  'not_a_date',
  'not_a_year',
  'not_an_amount',
  'not_a_number',
  'not_whole',
  'unknown',
  'in_future',
  'before_date',
  'other_year',
  'no_amount',
  'before_granted',
  'many_lines',
] as const;
export type Fault = (typeof faults)[number];
/** By the name of the box. */
export type Faults = Readonly<Record<string, Fault>>;
/** What stands in the boxes, as text. */
export type Typed = Readonly<Record<string, string>>;

type Read = { readonly value: unknown } | { readonly fault: Fault };

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const LEAST_YEAR = 1990;
const MOST_YEAR = 2100;
const MOST_LINES = 60;

function isDay(text: string): boolean {
  if (!DAY.test(text)) return false;
  const moment = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(moment.getTime()) && moment.toISOString().slice(0, 10) === text;
}

/** An amount as people write it: «Rp1.500.000», «1500000»; null when it is none. Cents are not known here. */
export function amountOf(text: string): number | null {
  const plain = text.replace(/^\s*rp\.?\s*/i, '').replace(/,(?:00|-)\s*$/, '');
  const digits = /^\d{1,3}(?:[. ]\d{3})+$/.test(plain.trim()) ? plain.replaceAll(/[. ]/g, '') : plain.trim();
  return /^\d{1,16}$/.test(digits) ? Number(digits) : null;
}

/** A number with a comma or a point before its decimals; null when it is none. */
export function numberOf(text: string): number | null {
  const plain = text.trim().replace(',', '.');
  return /^-?\d{1,12}(?:\.\d{1,6})?$/.test(plain) ? Number(plain) : null;
}

const orFault = (value: unknown, fault: Fault): Read => (value === null ? { fault } : { value });

const readers: Readonly<Record<Field['kind'], (text: string, field: Field) => Read>> = {
  line: (text) => ({ value: text }),
  text: (text) => ({ value: text }),
  date: (text) => orFault(isDay(text) ? text : null, 'not_a_date'),
  year: (text) => {
    const year = /^\d{4}$/.test(text) ? Number(text) : 0;
    return orFault(year >= LEAST_YEAR && year <= MOST_YEAR ? year : null, 'not_a_year');
  },
  rupiah: (text) => orFault(amountOf(text), 'not_an_amount'),
  number: (text) => orFault(numberOf(text), 'not_a_number'),
  whole: (text) => orFault(/^\d{1,6}$/.test(text) && Number(text) > 0 ? Number(text) : null, 'not_whole'),
  choice: (text, { choices }) => orFault(choices.includes(text) ? text : null, 'unknown'),
  lines: (text) => {
    const rows = text
      .split('\n')
      .map((it) => it.trim())
      .filter((it) => it !== '');
    return rows.length > MOST_LINES ? { fault: 'many_lines' } : { value: rows };
  },
  official: (text) => ({ value: text }),
};

const emptyOf = (kind: Field['kind']): unknown => {
  if (kind === 'lines') return [];
  return kind === 'line' || kind === 'text' ? '' : null;
};

function readField(field: Field, typed: Typed): Read {
  const text = (typed[field.box] ?? '').trim();
  if (text === '') return field.required ? { fault: 'missing' } : { value: emptyOf(field.kind) };
  if (text.length > longestOf(field)) return { fault: 'too_long' };
  return readers[field.kind](text, field);
}

export type ReadRecord =
  | { readonly ok: true; readonly content: LastingContent }
  | { readonly ok: false; readonly faults: Faults };

/** The record that the boxes say, or what is wrong with each. `today` is `YYYY-MM-DD`. */
export function readRecord(dimension: Dimension, typed: Typed, today: string): ReadRecord {
  const read = fieldsOf[dimension].map((field) => [field, readField(field, typed)] as const);
  const wrong = read.flatMap(([field, it]) => ('fault' in it ? [[field.box, it.fault] as const] : []));
  if (wrong.length > 0) return { ok: false, faults: Object.fromEntries(wrong) };
  const values = read.map(([field, it]) => [field.name, 'value' in it ? it.value : null] as const);
  const parsed = lastingContent.safeParse({ dimension, ...Object.fromEntries(values) });
  if (!parsed.success) {
    const name = String(parsed.error.issues[0]?.path[0] ?? '');
    const box = fieldsOf[dimension].find((it) => it.name === name)?.box ?? '';
    return { ok: false, faults: { [box]: 'unknown' } };
  }
  const faults = faultsOf(parsed.data, today);
  return Object.keys(faults).length > 0 ? { ok: false, faults } : { ok: true, content: parsed.data };
}

/** What does not fit together: papers and results of the future, ends before beginnings, papers of another year, money spent before it was granted. */
export function faultsOf(content: LastingContent, today: string): Faults {
  return {
    ...dateFaults(content, today),
    ...endFaults(content, today),
    ...amountFaults(content, today),
    ...resultFaults(content, today),
  };
}

/** Nothing is spent before it was granted, and nothing of a year that has not begun. */
function amountFaults(content: LastingContent, today: string): Faults {
  if (content.dimension !== 'budget') return {};
  const { planned, granted, spent, year } = content;
  if (planned === null && granted === null) return { disetujui: 'no_amount' };
  if (spent === null) return {};
  if (granted === null) return { realisasi: 'before_granted' };
  return year > yearOf(today) ? { realisasi: 'in_future' } : {};
}

function resultFaults(content: LastingContent, today: string): Faults {
  const isEarly = content.dimension === 'performance' && content.result !== null && content.year > yearOf(today);
  return isEarly ? { capaian: 'in_future' } : {};
}

function dateFaults(content: LastingContent, today: string): Faults {
  const { date, dimension } = content;
  const year = yearOfContent(content);
  const isOther = date !== null && year !== null && !isDatedFor(dimension, year, date);
  return {
    ...(isOther ? { tanggal: 'other_year' } : {}),
    ...(date !== null && date > today ? { tanggal: 'in_future' } : {}),
    ...(year !== null && year > yearOf(today) + 1 ? { tahun: 'in_future' } : {}),
  };
}

function endFaults(content: LastingContent, today: string): Faults {
  const ends = 'validUntil' in content ? content.validUntil : null;
  const isEarly = ends !== null && content.date !== null && ends < content.date;
  return { ...(isEarly ? { berlaku: 'before_date' } : {}), ...revocationFaults(content, today) };
}

function revocationFaults(content: LastingContent, today: string): Faults {
  if (content.dimension !== 'policy' || content.revokedOn === null) return {};
  if (content.revokedOn > today) return { dicabut: 'in_future' };
  return content.revokedOn < content.date ? { dicabut: 'before_date' } : {};
}

/** What the boxes show of a record. */
export function typedOf(content: LastingContent): Typed {
  const values = content as Readonly<Record<string, unknown>>;
  const texts = fieldsOf[content.dimension].map(
    (field) => [field.box, textOf(values[field.name], field.kind)] as const,
  );
  return Object.fromEntries(texts);
}

const inThousands = (amount: number): string => String(amount).replaceAll(/\B(?=(?:\d{3})+$)/g, '.');

function textOf(value: unknown, kind: Field['kind']): string {
  if (value === null || value === undefined) return '';
  if (Array.isArray(value)) return value.join('\n');
  if (typeof value === 'number' && kind === 'rupiah') return inThousands(value);
  return typeof value === 'number' ? String(value).replace('.', ',') : String(value);
}
