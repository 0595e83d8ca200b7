import { createHash } from 'node:crypto';
import type { Viewer } from '#identity/index.ts';
import type { EvaluationRefusal, Round } from '../model/round.ts';
import { type Criterion, isOnStep, OVERALL, type Rubric } from '../model/rubric.ts';
import { type Entry, LONGEST_COMMENT, type Mark, type Sheet, type SheetRound } from '../model/sheet.ts';
import { runsRound, whyNotNow } from './round.ts';

/** What is wrong with one entry by itself. */
export type EntryFault = 'not_a_number' | 'off_scale' | 'off_step' | 'too_long' | 'unknown_criterion';

/** A mark as people type it, with a comma or a point; null for an empty box, NaN for what is no number. */
export function typedMark(text: string): number | null {
  const bare = text.trim();
  if (bare === '') return null;
  return /^-?\d{1,6}(?:[.,]\d{1,6})?$/.test(bare) ? Number(bare.replace(',', '.')) : Number.NaN;
}

export function criterionOf(rubric: Rubric, code: string): Criterion | null {
  return rubric.criteria.find((it) => it.code === code) ?? null;
}

/** Why the mark cannot stand under the criterion; null when it can. An empty box can: the sheet is in progress. */
export function whyNotMark(criterion: Criterion, mark: number | null): EntryFault | null {
  if (mark === null) return null;
  if (!Number.isFinite(mark)) return 'not_a_number';
  if (mark < criterion.min || mark > criterion.max) return 'off_scale';
  return isOnStep(criterion, mark) ? null : 'off_step';
}

export function whyNotEntry(rubric: Rubric, entry: Pick<Entry, 'criterion' | 'mark' | 'comment'>): EntryFault | null {
  if (entry.comment.length > LONGEST_COMMENT) return 'too_long';
  if (entry.criterion === OVERALL) return entry.mark === null ? null : 'unknown_criterion';
  const criterion = criterionOf(rubric, entry.criterion);
  return criterion ? whyNotMark(criterion, entry.mark) : 'unknown_criterion';
}

/** Whether the mark is so low or so high that a comment is owed (issue: «comments required below/above set marks»). */
export function owesComment(criterion: Criterion, mark: number): boolean {
  const { commentBelow: below, commentAbove: above } = criterion;
  return (below !== null && mark < below) || (above !== null && mark > above);
}

type Written = Pick<Mark, 'criterion' | 'mark' | 'comment'>;
export type Lack = { readonly criterion: string; readonly what: 'mark' | 'comment' };

/** What is still missing before the sheet can be finished, in the order of the rubric. */
export function lacksOf(rubric: Rubric, marks: readonly Written[]): readonly Lack[] {
  const written = new Map(marks.map((it) => [it.criterion, it]));
  return rubric.criteria.flatMap((criterion): Lack[] => {
    const { mark = null, comment = '' } = written.get(criterion.code) ?? {};
    if (mark === null) return [{ criterion: criterion.code, what: 'mark' }];
    return comment.trim() === '' && owesComment(criterion, mark)
      ? [{ criterion: criterion.code, what: 'comment' }]
      : [];
  });
}

type Facts = Pick<Sheet, 'state' | 'personId' | 'jurorState' | 'organiserId' | 'isTied'>;

/** Why the sheet is not there for the viewer: it is for who runs the round, and for its juror unless tied or taken back. */
export function whyNotReadSheet(sheet: Facts, viewer: Viewer): 'not_visible' | null {
  if (runsRound(sheet, viewer)) return null;
  return isOwn(sheet, viewer) && sheet.state !== 'withdrawn' && !sheet.isTied ? null : 'not_visible';
}

function isOwn(sheet: Pick<Sheet, 'personId' | 'jurorState'>, viewer: Viewer): boolean {
  return viewer.person !== null && sheet.personId === viewer.person.id && sheet.jurorState === 'accepted';
}

/** Why this viewer may not write on the sheet now; the form, the buttons and the action ask this. */
export function whyNotWrite(
  sheet: Facts,
  round: Pick<SheetRound, 'state' | 'opensAt' | 'closesAt'>,
  viewer: Viewer,
  now: Date,
): EvaluationRefusal | null {
  if (!isOwn(sheet, viewer) || sheet.state === 'withdrawn' || sheet.isTied) return 'not_found';
  return whyNotNow(round, now) ?? (sheet.state === 'finished' ? 'locked' : null);
}

/** Why a finished sheet may not be opened again by this viewer. */
export function whyNotReopen(
  sheet: Pick<Sheet, 'state'>,
  round: Pick<Round, 'organiserId' | 'state'>,
  viewer: Viewer,
): EvaluationRefusal | null {
  if (!runsRound(round, viewer)) return 'not_yours';
  if (round.state === 'closed') return 'closed';
  return sheet.state === 'finished' ? null : 'not_finished';
}

/** A mark of what stood in the boxes, by which an untouched one is told from one that was set back by hand. */
export function seenMark(mark: number | null, comment: string): string {
  return createHash('sha256')
    .update(`${mark ?? ''}\n${comment.trim()}`)
    .digest('base64url')
    .slice(0, 16);
}

export type Clash = { readonly criterion: string; readonly stored: Mark | null };

/** Entries that would overwrite what was saved since it was seen; the same again is no clash. */
export function clashesOf(entries: readonly Entry[], stored: readonly Mark[]): readonly Clash[] {
  const kept = new Map(stored.map((it) => [it.criterion, it]));
  return entries.flatMap((entry) => {
    const now = kept.get(entry.criterion) ?? null;
    if (now === null || now.revision === entry.revision || isSame(entry, now)) return [];
    return [{ criterion: entry.criterion, stored: now }];
  });
}

export function isSame(entry: Pick<Entry, 'mark' | 'comment'>, mark: Pick<Mark, 'mark' | 'comment'>): boolean {
  return entry.mark === mark.mark && entry.comment === mark.comment;
}
