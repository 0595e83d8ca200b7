import type { DocumentPath } from '#platform/document/shape.ts';
import type { Problem, ProblemCode } from '../../model/problem.ts';

export function problem(path: DocumentPath, code: ProblemCode, values?: Problem['values']): Problem {
  return values ? { path, code, values } : { path, code };
}

/** The problem when the condition holds. */
export function when(holds: boolean, path: DocumentPath, code: ProblemCode, values?: Problem['values']): Problem[] {
  return holds ? [problem(path, code, values)] : [];
}

/** Fields of a part that must say something. */
export function textsOwed<Part extends Record<Field, string>, Field extends string>(
  part: Part,
  path: DocumentPath,
  fields: readonly Field[],
): Problem[] {
  return fields.flatMap((field) => when(part[field] === '', [...path, field], 'text_missing'));
}

/** Weights are sums of decimals that nobody means to the last bit. */
const PRECISION = 1e6;

export function sumOf(numbers: readonly number[]): number {
  return Math.round(numbers.reduce((a, b) => a + b, 0) * PRECISION) / PRECISION;
}

/** What all weights of a score are together. */
export const WHOLE = 100;
