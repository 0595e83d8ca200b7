import { describe, expect, test } from 'vitest';
import { datedPreset, wib } from '../../../../tests/support/editions.ts';
import { type EditionDocument, editionDocument } from '../model/document.ts';
import { type Problem, type ProblemCode, problemCodes } from '../model/problem.ts';
import { problemsOf } from './problems.ts';

type Json = Record<string, unknown>;

const regency = datedPreset('regency-starter');
const national = datedPreset('kipp-2023-umum');

/** The document with one value changed at a path such as `sections.2.words`. */
function changed(document: EditionDocument, path: string, value: unknown): EditionDocument {
  const copy = JSON.parse(JSON.stringify(document)) as Json;
  const steps = path.split('.');
  const last = steps.pop() ?? '';
  const part = steps.reduce<Json>((at, step) => at[step] as Json, copy);
  part[last] = value;
  return editionDocument.parse(copy);
}

const told = ({ path, code, values }: Problem) => [path.join('.'), code, ...(values ? [values] : [])];
const problems = (path: string, value: unknown, document = regency) =>
  problemsOf(changed(document, path, value)).map(told);

const stageIndex = (document: EditionDocument, kind: string) => document.stages.findIndex((it) => it.kind === kind);
const at = (kind: string, field: string, document = regency) => `stages.${stageIndex(document, kind)}.${field}`;
const without = (kind: string, document = regency) => document.stages.filter((it) => it.kind !== kind);

/** The document with a public rating of June 2026 as its last stage, changed so. */
const rating = (settings: object = {}, dates: object = {}, document = regency) => [
  ...document.stages,
  { kind: 'public_rating', opens: wib('2026-06-04'), closes: wib('2026-06-30'), ...dates, settings },
];
const ratingAt = (field: string, document = regency) => `stages.${document.stages.length}.${field}`;

const cases: readonly [ProblemCode, string, unknown, unknown[], EditionDocument?][] = [
  ['text_missing', 'title', ' ', [['title', 'text_missing']]],
  ['text_missing', 'groups.1.name', '', [['groups.1.name', 'text_missing']]],
  ['text_missing', 'eligibility.0.source', '', [['eligibility.0.source', 'text_missing']]],
  [
    'text_missing',
    'papers',
    [{}],
    [
      ['papers.0.title', 'text_missing'],
      ['papers.0.url', 'text_missing'],
    ],
  ],
  ['code_twice', 'categories.1.code', 'lainnya', [['categories.2.code', 'code_twice', { code: 'lainnya' }]]],
  [
    'code_twice',
    'sections.6.evidence.1.code',
    'mulai',
    [['sections.6.evidence.1.code', 'code_twice', { code: 'mulai' }]],
  ],
  [
    'code_twice',
    'rubrics.1.criteria.3.code',
    'video',
    [['rubrics.1.criteria.3.code', 'code_twice', { code: 'video' }]],
  ],
  [
    'group_unknown',
    'eligibility.2.groups',
    ['umum', 'khusus'],
    [['eligibility.2.groups.1', 'group_unknown', { group: 'khusus' }]],
  ],
  ['group_unknown', 'awards.0.groups', ['khusus'], [['awards.0.groups.0', 'group_unknown', { group: 'khusus' }]]],
  ['groups_none', 'groups', [], [['groups', 'groups_none']], changed(national, 'groups', [])],
  ['kinds_none', 'entrants.kinds', [], [['entrants.kinds', 'kinds_none']]],
  [
    'region_unknown',
    'entrants.regions',
    ['12', '12.99'],
    [['entrants.regions.1', 'region_unknown', { region: '12.99' }]],
  ],
  [
    'sections_none',
    'groups',
    [...regency.groups, { code: 'khusus', name: 'Khusus' }],
    [['groups.2', 'sections_none', { group: 'khusus' }]],
    {
      ...regency,
      sections: regency.sections.map((it) => ({ ...it, groups: ['umum', 'replikasi'] })),
    },
  ],
  [
    'section_unknown',
    'rubrics.0.criteria.0.section',
    'xyz',
    [['rubrics.0.criteria.0.section', 'section_unknown', { section: 'xyz' }]],
  ],
  ['words_not_positive', 'sections.1.words', 0, [['sections.1.words', 'words_not_positive']]],
  [
    'weights_mixed',
    'sections.1.weight',
    null,
    [
      ['sections', 'weights_mixed', { group: 'umum' }],
      ['sections', 'weights_mixed', { group: 'replikasi' }],
    ],
  ],
  [
    'section_weights',
    'sections.1.weight',
    30.5,
    [
      ['sections', 'section_weights', { group: 'umum', sum: 110.5 }],
      ['sections', 'section_weights', { group: 'replikasi', sum: 110.5 }],
    ],
  ],
  ['weights_mixed', 'rubrics.1.criteria.0.weight', null, [['rubrics.1.criteria', 'weights_mixed', { group: '' }]]],
  ['rubric_weights', 'rubrics.1.criteria.0.weight', 40, [['rubrics.1.criteria', 'rubric_weights', { sum: 110 }]]],
  ['evidence_most', 'sections.6.evidence.1.most', 0, [['sections.6.evidence.1.most', 'evidence_most']]],
  [
    'bytes_not_positive',
    'sections.6.evidence.1.maxBytes',
    0,
    [['sections.6.evidence.1.maxBytes', 'bytes_not_positive']],
  ],
  ['types_none', 'sections.6.evidence.1.types', [], [['sections.6.evidence.1.types', 'types_none']]],
  ['months_negative', 'eligibility.0.months', -1, [['eligibility.0.months', 'months_negative']]],
  ['quota_not_positive', 'eligibility.2.most', 0, [['eligibility.2.most', 'quota_not_positive']]],
  [
    'history_empty',
    'eligibility.3',
    { code: 'riwayat', kind: 'award_history', source: 'KIPP 2021' },
    [['eligibility.3', 'history_empty']],
  ],
  [
    'top_not_positive',
    'eligibility.3',
    { code: 'riwayat', kind: 'award_history', source: 'KIPP 2021', never: [{ top: 45, year: 2019 }, { top: 0 }] },
    [['eligibility.3.never.1.top', 'top_not_positive']],
  ],
  [
    'times_not_positive',
    'eligibility.3',
    { code: 'riwayat', kind: 'award_history', source: 'KIPP 2021', fewer: [{ top: 99, times: 0 }] },
    [['eligibility.3.fewer.0.times', 'times_not_positive']],
  ],
  [
    'rubric_stage_missing',
    'stages',
    without('interview'),
    [['rubrics.1.stage', 'rubric_stage_missing', { stage: 'interview' }]],
  ],
  [
    'rubric_missing',
    'rubrics.1.groups',
    ['umum'],
    [['rubrics', 'rubric_missing', { stage: 'interview', group: 'replikasi' }]],
  ],
  [
    'rubric_twice',
    'rubrics',
    [...regency.rubrics, { ...regency.rubrics[1], code: 'wawancara-2' }],
    [['rubrics.2.stage', 'rubric_twice', { stage: 'interview' }]],
  ],
  ['criteria_none', 'rubrics.1.criteria', [], [['rubrics.1.criteria', 'criteria_none']]],
  ['scale_empty', 'rubrics.1.criteria.0.max', 0, [['rubrics.1.criteria.0.max', 'scale_empty']]],
  ['step_wrong', 'rubrics.1.criteria.0.step', 0, [['rubrics.1.criteria.0.step', 'step_wrong']]],
  ['step_wrong', 'rubrics.1.criteria.0.step', 3, [['rubrics.1.criteria.0.step', 'step_wrong']]],
  [
    'comment_outside',
    'rubrics.0.criteria.0.commentAbove',
    101,
    [['rubrics.0.criteria.0.commentAbove', 'comment_outside', { min: 0, max: 100 }]],
  ],
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
  ['awards_none', 'awards', [], [['awards', 'awards_none']]],
  ['slots_negative', 'awards.0.slots', -1, [['awards.0.slots', 'slots_negative']]],
  ['bands_none', 'privacy.bands', [], [['privacy.bands', 'bands_none']]],
  ['bands_order', 'privacy.bands.2.from', 60, [['privacy.bands.2.from', 'bands_order']]],
  ['reminder_not_positive', 'reminders', [24, 0], [['reminders.1', 'reminder_not_positive']]],
  ['reminder_twice', 'reminders', [24, 6, 24], [['reminders.2', 'reminder_twice', { hours: 24 }]]],
];

describe('a document', () => {
  test.each(['regency-starter', 'kipp-2022-umum', 'kipp-2022-khusus', 'kipp-2023-umum', 'replikasi-2021'])(
    'of %s with its dates has no problem',
    (code) => {
      expect(problemsOf(datedPreset(code))).toEqual([]);
    },
  );

  test.each(cases)('tells %s at %s', (_code, path, value, expected, document) => {
    expect(problems(path, value, document)).toEqual(expected);
  });

  test('a negative weight is told beside the sum it spoils', () => {
    expect(problems('rubrics.1.criteria.0.weight', -30)).toEqual([
      ['rubrics.1.criteria.0.weight', 'weight_negative'],
      ['rubrics.1.criteria', 'rubric_weights', { sum: 40 }],
    ]);
  });

  test('every code is seen once', () => {
    const seen = new Set<string>([...cases.map(([code]) => code), 'weight_negative']);
    expect(problemCodes.filter((code) => !seen.has(code))).toEqual([]);
  });

  test('weights that nobody knows are no problem', () => {
    const unknown = regency.sections.map((it) => ({ ...it, weight: null }));
    expect(problems('sections', unknown)).toEqual([]);
  });

  test('weights of thirds are a hundred', () => {
    const criteria = [33.3, 33.3, 33.4].map((weight, index) => ({ code: `k${index}`, name: 'K', weight }));
    expect(problems('rubrics.1.criteria', criteria)).toEqual([]);
  });

  test('a check may begin while entries come in, and a public rating runs beside', () => {
    const stages = [
      ...regency.stages.map((it) => (it.kind === 'admin_check' ? { ...it, opens: wib('2026-03-02') } : it)),
      { kind: 'public_rating', opens: wib('2026-06-04'), closes: wib('2026-06-30') },
    ];
    expect(problems('stages', stages)).toEqual([]);
  });

  test('a public rating may begin at the very announcement and end as the plenary that sees it opens', () => {
    const dates = { opens: wib('2026-06-03', '10:00'), closes: wib('2026-07-01') };
    expect(problems('stages', rating({ plenarySees: true, marks: 10 }, dates))).toEqual([]);
  });
});
