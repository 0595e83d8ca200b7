import { done, type Outcome, refused } from '#platform/outcome.ts';
import type {
  Formula,
  FormulaFault,
  FormulaFaultCode,
  FormulaValue,
  FunctionName,
  Operator,
  Part,
  Scope,
  Step,
} from '../model.ts';
import { pairTypes } from './check.ts';
import { roundTo, signatures } from './functions.ts';
import { nearest } from './near.ts';
import { printPart } from './print.ts';

type Valued = Outcome<FormulaValue, FormulaFault>;
type Told = (part: Part, result: number | boolean) => void;
type Sight = { readonly scope: Scope; readonly tell: Told };

const silent: Told = () => undefined;

/** What the formula comes to: a finite number or a truth; or why it comes to nothing, with the place. Never throws. */
export function evaluate(formula: Formula, scope: Scope): Outcome<number | boolean, FormulaFault> {
  return settled(formula.root, { scope, tell: silent });
}

/** The same, with every step on the way in the order in which it is taken; what a condition leaves out takes none. */
export function explain(
  formula: Formula,
  scope: Scope,
): Outcome<{ readonly result: number | boolean; readonly steps: readonly Step[] }, FormulaFault> {
  const steps: Step[] = [];
  const known = new Map<Part, string>();
  const tell: Told = (part, result) => {
    const filled = filledIn(part, scope, known);
    known.set(part, shownValue(result));
    if (filled !== null) steps.push({ written: printPart(part), filled, result });
  };
  const result = settled(formula.root, { scope, tell });
  return result.ok ? done({ result: result.value, steps }) : result;
}

function settled(part: Part, sight: Sight): Outcome<number | boolean, FormulaFault> {
  const value = partValue(part, sight);
  if (!value.ok) return value;
  return single(part, value.value);
}

/** The value as one number or truth: not missing, and no list. */
function single(part: Part, value: FormulaValue): Outcome<number | boolean, FormulaFault> {
  if (value === null) return fault('missing', part, { found: printPart(part) });
  if (typeof value === 'object') return fault('wrong_type', part, { found: 'list', wanted: 'number' });
  return done(value);
}

function partValue(part: Part, sight: Sight): Valued {
  if (part.kind === 'number' || part.kind === 'truth') return done(part.value);
  if (part.kind === 'name') return named(part, sight.scope);
  const value = computed(part, sight);
  if (!value.ok) return value;
  if (typeof value.value === 'number' && !Number.isFinite(value.value)) return fault('not_finite', part);
  if (typeof value.value === 'number' || typeof value.value === 'boolean') sight.tell(part, value.value);
  return value;
}

function named(part: Extract<Part, { kind: 'name' }>, scope: Scope): Valued {
  if (!Object.hasOwn(scope, part.name)) {
    const near = nearest(part.name, Object.keys(scope));
    return fault('unknown_name', part, { found: part.name.slice(0, 80), ...near });
  }
  const value = scope[part.name] as FormulaValue;
  const numbers = typeof value === 'number' ? [value] : Array.isArray(value) ? value : [];
  return numbers.every((it) => it === null || Number.isFinite(it)) ? done(value) : fault('not_finite', part);
}

function computed(part: Exclude<Part, { kind: 'number' | 'truth' | 'name' }>, sight: Sight): Valued {
  if (part.kind === 'call') return called(part, sight);
  if (part.kind === 'pair') return paired(part, sight);
  if (part.sign === 'not') {
    const truth = truthOf(part.of, sight);
    return truth.ok ? done(!truth.value) : truth;
  }
  const number = numberOf(part.of, sight);
  return number.ok ? done(number.value === 0 ? 0 : -number.value) : number;
}

function numberOf(part: Part, sight: Sight): Outcome<number, FormulaFault> {
  const value = settled(part, sight);
  if (!value.ok) return value;
  if (typeof value.value === 'number') return done(value.value);
  return fault('wrong_type', part, { found: 'truth', wanted: 'number' });
}

function truthOf(part: Part, sight: Sight): Outcome<boolean, FormulaFault> {
  const value = settled(part, sight);
  if (!value.ok) return value;
  if (typeof value.value === 'boolean') return done(value.value);
  return fault('wrong_type', part, { found: 'number', wanted: 'truth' });
}

/** `and` and `or` look at their right side only when the left has not decided. */
function paired(part: Extract<Part, { kind: 'pair' }>, sight: Sight): Valued {
  const { operator, left, right } = part;
  const [wanted] = pairTypes(operator);
  if (wanted === 'truth') {
    const one = truthOf(left, sight);
    if (!one.ok || one.value === (operator === 'or')) return one;
    return truthOf(right, sight);
  }
  if (wanted === null) return equal(part, sight);
  const one = numberOf(left, sight);
  if (!one.ok) return one;
  const two = numberOf(right, sight);
  if (!two.ok) return two;
  if (operator === '/' && two.value === 0) return fault('division_by_zero', right, { found: printPart(right) });
  return done(reckoned(operator, one.value, two.value));
}

function reckoned(operator: Operator, one: number, two: number): number | boolean {
  if (operator === '+') return one + two;
  if (operator === '-') return one - two;
  if (operator === '*') return one * two;
  if (operator === '/') return one / two;
  if (operator === '<') return one < two;
  if (operator === '<=') return one <= two;
  return operator === '>' ? one > two : one >= two;
}

function equal({ operator, left, right }: Extract<Part, { kind: 'pair' }>, sight: Sight): Valued {
  const one = settled(left, sight);
  if (!one.ok) return one;
  const two = settled(right, sight);
  if (!two.ok) return two;
  const [found, wanted] = [two.value, one.value].map((it) => (typeof it === 'number' ? 'number' : 'truth'));
  if (found !== wanted) return fault('wrong_type', right, { found: found ?? '', wanted: wanted ?? '' });
  return done((one.value === two.value) === (operator === '='));
}

function called(part: Extract<Part, { kind: 'call' }>, sight: Sight): Valued {
  const { call, given } = part;
  const { least, most, wants } = signatures[call];
  if (given.length < least || given.length > most)
    return fault('given_wrong', part, { found: call, wanted: String(least) });
  if (call === 'if') return chosen(given, sight);
  if (call === 'coalesce') return firstKnown(given, sight);
  return wants === 'lists' ? ofLists(part, sight) : ofNumbers(part, sight);
}

/** Only the branch that is taken is looked at. */
function chosen([condition, then, otherwise]: readonly Part[], sight: Sight): Valued {
  const truth = truthOf(condition as Part, sight);
  return truth.ok ? partValue((truth.value ? then : otherwise) as Part, sight) : truth;
}

/** The first value that somebody has given; missing when none is there. */
function firstKnown(given: readonly Part[], sight: Sight): Valued {
  let last: Valued = done(null);
  for (const part of given) {
    last = partValue(part, sight);
    if (!last.ok || last.value !== null) return last;
  }
  return last;
}

function ofLists(part: Extract<Part, { kind: 'call' }>, sight: Sight): Valued {
  const row = rowOf(part.given, sight);
  if (!row.ok) return row;
  const { call } = part;
  if (call === 'count') return done(row.value.length);
  const total = row.value.reduce((sum, it) => sum + it, 0);
  if (call === 'sum') return done(total);
  if (row.value.length === 0) return fault('nothing_to_mean', part, { found: call });
  return done(call === 'mean' ? total / row.value.length : extreme(call, row.value));
}

/** Numbers and lists in one row; what is missing in it is left out. */
function rowOf(given: readonly Part[], sight: Sight): Outcome<readonly number[], FormulaFault> {
  const row: number[] = [];
  for (const part of given) {
    const value = partValue(part, sight);
    if (!value.ok) return value;
    if (typeof value.value === 'boolean') return fault('wrong_type', part, { found: 'truth', wanted: 'number' });
    const found = typeof value.value === 'number' ? [value.value] : (value.value ?? []);
    row.push(...found.filter((it) => it !== null));
  }
  return done(row);
}

function extreme(call: FunctionName, numbers: readonly number[]): number {
  return numbers.reduce((best, it) => ((call === 'min' ? it < best : it > best) ? it : best));
}

function ofNumbers(part: Extract<Part, { kind: 'call' }>, sight: Sight): Valued {
  const numbers: number[] = [];
  for (const it of part.given) {
    const number = numberOf(it, sight);
    if (!number.ok) return number;
    numbers.push(number.value);
  }
  const [value = 0, second = 0, third = 0] = numbers;
  if (part.call === 'round') return done(roundTo(value, second));
  if (second > third) return fault('bounds_crossed', part);
  return done(Math.min(third, Math.max(second, value)));
}

function fault(
  code: FormulaFaultCode,
  { at }: Part,
  words: Pick<FormulaFault, 'found' | 'wanted'> = {},
): { readonly ok: false; readonly why: FormulaFault } {
  return refused({ code, at, ...words });
}

const SHOWN_OF_LIST = 6;

/** A part with what its own parts came to; null for a step that says nothing new. */
function filledIn(part: Part, scope: Scope, known: ReadonlyMap<Part, string>): string | null {
  const put = (it: Part): string => {
    const found = known.get(it);
    if (found !== undefined) return found;
    return it.kind === 'name' ? shownValue(scope[it.name] ?? null) : printPart(it);
  };
  if (part.kind === 'sign' && part.of.kind === 'number') return null;
  if (part.kind === 'sign') return `${part.sign === 'not' ? 'not ' : '-'}${put(part.of)}`;
  if (part.kind === 'pair') return `${put(part.left)} ${part.operator} ${put(part.right)}`;
  if (part.kind === 'call') return `${part.call}(${part.given.map(put).join(', ')})`;
  return null;
}

/** A value as steps show it; of a long list the first few and how many there are. */
function shownValue(value: FormulaValue): string {
  if (value === null) return '–';
  if (typeof value !== 'object')
    return typeof value === 'number' ? String(Number(value.toPrecision(12))) : String(value);
  const first = value.slice(0, SHOWN_OF_LIST).map((it) => (it === null ? '–' : shownValue(it)));
  return `[${first.join(', ')}${value.length > SHOWN_OF_LIST ? `, … (${value.length})` : ''}]`;
}
