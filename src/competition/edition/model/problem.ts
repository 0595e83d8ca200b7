import type { DocumentPath } from '#platform/document/shape.ts';

/** What is wrong with a document; each code has the message `edition.problem.<code>` with the values named here. */
export const problemCodes = [
  'text_missing',
  'code_twice',
  'group_unknown',
  'groups_none',
  'kinds_none',
  'region_unknown',
  'sections_none',
  'section_unknown',
  'words_not_positive',
  'weight_negative',
  'weights_mixed',
  'section_weights',
  'rubric_weights',
  'evidence_most',
  'bytes_not_positive',
  'types_none',
  'months_negative',
  'times_not_positive',
  'top_not_positive',
  'history_empty',
  'quota_not_positive',
  'rubric_stage_missing',
  'rubric_missing',
  'rubric_twice',
  'criteria_none',
  'scale_empty',
  'step_wrong',
  'comment_outside',
  'stage_missing',
  'stage_twice',
  'stage_order',
  'date_missing',
  'closes_before_opens',
  'stages_overlap',
  'check_before_entering',
  'objection_short',
  'count_not_positive',
  'count_negative',
  'presentation_long',
  'rating_without_finalists',
  'rating_before_finalists',
  'rating_scale',
  'rating_unfinished',
  'awards_none',
  'slots_negative',
  'bands_none',
  'bands_order',
  'reminder_not_positive',
  'reminder_twice',
] as const;
export type ProblemCode = (typeof problemCodes)[number];

export type Problem = {
  readonly path: DocumentPath;
  readonly code: ProblemCode;
  readonly values?: Readonly<Record<string, string | number>>;
};
