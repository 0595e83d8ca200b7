import type { Locale } from '#platform/i18n/i18n.ts';
import { affairOfCode } from '../model/goals.ts';
import type { FieldSpec } from './fields.ts';
import { readNumber } from './number.ts';

/** What is wrong with something typed; each code has the message `registry.fault.<code>` with these values. */
export type Fault =
  | { readonly code: 'required' | 'not_date' | 'not_number' | 'not_address' | 'unknown_choice' }
  | { readonly code: 'too_long' | 'too_many_rows'; readonly max: number }
  | { readonly code: 'out_of_range' | 'not_year'; readonly min: number; readonly max: number };

export type Read = { readonly value: unknown } | { readonly fault: Fault };

const LONGEST_ADDRESS = 1000;
const fault = (code: 'required' | 'not_date' | 'not_number' | 'not_address' | 'unknown_choice'): Read => ({
  fault: { code },
});

/** Reads one box of a form; an empty box is null or empty text unless the field is required. */
export function readField(spec: FieldSpec, typed: readonly string[], locale: Locale): Read {
  const text = (typed[0] ?? '').trim();
  if (text === '' && 'required' in spec) return fault('required');
  if (spec.kind === 'affairs' || spec.kind === 'goals') return readMany(spec, typed);
  if (spec.kind === 'line' || spec.kind === 'text')
    return text.length > spec.max ? { fault: { code: 'too_long', max: spec.max } } : { value: text };
  if (spec.kind === 'doubt') return { value: text === '' };
  if (spec.kind === 'address') return text === '' || isAddress(text) ? { value: text } : fault('not_address');
  return text === '' ? { value: null } : readSaid(spec, text, locale);
}

/** What somebody said in a box that may not hold anything else. */
function readSaid(spec: FieldSpec, text: string, locale: Locale): Read {
  switch (spec.kind) {
    case 'choice':
      return spec.values.includes(text) ? { value: text } : fault('unknown_choice');
    case 'yes_no':
      return text === 'ya' || text === 'tidak' ? { value: text === 'ya' } : fault('unknown_choice');
    case 'date':
      return isDate(text) ? { value: text } : fault('not_date');
    case 'year':
      return readYear(spec, text);
    case 'number':
      return readFigure(spec, text, locale);
    default:
      return affairOfCode(text) ? { value: text } : fault('unknown_choice');
  }
}

function readMany(spec: FieldSpec, typed: readonly string[]): Read {
  const chosen = [...new Set(typed.filter((text) => text !== ''))];
  if (spec.kind === 'affairs')
    return chosen.every((code) => affairOfCode(code)) ? { value: chosen } : fault('unknown_choice');
  const numbers = chosen.map(Number).sort((a, b) => a - b);
  const last = spec.kind === 'goals' ? spec.last : 0;
  return numbers.every((n) => Number.isInteger(n) && n >= 1 && n <= last)
    ? { value: numbers }
    : fault('unknown_choice');
}

function readYear({ min, max }: { min: number; max: number }, text: string): Read {
  const year = /^\d{4}$/.test(text) ? Number(text) : 0;
  return year >= min && year <= max ? { value: year } : { fault: { code: 'not_year', min, max } };
}

function readFigure(spec: { min: number; max: number }, text: string, locale: Locale): Read {
  const value = readNumber(text, locale);
  if (value === null) return fault('not_number');
  const { min, max } = spec;
  return value >= min && value <= max ? { value } : { fault: { code: 'out_of_range', min, max } };
}

/** A day that exists, `YYYY-MM-DD`. */
export function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}

/** A web address: http or https, with a host. */
export function isAddress(text: string): boolean {
  if (text.length > LONGEST_ADDRESS || !/^https?:\/\/\S+$/i.test(text) || !URL.canParse(text)) return false;
  return new URL(text).hostname.includes('.');
}
