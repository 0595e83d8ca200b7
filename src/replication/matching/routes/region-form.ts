import type { FormValues } from '#platform/http/form.ts';
import { type Locale, t } from '#platform/i18n/i18n.ts';
import { readNumber, typedNumber } from '#registry/index.ts';
import {
  FIRST_YEAR,
  isYesNo,
  LAST_YEAR,
  LONGEST_SOURCE,
  MOST_VALUE,
  type RegionFact,
  type RegionFactName,
  type RegionFacts,
  regionFactNames,
} from '../model/region-fact.ts';

/** What somebody typed for one fact. */
export type TypedFact = { readonly value: string; readonly year: string; readonly source: string };
export type TypedFacts = Readonly<Record<RegionFactName, TypedFact>>;

export const boxOf = (name: RegionFactName, box: keyof TypedFact): string => `${name}.${box}`;

const all = (of: (name: RegionFactName) => TypedFact): TypedFacts =>
  Object.fromEntries(regionFactNames.map((name) => [name, of(name)])) as TypedFacts;

export function typedIn(form: FormValues): TypedFacts {
  return all((name) => ({
    value: form.get(boxOf(name, 'value')),
    year: form.get(boxOf(name, 'year')),
    source: form.get(boxOf(name, 'source')),
  }));
}

export function typedFacts(facts: RegionFacts, locale: Locale): TypedFacts {
  return all((name) => {
    const fact = facts[name];
    if (!fact) return { value: '', year: '', source: '' };
    const value = isYesNo(name) ? (fact.value === 1 ? 'ya' : 'tidak') : typedNumber(fact.value, locale);
    return { value, year: String(fact.year), source: fact.source };
  });
}

type ReadFacts =
  | { readonly ok: true; readonly facts: RegionFacts }
  | { readonly ok: false; readonly errors: Readonly<Record<string, string>> };

type ReadFact = { readonly fact: RegionFact; readonly errors: Readonly<Record<string, string>> };

/** The facts as they are kept, or what is wrong with each box. A fact whose boxes are all empty is not known. */
export function readFacts(typed: TypedFacts, locale: Locale): ReadFacts {
  const given = regionFactNames.filter((name) => Object.values(typed[name]).some((it) => it.trim() !== ''));
  const read = given.map((name) => [name, readFact(name, typed[name], locale)] as const);
  const errors = Object.assign({}, ...read.map(([, it]) => it.errors)) as Record<string, string>;
  if (Object.keys(errors).length > 0) return { ok: false, errors };
  return { ok: true, facts: Object.fromEntries(read.map(([name, it]) => [name, it.fact])) };
}

function readFact(name: RegionFactName, { value, year, source }: TypedFact, locale: Locale): ReadFact {
  const errors: Record<string, string> = {};
  const figure = isYesNo(name) ? yesNo(value) : readNumber(value, locale);
  if (figure === null || figure < 0 || figure > MOST_VALUE) errors[boxOf(name, 'value')] = t('matching.fault.value');
  const asYear = /^\d{4}$/.test(year.trim()) ? Number(year) : 0;
  if (asYear < FIRST_YEAR || asYear > LAST_YEAR) errors[boxOf(name, 'year')] = t('matching.fault.year');
  const from = source.trim();
  if (from === '' || [...from].length > LONGEST_SOURCE)
    errors[boxOf(name, 'source')] = t('matching.fault.source', { max: LONGEST_SOURCE });
  return { fact: { value: figure ?? 0, year: asYear, source: from }, errors };
}

function yesNo(typed: string): number | null {
  if (typed === 'ya') return 1;
  return typed === 'tidak' ? 0 : null;
}
