import type { Locale } from '#platform/i18n/i18n.ts';
import type { InnovationId, ProblemId, VersionId } from '../model/ids.ts';
import type { SectionName } from '../model/sections.ts';

/**
 * The form that was being filled: a section of a version, a problem, or the beginning of one; a copy of a record. What is
 * only beginning is named by the id that it will bear. Friends keep what is typed into their forms here too.
 */
export type DraftPlace =
  | { readonly kind: 'section'; readonly versionId: VersionId; readonly section: SectionName }
  | { readonly kind: 'problem'; readonly problemId: ProblemId }
  | { readonly kind: 'new_problem'; readonly problemId: ProblemId }
  | { readonly kind: 'replica'; readonly innovationId: InnovationId; readonly originId: InnovationId }
  /** A part of a thing of another capability, which asks by itself who may write there. */
  | { readonly kind: 'elsewhere'; readonly thing: string; readonly id: string; readonly part: string };

/** A box as it was typed, right or not. */
export type TypedBox = readonly [name: string, text: string];

/** What one person typed into one form and did not save. */
export type Draft = {
  /** The revision that the form was filled from. */
  readonly baseRevision: number;
  readonly boxes: readonly TypedBox[];
  readonly locale: Locale;
  /** «Chrome, Android», or '' when it is not known. */
  readonly device: string;
  readonly savedAt: Date;
};

export type DraftRefusal =
  /** Another tab or device of the same person kept something since. */
  | 'newer_elsewhere'
  /** More than a form of ours can hold. */
  | 'too_much'
  | 'not_yours';

/** Far above what the longest section holds: 30 rows of 8 boxes, texts of 20,000 letters. */
export const MOST_BOXES = 400;
export const MOST_LETTERS = 400_000;
/** A pause this long begins a new sitting, which the log tells once. */
export const SITTING_MS = 30 * 60_000;
/** Others see that somebody is at work for this long after the last letter. */
export const AT_WORK_MS = 15 * 60_000;
/** What nobody came back to is swept after this many days. */
export const KEPT_DAYS = 30;
