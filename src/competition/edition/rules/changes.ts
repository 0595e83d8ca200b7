import { changesBetween, type DocumentChange } from '#platform/document/changes.ts';
import type { EditionDocument } from '../model/document.ts';

/** Every value that differs between two documents; parts are the same by their code, stages by their kind. */
export function changesOf(before: EditionDocument, after: EditionDocument): readonly DocumentChange[] {
  return changesBetween(before, after, ['code', 'kind']);
}

const coded = ['groups', 'categories', 'sections', 'awards'] as const;

/** Codes on which entries hang and that the new document no longer has; once entries are in, none may go. */
export function codesGone(before: EditionDocument, after: EditionDocument): readonly string[] {
  return coded.flatMap((list) => {
    const kept = new Set(after[list].map((it) => it.code));
    return before[list].flatMap((it) => (kept.has(it.code) ? [] : [it.code]));
  });
}
