import type { Formula, Operator, Part } from '../model.ts';

const strengths: Readonly<Record<Operator, number>> = {
  or: 1,
  and: 2,
  '=': 4,
  '!=': 4,
  '<': 4,
  '<=': 4,
  '>': 4,
  '>=': 4,
  '+': 5,
  '-': 5,
  '*': 6,
  '/': 6,
};
const NOT = 3;
const MINUS = 7;
const SINGLE = 8;

function strengthOf(part: Part): number {
  if (part.kind === 'pair') return strengths[part.operator];
  if (part.kind === 'sign') return part.sign === 'not' ? NOT : MINUS;
  return SINGLE;
}

/** The formula as the house writes it: single blanks, no bracket that says nothing. Read again it is the same formula. */
export function printFormula({ root }: Formula): string {
  return printPart(root);
}

export function printPart(part: Part): string {
  if (part.kind === 'number') return plainNumber(part.value);
  if (part.kind === 'truth') return String(part.value);
  if (part.kind === 'name') return part.name;
  if (part.kind === 'call') return `${part.call}(${part.given.map(printPart).join(', ')})`;
  if (part.kind === 'sign') return `${part.sign === 'not' ? 'not ' : '-'}${within(part.of, strengthOf(part))}`;
  const strength = strengthOf(part);
  // A comparison is not chained, so both its sides are stronger; in a chain the left side may be as strong.
  const left = within(part.left, strength === 4 ? strength + 1 : strength);
  return `${left} ${part.operator} ${within(part.right, strength + 1)}`;
}

function within(part: Part, least: number): string {
  const text = printPart(part);
  return strengthOf(part) < least ? `(${text})` : text;
}

/** A number as it is written in formulas: never with an exponent, which the language does not know. */
export function plainNumber(value: number): string {
  const [digits = '0', exponent] = String(Math.abs(value)).split('e');
  if (exponent === undefined) return String(value);
  const [whole = '', part = ''] = digits.split('.');
  const shift = Number(exponent);
  const text =
    shift < 0 ? `0.${'0'.repeat(-shift - 1)}${whole}${part}` : `${whole}${part}${'0'.repeat(shift - part.length)}`;
  return value < 0 ? `-${text}` : text;
}
