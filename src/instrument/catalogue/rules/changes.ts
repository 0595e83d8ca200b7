import { changesBetween, type DocumentChange } from '#platform/document/changes.ts';
import type { InstrumentDocument } from '../model/document.ts';

/** Every value that differs between two documents; parts are the same by their code, numbers and formulas by their name. */
export function changesOf(before: InstrumentDocument, after: InstrumentDocument): readonly DocumentChange[] {
  return changesBetween(before, after, ['code', 'name']);
}

/** Codes on which answers hang, as paths: of the kind of subject that is asked, items, bases and options. */
function codesIn(document: InstrumentDocument): readonly string[] {
  return document.aspects.flatMap(({ subject, items }) =>
    items.flatMap((item) => [
      `${subject}: ${item.code}`,
      ...item.options.map((it) => `${item.code}/${it.code}`),
      ...item.bases.flatMap((basis) => [
        `${item.code}/${basis.code}`,
        ...basis.options.map((it) => `${item.code}/${basis.code}/${it.code}`),
      ]),
    ]),
  );
}

/** Codes that the new document no longer has; once there are answers, none may go. */
export function codesGone(before: InstrumentDocument, after: InstrumentDocument): readonly string[] {
  const kept = new Set(codesIn(after));
  return codesIn(before).filter((it) => !kept.has(it));
}
