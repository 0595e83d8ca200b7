import { describe, expect, test } from 'vitest';
import {
  changed,
  national,
  type ProblemCase,
  rating,
  regency,
  stageProblems,
  without,
} from '../../../../tests/support/edition-problems.ts';
import { datedPreset, wib } from '../../../../tests/support/editions.ts';
import { type Problem, problemCodes } from '../model/problem.ts';
import { problemsOf } from './problems.ts';

const told = ({ path, code, values }: Problem) => [path.join('.'), code, ...(values ? [values] : [])];
const problems = (path: string, value: unknown, document = regency) =>
  problemsOf(changed(document, path, value)).map(told);

const cases: readonly ProblemCase[] = [
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
  ...stageProblems,
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
