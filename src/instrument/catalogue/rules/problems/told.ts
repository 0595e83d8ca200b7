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

/** Parts whose code another one of the list has before them. */
export function codesTwice(parts: readonly { readonly code: string; readonly path: DocumentPath }[]): Problem[] {
  const isSecond = (code: string, index: number) => parts.findIndex((it) => it.code === code) < index;
  return parts.flatMap(({ code, path }, index) =>
    when(isSecond(code, index), [...path, 'code'], 'code_twice', { code }),
  );
}
