/** Signs from the first (inclusive) to the last (exclusive), counted from 0. */
export type Span = { readonly from: number; readonly to: number };

export const comparisons = ['=', '!=', '<', '<=', '>', '>='] as const;
export const operators = ['+', '-', '*', '/', ...comparisons, 'and', 'or'] as const;
export type Operator = (typeof operators)[number];

export const functionNames = ['if', 'min', 'max', 'sum', 'mean', 'count', 'coalesce', 'clamp', 'round'] as const;
export type FunctionName = (typeof functionNames)[number];

/** One part of a formula with the place where it stands in the text. */
export type Part = { readonly at: Span } & (
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'truth'; readonly value: boolean }
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'sign'; readonly sign: '-' | 'not'; readonly of: Part }
  | { readonly kind: 'pair'; readonly operator: Operator; readonly left: Part; readonly right: Part }
  | { readonly kind: 'call'; readonly call: FunctionName; readonly given: readonly Part[] }
);

export type Formula = { readonly text: string; readonly root: Part };

/** What a name may stand for; null is a value that nobody has given yet, alone or in a list. */
export type FormulaValue = number | boolean | null | readonly (number | null)[];

/** What the names of a formula stand for now. */
export type Scope = Readonly<Record<string, FormulaValue>>;

/** What a part of a formula is, before any number is known. */
export const formulaTypes = ['number', 'truth', 'list'] as const;
export type FormulaType = (typeof formulaTypes)[number];

/** The names that a formula may use, with what each is. */
export type KnownNames = Readonly<Record<string, FormulaType>>;

export const formulaFaults = [
  'empty',
  'too_long',
  'too_deep',
  'strange_sign',
  'strange_number',
  'unfinished',
  'unexpected',
  'decimal_comma',
  'unclosed',
  'unknown_function',
  'given_wrong',
  'unknown_name',
  'wrong_type',
  'division_by_zero',
  'missing',
  'nothing_to_mean',
  'bounds_crossed',
  'not_finite',
] as const;
export type FormulaFaultCode = (typeof formulaFaults)[number];

/** Why a text is no formula, or a formula has no result: what, where, and the words to say it with. */
export type FormulaFault = {
  readonly code: FormulaFaultCode;
  readonly at: Span;
  /** What stands there: a sign, a name, a type. */
  readonly found?: string;
  /** What would have to stand there: a sign, a type, how many values; for a name the nearest known one. */
  readonly wanted?: string;
};

/** One step of a computation: the part as it is written, with the numbers put in, and what came out. */
export type Step = { readonly written: string; readonly filled: string; readonly result: number | boolean };

/** Longer is no formula that a person can check. */
export const LONGEST_FORMULA = 4_000;
/** So many brackets, calls and signs may stand within each other. */
export const DEEPEST_FORMULA = 32;
/** So many numbers, names and operators may stand in one formula. */
export const MOST_PARTS = 1_000;
