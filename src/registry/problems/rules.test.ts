import { describe, expect, test } from 'vitest';
import { type InstitutionId, type Membership, nobody, type Role, type UnitId, type Viewer } from '#identity/index.ts';
import { newId } from '#platform/ids.ts';
import { type ProblemState, problemStates } from '../model/states.ts';
import type { ProblemRefusal } from './model.ts';
import { type MovableProblem, type ProblemMove, problemMoves, whyNotMove, whyNotRaise, whyNotSolved } from './rules.ts';

const deli = newId<'InstitutionId'>();
const toba = newId<'InstitutionId'>();
const school = newId<'UnitId'>();
const clinic = newId<'UnitId'>();

function viewer(role: Role, institutionId: InstitutionId, unitId: UnitId | null = null): Viewer {
  const id = newId<'PersonId'>();
  const place = { institutionName: '', regionCode: null, unitName: null };
  const acting: Membership = { id: newId<'MembershipId'>(), role, institutionId, unitId, ...place };
  return { person: { id, name: role, email: 'a@contoh.example' }, memberships: [acting], acting, ip: '' };
}

const raiser = viewer('innovator', deli, school);
const localAdmin = viewer('local_admin', deli);
const hubAdmin = viewer('hub_admin', toba);
const baseline = { indicator: 'Waktu tunggu', unit: 'menit', value: 95, date: '2025-01-31', source: 'Laporan' };
const problem = (state: ProblemState): MovableProblem => ({
  state,
  institutionId: deli,
  raisedBy: raiser.person?.id ?? null,
  baseline,
});

type Expected = Readonly<Record<ProblemMove, ProblemRefusal | null>>;
const expected: Readonly<Record<ProblemState, Expected>> = {
  open: {
    edit: null,
    link: null,
    unlink: null,
    begin: null,
    solve: 'not_begun',
    drop: null,
    reopen: 'not_closed',
  },
  being_solved: {
    edit: null,
    link: null,
    unlink: null,
    begin: 'already_begun',
    solve: null,
    drop: null,
    reopen: 'not_closed',
  },
  solved: {
    edit: 'closed',
    link: null,
    unlink: null,
    begin: 'closed',
    solve: 'closed',
    drop: 'closed',
    reopen: null,
  },
  dropped: {
    edit: 'closed',
    link: 'dropped',
    unlink: 'dropped',
    begin: 'closed',
    solve: 'closed',
    drop: 'closed',
    reopen: null,
  },
};

describe('a move', () => {
  const cases = problemStates.flatMap((state) => problemMoves.map((move) => [state, move] as const));

  test.each(cases)('of a problem that is %s: %s', (state, move) => {
    const answer = expected[state][move];
    expect(whyNotMove(move, problem(state), raiser)).toBe(answer);
    expect(whyNotMove(move, problem(state), localAdmin)).toBe(answer);
    expect(whyNotMove(move, problem(state), hubAdmin)).toBe(answer);
  });

  test.each([
    ['nobody', nobody],
    ['a colleague of the unit', viewer('innovator', deli, school)],
    ['the leader of the institution', viewer('leader', deli)],
    ['another admin', viewer('local_admin', toba)],
    ['the administrator of the system', viewer('system_admin', deli)],
    ['the raiser without a role', { ...raiser, memberships: [], acting: null }],
  ])('is not for %s', (_name, who) => {
    for (const [state, move] of cases) expect(whyNotMove(move, problem(state), who)).toBe('not_yours');
  });

  test('is for the hub alone where no institution owns the problem', () => {
    const orphan = { ...problem('open'), institutionId: null, raisedBy: null };
    expect(whyNotMove('begin', orphan, hubAdmin)).toBeNull();
    expect(whyNotMove('begin', orphan, localAdmin)).toBe('not_yours');
  });

  test('to solved wants a baseline', () => {
    expect(whyNotMove('solve', { ...problem('being_solved'), baseline: null }, raiser)).toBe('baseline_missing');
  });
});

test.each<[string, Viewer, InstitutionId | null, UnitId | null, ProblemRefusal | null]>([
  ['nobody', nobody, deli, null, 'no_role'],
  ['somebody without a role', { ...raiser, acting: null }, deli, null, 'no_role'],
  ['an innovator for the own unit', raiser, deli, school, null],
  ['an innovator for the own institution', raiser, deli, null, null],
  ['an innovator for another unit', raiser, deli, clinic, 'not_here'],
  ['an innovator for another institution', raiser, toba, null, 'not_here'],
  ['a coach for the own institution', viewer('coach', deli), deli, null, null],
  ['a local admin for any unit of the institution', localAdmin, deli, clinic, null],
  ['a local admin for another institution', localAdmin, toba, null, 'not_here'],
  ['the hub for any unit', hubAdmin, deli, school, null],
  ['the hub for no institution', hubAdmin, null, null, null],
])('raising by %s', (_name, who, institutionId, unitId, answer) => {
  expect(whyNotRaise({ institutionId, unitId }, who)).toBe(answer);
});

const link = { title: 'Laporan', url: 'https://contoh.go.id', date: null };
test.each<[string, string, number, ProblemRefusal | null]>([
  ['on the day of the baseline', '2025-01-31', 1, null],
  ['today', '2026-11-24', 1, null],
  ['the day before the baseline', '2025-01-30', 1, 'before_baseline'],
  ['tomorrow', '2026-11-25', 1, 'in_future'],
  ['without evidence', '2026-11-24', 0, 'evidence_missing'],
])('a measure %s', (_name, date, links, answer) => {
  expect(whyNotSolved({ baseline }, { date, evidence: Array(links).fill(link) }, '2026-11-24')).toBe(answer);
});

test('a measure of a problem without baseline solves nothing', () => {
  expect(whyNotSolved({ baseline: null }, { date: '2026-11-24', evidence: [link] }, '2026-11-24')).toBe(
    'baseline_missing',
  );
});
