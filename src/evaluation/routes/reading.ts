import { t } from '#platform/i18n/i18n.ts';
import type { SubjectDoor, SubjectReading } from '../door.ts';
import type { Round } from '../model/round.ts';
import type { Sheet } from '../model/sheet.ts';
import { paths } from '../paths.ts';
import { HIDDEN, masked } from '../rules/blind.ts';
import type { ShownReading } from '../views/reading-view.tsx';
import type { EvaluationVisit } from './visit.tsx';

type OfSheet = { readonly sheet: Sheet; readonly round: Round };

export function doorOf(doors: readonly SubjectDoor[], round: Pick<Round, 'subjectKind'>): SubjectDoor | null {
  return doors.find((door) => door.kind === round.subjectKind) ?? null;
}

/** What the juror reads; null when it is gone. The caller has asked whether it may be read. */
export async function readingFor(
  { db }: EvaluationVisit,
  doors: readonly SubjectDoor[],
  { sheet, round }: OfSheet,
): Promise<ShownReading | null> {
  const found = await doorOf(doors, round)?.readingOf(db.conn, sheet.subject.subjectId, { blind: round.blind });
  if (!found) return null;
  const shown = round.blind ? blinded(found) : found;
  const files = found.files.map((file, index) => ({
    name: round.blind ? t('evaluation.reading.file', { n: index + 1 }) : file.name,
    href: paths.sheetFile.to(sheet.id, index + 1),
  }));
  return { heading: shown.heading, sections: shown.sections, facts: shown.facts, files };
}

/** Without the names that the door tells, wherever they stand. */
function blinded({ heading, sections, names }: SubjectReading): Pick<SubjectReading, 'heading' | 'sections' | 'facts'> {
  const hide = (text: string) => masked(text, names, HIDDEN);
  return {
    heading: hide(heading),
    sections: sections.map((it) => ({ ...it, title: hide(it.title), text: hide(it.text) })),
    facts: [],
  };
}
