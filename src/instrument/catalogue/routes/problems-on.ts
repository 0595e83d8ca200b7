import type { Target } from '../forms/target.ts';
import type { InstrumentDocument } from '../model/document.ts';
import { type PartName, partOfField } from '../model/layout.ts';
import type { Problem } from '../model/problem.ts';
import { problemsOf } from '../rules/problems.ts';

/** What is wrong in one part. */
export function problemsIn(document: InstrumentDocument, part: PartName): readonly Problem[] {
  return problemsOf(document).filter((it) => partOfField(it.path[0]) === part);
}

/** What is wrong in what a page writes: of a piece in it and its items, of an item in it. */
export function problemsOn(document: InstrumentDocument, { part, index, item }: Target): readonly Problem[] {
  const inPart = problemsIn(document, part);
  if (index === null) return inPart;
  const inPiece = inPart.filter((it) => it.path[1] === index);
  return item === null ? inPiece : inPiece.filter((it) => it.path[2] === 'items' && it.path[3] === item);
}
