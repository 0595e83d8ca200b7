import { done, type Outcome, refused } from '#platform/outcome.ts';
import {
  comparisons,
  DEEPEST_FORMULA,
  type Formula,
  type FormulaFault,
  type FunctionName,
  functionNames,
  MOST_PARTS,
  type Operator,
  type Part,
  type Span,
} from '../model.ts';
import { type Token, tokensOf } from './tokens.ts';

/**
 * Reads a formula: or < and < not < comparison (one) < + - < * / < sign < number, name, call, bracket. Never throws; what is no
 * formula is refused with the place.
 */
export function parseFormula(text: string): Outcome<Formula, FormulaFault> {
  const tokens = tokensOf(text);
  if (!tokens.ok) return tokens;
  if (tokens.value.length > MOST_PARTS) {
    const at = tokens.value[MOST_PARTS]?.at ?? { from: 0, to: 0 };
    return refused({ code: 'too_long', at, wanted: String(MOST_PARTS) });
  }
  const root = everything(new Reader(tokens.value));
  return root.ok ? done({ text, root: root.value }) : root;
}

type Read = Outcome<Part, FormulaFault>;

/** Walks over the tokens; owns nothing but where it is and how deep. */
class Reader {
  readonly #tokens: readonly Token[];
  #place = 0;
  #depth = 0;
  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }
  get next(): Token {
    return this.#tokens[this.#place] as Token;
  }
  take(): Token {
    const token = this.next;
    if (token.kind !== 'end') this.#place += 1;
    return token;
  }
  takeMark(mark: string): Token | null {
    return this.next.kind === 'mark' && this.next.text === mark ? this.take() : null;
  }
  /** Reads one level deeper, or refuses to. */
  deeper(read: () => Read): Read {
    if (this.#depth >= DEEPEST_FORMULA)
      return refused({ code: 'too_deep', at: this.next.at, wanted: String(DEEPEST_FORMULA) });
    this.#depth += 1;
    const found = read();
    this.#depth -= 1;
    return found;
  }
}

function everything(reader: Reader): Read {
  const found = either(reader);
  if (!found.ok || reader.next.kind === 'end') return found;
  const { text, at } = reader.next;
  return refused({ code: text === ',' ? 'decimal_comma' : 'unexpected', at, found: text });
}

const either = (reader: Reader): Read => chain(reader, ['or'], both);
const both = (reader: Reader): Read => chain(reader, ['and'], negated);
const added = (reader: Reader): Read => chain(reader, ['+', '-'], multiplied);
const multiplied = (reader: Reader): Read => chain(reader, ['*', '/'], signed);

/** Parts of one strength from left to right. */
function chain(reader: Reader, signs: readonly Operator[], part: (reader: Reader) => Read): Read {
  let left = part(reader);
  for (;;) {
    if (!left.ok) return left;
    const operator = operatorIn(reader.next, signs);
    if (!operator) return left;
    reader.take();
    const right = part(reader);
    if (!right.ok) return right;
    left = done(pairOf(operator, left.value, right.value));
  }
}

/** One comparison at most: `1 < 2 < 3` says something else than people mean by it. */
function compared(reader: Reader): Read {
  const left = added(reader);
  if (!left.ok) return left;
  const operator = operatorIn(reader.next, comparisons);
  if (!operator) return left;
  reader.take();
  const right = added(reader);
  return right.ok ? done(pairOf(operator, left.value, right.value)) : right;
}

function negated(reader: Reader): Read {
  if (!isWord(reader.next, 'not')) return compared(reader);
  const { at } = reader.take();
  return signOf(
    'not',
    at,
    reader.deeper(() => negated(reader)),
  );
}

function signed(reader: Reader): Read {
  const minus = reader.takeMark('-');
  if (!minus) return single(reader);
  return signOf(
    '-',
    minus.at,
    reader.deeper(() => signed(reader)),
  );
}

function single(reader: Reader): Read {
  const token = reader.next;
  if (token.kind === 'number') {
    reader.take();
    return done({ kind: 'number', value: token.value, at: token.at });
  }
  if (token.kind === 'word' && !isReserved(token.text)) return named(reader);
  if (reader.takeMark('(')) return bracket(reader, token.at);
  if (token.kind === 'end') return refused({ code: 'unfinished', at: token.at });
  return refused({ code: 'unexpected', at: token.at, found: token.text });
}

function bracket(reader: Reader, opened: Span): Read {
  const inner = reader.deeper(() => either(reader));
  if (!inner.ok) return inner;
  return reader.takeMark(')') ? inner : unclosed(reader, opened);
}

function unclosed({ next }: Reader, opened: Span): Read {
  if (next.kind === 'end') return refused({ code: 'unclosed', at: opened, found: '(' });
  return refused({ code: 'unexpected', at: next.at, found: next.text });
}

function named(reader: Reader): Read {
  const { text, at } = reader.take();
  const lower = text.toLowerCase();
  if (!reader.takeMark('(')) {
    if (lower === 'true' || lower === 'false') return done({ kind: 'truth', value: lower === 'true', at });
    return done({ kind: 'name', name: text, at });
  }
  const call = functionNames.find((it) => it === lower);
  if (!call) return refused({ code: 'unknown_function', at, found: text.slice(0, 40) });
  return called(reader, call, at);
}

function called(reader: Reader, call: FunctionName, at: Span): Read {
  const given: Part[] = [];
  let last = reader.takeMark(')');
  while (!last) {
    const value = reader.deeper(() => either(reader));
    if (!value.ok) return value;
    given.push(value.value);
    last = reader.takeMark(')');
    if (!last && !reader.takeMark(',')) return unclosed(reader, at);
  }
  return done({ kind: 'call', call, given, at: { from: at.from, to: last.at.to } });
}

function operatorIn(token: Token, signs: readonly Operator[]): Operator | null {
  if (token.kind !== 'mark' && token.kind !== 'word') return null;
  const text = token.text.toLowerCase();
  return signs.find((it) => it === text) ?? null;
}

const isWord = (token: Token, word: string) => token.kind === 'word' && token.text.toLowerCase() === word;
const isReserved = (text: string) => ['and', 'or', 'not'].includes(text.toLowerCase());

function pairOf(operator: Operator, left: Part, right: Part): Part {
  return { kind: 'pair', operator, left, right, at: { from: left.at.from, to: right.at.to } };
}

function signOf(sign: '-' | 'not', at: Span, of: Read): Read {
  return of.ok ? done({ kind: 'sign', sign, of: of.value, at: { from: at.from, to: of.value.at.to } }) : of;
}
