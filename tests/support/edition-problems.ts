import { type EditionDocument, editionDocument } from '../../src/competition/edition/model/document.ts';
import type { ProblemCode } from '../../src/competition/edition/model/problem.ts';
import { datedPreset, wib } from './editions.ts';

type Json = Record<string, unknown>;

export const regency = datedPreset('regency-starter');
export const national = datedPreset('kipp-2023-umum');

/** The document with one value changed at a path such as `sections.2.words`. */
export function changed(document: EditionDocument, path: string, value: unknown): EditionDocument {
  const copy = JSON.parse(JSON.stringify(document)) as Json;
  const steps = path.split('.');
  const last = steps.pop() ?? '';
  const part = steps.reduce<Json>((at, step) => at[step] as Json, copy);
  part[last] = value;
  return editionDocument.parse(copy);
}

const stageIndex = (document: EditionDocument, kind: string) => document.stages.findIndex((it) => it.kind === kind);
const at = (kind: string, field: string, document = regency) => `stages.${stageIndex(document, kind)}.${field}`;
export const without = (kind: string, document = regency) => document.stages.filter((it) => it.kind !== kind);

/** The document with a public rating of June 2026 as its last stage, changed so. */
export const rating = (settings: object = {}, dates: object = {}, document = regency) => [
  ...document.stages,
  { kind: 'public_rating', opens: wib('2026-06-04'), closes: wib('2026-06-30'), ...dates, settings },
];
const ratingAt = (field: string, document = regency) => `stages.${document.stages.length}.${field}`;

/** A code, the path and the value that make it, what is told then, and of which document. */
export type ProblemCase = [ProblemCode, string, unknown, unknown[], EditionDocument?];

/** What can be wrong with the stages, their dates and their settings. */
export const stageProblems: readonly ProblemCase[] = [
  ['stage_missing', 'stages', without('entering'), [['stages', 'stage_missing', { stage: 'entering' }]]],
  ['stage_missing', 'stages', without('final_list'), [['stages', 'stage_missing', { stage: 'final_list' }]]],
  [
    'stage_missing',
    'stages',
    without('finalists_announcement', national),
    [['stages', 'stage_missing', { stage: 'finalists_announcement' }]],
    national,
  ],
  [
    'stage_twice',
    'stages',
    [...regency.stages, regency.stages.find((it) => it.kind === 'awarding')],
    [['stages.9.kind', 'stage_twice', { stage: 'awarding' }]],
  ],
  [
    'stage_order',
    'stages',
    [...regency.stages.slice(0, 7), regency.stages[8], regency.stages[7]],
    [['stages.8.kind', 'stage_order', { stage: 'final_list', before: 'awarding' }]],
  ],
  ['date_missing', at('entering', 'closes'), null, [['stages.0.closes', 'date_missing']]],
  ['date_missing', at('final_list', 'opens'), null, [['stages.7.opens', 'date_missing']]],
  [
    'closes_before_opens',
    at('desk_scoring', 'closes'),
    wib('2026-05-01'),
    [['stages.2.closes', 'closes_before_opens']],
  ],
  [
    'closes_before_opens',
    at('desk_scoring', 'closes'),
    wib('2026-05-08'),
    [['stages.2.closes', 'closes_before_opens']],
  ],
  [
    'stages_overlap',
    at('desk_scoring', 'opens'),
    wib('2026-05-07', '23:59'),
    [['stages.2.opens', 'stages_overlap', { stage: 'desk_scoring', before: 'admin_check' }]],
  ],
  [
    'check_before_entering',
    at('admin_check', 'opens'),
    wib('2026-02-01'),
    [['stages.1.opens', 'check_before_entering']],
  ],
  [
    'check_before_entering',
    'stages.1',
    { ...regency.stages[1], opens: wib('2026-03-02'), closes: wib('2026-04-30') },
    [['stages.1.closes', 'check_before_entering']],
  ],
  [
    'objection_short',
    at('objection', 'closes', national),
    wib('2026-06-08', '09:59'),
    [['stages.7.closes', 'objection_short', { days: 5 }]],
    national,
  ],
  [
    'count_not_positive',
    'stages.2.settings.sheetsPerEntry',
    0,
    [['stages.2.settings.sheetsPerEntry', 'count_not_positive']],
  ],
  ['count_negative', 'stages.1.settings.correctionDays', -1, [['stages.1.settings.correctionDays', 'count_negative']]],
  [
    'presentation_long',
    'stages.5.settings.presentationMinutes',
    21,
    [['stages.5.settings.presentationMinutes', 'presentation_long']],
  ],
  [
    'rating_without_finalists',
    'stages',
    rating({}, {}, { ...regency, stages: without('finalists_announcement') }),
    [[`stages.${regency.stages.length - 1}.kind`, 'rating_without_finalists']],
  ],
  [
    'rating_without_finalists',
    'stages',
    rating({}, {}, { ...regency, stages: without('finalists_plenary') }),
    [[`stages.${regency.stages.length - 1}.kind`, 'rating_without_finalists']],
  ],
  [
    'rating_before_finalists',
    'stages',
    rating({}, { opens: wib('2026-06-03', '09:59') }),
    [[ratingAt('opens'), 'rating_before_finalists']],
  ],
  [
    'rating_scale',
    'stages',
    rating({ marks: 1 }),
    [[ratingAt('settings.marks'), 'rating_scale', { least: 2, most: 10 }]],
  ],
  [
    'rating_scale',
    'stages',
    rating({ marks: 11 }),
    [[ratingAt('settings.marks'), 'rating_scale', { least: 2, most: 10 }]],
  ],
  [
    'rating_unfinished',
    'stages',
    rating({ plenarySees: true }, { closes: wib('2026-07-01', '00:01') }),
    [[ratingAt('settings.plenarySees'), 'rating_unfinished']],
  ],
];
