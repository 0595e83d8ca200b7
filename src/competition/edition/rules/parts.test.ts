import { describe, expect, test } from 'vitest';
import { datedPreset } from '../../../../tests/support/editions.ts';
import type { EditionDocument } from '../model/document.ts';
import type { RuleOf } from '../model/eligibility.ts';
import {
  awardsFor,
  categoriesFor,
  groupOf,
  quotasFor,
  rubricFor,
  rulesFor,
  sectionsFor,
  sharesOf,
  whyNotEntrant,
} from './parts.ts';
import { problemsOf } from './problems.ts';

const edition = datedPreset('regency-starter');
const codes = (parts: readonly { readonly code: string }[]) => parts.map((it) => it.code);

describe('parts of a group', () => {
  const document: EditionDocument = {
    ...edition,
    sections: edition.sections.map((it) => (it.code === 'kebaruan' ? { ...it, groups: ['umum'] } : it)),
    categories: edition.categories.map((it) => (it.code === 'lainnya' ? { ...it, groups: ['umum'] } : it)),
  };

  test('are those that name it or nobody', () => {
    expect(codes(sectionsFor(document, 'replikasi'))).not.toContain('kebaruan');
    expect(codes(sectionsFor(document, 'umum'))).toContain('kebaruan');
    expect(codes(categoriesFor(document, 'replikasi'))).toEqual(['pelayanan-publik', 'tata-kelola']);
    expect(codes(awardsFor(document, 'replikasi'))).toEqual(['terbaik-replikasi']);
    expect(groupOf(document, 'replikasi')?.name).toBe('Kelompok replikasi');
    expect(groupOf(document, 'khusus')).toBeNull();
  });

  test('are rules of one kind', () => {
    expect(rulesFor(document, 'min_age', 'replikasi').map((it) => it.months)).toEqual([6]);
    expect(rulesFor(document, 'award_history', 'umum')).toEqual([]);
  });

  test('are quotas of a kind of institution', () => {
    const quota: RuleOf<'quota'> = {
      code: 'kuota',
      kind: 'quota',
      groups: ['umum'],
      per: 'institution',
      source: '',
      most: 10,
      kinds: ['city'],
    };
    const eligibility = [quota];
    expect(quotasFor({ eligibility }, 'umum', 'city').map((it) => it.most)).toEqual([10]);
    expect(quotasFor({ eligibility }, 'umum', 'regency')).toEqual([]);
    expect(quotasFor({ eligibility }, 'replikasi', 'city')).toEqual([]);
    expect(quotasFor(document, 'replikasi', 'village').map((it) => it.most)).toEqual([3]);
  });

  test('have the rubric that names the group before the one for all', () => {
    const own = { ...edition.rubrics[0]!, code: 'replikasi', groups: ['replikasi'] };
    const rubrics = [...edition.rubrics, own];
    expect(problemsOf({ ...edition, rubrics })).toEqual([]);
    expect(rubricFor({ rubrics }, 'desk_scoring', 'replikasi')?.code).toBe('replikasi');
    expect(rubricFor({ rubrics }, 'desk_scoring', 'umum')?.code).toBe('penilaian-proposal');
    expect(rubricFor({ rubrics }, 'tpi_reading', 'umum')).toBeNull();
  });
});

describe('shares of criteria', () => {
  test('follow the weights', () => {
    expect([...sharesOf(edition.rubrics[1]!.criteria)]).toEqual([
      ['presentasi', 0.3],
      ['substansi', 0.5],
      ['video', 0.1],
      ['pimpinan', 0.1],
    ]);
  });

  test('are the same when nobody knows the weights', () => {
    const unknown = ['a', 'b', 'c', 'd'].map((code) => ({ code, weight: null }));
    expect([...sharesOf(unknown).values()]).toEqual([0.25, 0.25, 0.25, 0.25]);
    expect([...sharesOf([])]).toEqual([]);
  });
});

describe('an institution', () => {
  const open = {
    entrants: { kinds: ['regency', 'city'], regions: ['12', '11.71'], ownInstitutionOnly: false },
  } as const;
  const applicant = { kind: 'regency', regionCode: '12.07', isOrganiser: false } as const;
  const editionOf = (entrants: object) => ({
    entrants: { ...open.entrants, regions: ['12', '11.71'], ...entrants } as never,
  });

  test.each([
    ['may enter from a region of the province', {}, {}, null],
    ['may enter from a city that is named', {}, { kind: 'city', regionCode: '11.71' }, null],
    ['may not from another region', {}, { regionCode: '13.01' }, 'region'],
    ['may not without a region', {}, { regionCode: null }, 'region'],
    ['may from anywhere when all may', { regions: 'all' }, { regionCode: null }, null],
    ['may not when its kind is not asked', {}, { kind: 'province' }, 'kind'],
    ['may not when only the organiser may', { ownInstitutionOnly: true }, {}, 'not_own'],
    ['may when it is the organiser', { ownInstitutionOnly: true }, { isOrganiser: true }, null],
  ])('%s', (_what, entrants, given, expected) => {
    expect(whyNotEntrant(editionOf(entrants), { ...applicant, ...given } as never)).toBe(expected);
  });
});
