import { done, type Outcome, refused } from '#platform/outcome.ts';
import type { Formula, FormulaFault, FormulaType, KnownNames, Operator, Part } from '../model.ts';
import { signatures } from './functions.ts';
import { nearest } from './near.ts';

type Checked = Outcome<FormulaType, FormulaFault>;

/** What the formula comes to, a number or a truth, when every name is known and every part fits; else the first that does not. */
export function checkFormula({ root }: Formula, names: KnownNames): Checked {
  const type = typeOf(root, names);
  if (type.ok && type.value === 'list') return wrongType(root, 'list', 'number');
  return type;
}

function typeOf(part: Part, names: KnownNames): Checked {
  if (part.kind === 'number' || part.kind === 'truth') return done(part.kind);
  if (part.kind === 'name') return namedType(part, names);
  if (part.kind === 'sign') {
    const type = part.sign === 'not' ? 'truth' : 'number';
    return every([part.of], [type], type, names);
  }
  if (part.kind === 'call') return calledType(part, names);
  const [given, result] = pairTypes(part.operator);
  if (given !== null) return every([part.left, part.right], [given, given], result, names);
  return equalTypes(part, names);
}

function namedType(part: Extract<Part, { kind: 'name' }>, names: KnownNames): Checked {
  const type = Object.hasOwn(names, part.name) ? names[part.name] : undefined;
  if (type) return done(type);
  return refused({
    code: 'unknown_name',
    at: part.at,
    found: part.name.slice(0, 80),
    ...nearest(part.name, Object.keys(names)),
  });
}

/** What both sides of an operator have to be (null: the same, whatever it is) and what comes out. */
export function pairTypes(operator: Operator): readonly [FormulaType | null, FormulaType] {
  if (operator === '=' || operator === '!=') return [null, 'truth'];
  if (operator === 'and' || operator === 'or') return ['truth', 'truth'];
  if (operator === '+' || operator === '-' || operator === '*' || operator === '/') return ['number', 'number'];
  return ['number', 'truth'];
}

function equalTypes({ left, right }: Extract<Part, { kind: 'pair' }>, names: KnownNames): Checked {
  const one = typeOf(left, names);
  if (!one.ok) return one;
  if (one.value === 'list') return wrongType(left, 'list', 'number');
  return every([right], [one.value], 'truth', names);
}

function calledType(part: Extract<Part, { kind: 'call' }>, names: KnownNames): Checked {
  const { least, most, wants, gives } = signatures[part.call];
  const n = part.given.length;
  if (n < least || n > most) {
    const wanted =
      least === most ? String(least) : most === Number.POSITIVE_INFINITY ? `${least}+` : `${least}–${most}`;
    return refused({ code: 'given_wrong', at: part.at, found: part.call, wanted });
  }
  if (wants === 'lists') return listsType(part, names);
  if (wants === 'numbers')
    return every(
      part.given,
      part.given.map(() => 'number'),
      gives,
      names,
    );
  // `if` and `coalesce`: their values are of one type, which is also theirs.
  const values = part.call === 'if' ? part.given.slice(1) : part.given;
  const condition =
    part.call === 'if' ? every(part.given.slice(0, 1), ['truth'], 'truth', names) : done('truth' as const);
  if (!condition.ok) return condition;
  const first = typeOf(values[0] as Part, names);
  if (!first.ok) return first;
  if (first.value === 'list') return wrongType(values[0] as Part, 'list', 'number');
  return every(
    values.slice(1),
    values.slice(1).map(() => first.value),
    first.value,
    names,
  );
}

/** `min`, `max`, `sum`, `mean`, `count`: numbers and lists, mixed as one likes. */
function listsType({ given }: Extract<Part, { kind: 'call' }>, names: KnownNames): Checked {
  for (const part of given) {
    const type = typeOf(part, names);
    if (!type.ok) return type;
    if (type.value === 'truth') return wrongType(part, 'truth', 'number');
  }
  return done('number');
}

function every(
  parts: readonly Part[],
  wanted: readonly FormulaType[],
  result: FormulaType,
  names: KnownNames,
): Checked {
  for (const [at, part] of parts.entries()) {
    const type = typeOf(part, names);
    if (!type.ok) return type;
    const want = wanted[at] as FormulaType;
    if (type.value !== want) return wrongType(part, type.value, want);
  }
  return done(result);
}

function wrongType(part: Part, found: FormulaType, wanted: FormulaType): Checked {
  return refused({ code: 'wrong_type', at: part.at, found, wanted });
}
