import type { EditionDocument } from '../../edition/model/document.ts';
import type { DecidingStage, Passage, Standing } from '../../stage/model/course.ts';
import type { CertificateKind } from '../model.ts';

/** Where the names come from, in the form: the course of the edition, and not a list. */
export const FROM_COURSE = 'perjalanan';

/** Kinds whose recipients the course of the edition knows; who spoke or organised it does not. */
export const courseKinds = [
  'award',
  'finalist',
  'participation',
  'juror',
] as const satisfies readonly CertificateKind[];
export type CourseKind = (typeof courseKinds)[number];
export type EntryKind = Exclude<CourseKind, 'juror'>;

/** The stage whose outcome a certificate of the kind tells; null: it tells none. */
export const toldStage: Readonly<Record<CourseKind, DecidingStage | null>> = {
  award: 'tpi_plenary',
  finalist: 'finalists_plenary',
  participation: null,
  juror: null,
};

type Came = { readonly passages: readonly Passage[]; readonly standing: Standing };

/**
 * Whether an entry is given a certificate of this kind: awards and finalists as signed minutes say, participation to all but those that the
 * check refused or an objection took out (our own choice: no rule is on record).
 */
export function isGiven(kind: EntryKind, { passages, standing }: Came): boolean {
  if (passages.some((it) => it.outcome === 'refused' || it.outcome === 'disqualified')) return false;
  if (kind === 'award') return standing.is === 'awarded';
  return kind === 'participation' || passages.some((it) => it.outcome === 'finalist');
}

/** The level of the award as it stands on paper, in the language of the paper. */
export function awardOnPaper(
  { awards }: Pick<EditionDocument, 'awards'>,
  code: string | null,
  lang: 'id' | 'en',
): string {
  const level = awards.find((it) => it.code === code);
  if (!level) return code ?? '';
  return lang === 'en' && level.name_en !== '' ? level.name_en : level.name;
}
