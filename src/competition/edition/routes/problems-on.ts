import type { EditionDocument } from '../model/document.ts';
import { type PartName, partOfField } from '../model/layout.ts';
import type { Problem } from '../model/problem.ts';
import { problemsOf } from '../rules/problems.ts';

/** What is wrong in one part; with an index, in that item and in the part as a whole. */
export function problemsOn(
  document: EditionDocument,
  { part, index }: { readonly part: PartName; readonly index: number | null },
): readonly Problem[] {
  const inPart = problemsOf(document).filter((it) => partOfField(it.path[0]) === part);
  return index === null ? inPart : inPart.filter((it) => it.path.length === 1 || it.path[1] === index);
}
