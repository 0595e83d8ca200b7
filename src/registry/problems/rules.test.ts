import { describe, expect, test } from 'vitest';
import { type InstitutionId, type Membership, nobody, type Role, type UnitId, type Viewer } from '#identity/index.ts';
import { newId } from '#platform/ids.ts';
import { type ProblemState, problemStates } from '../model/states.ts';
import type { ProblemRefusal } from './model.ts';
import {
  comparable,
  type MovableProblem,
  type ProblemMove,
  problemMoves,
  whyNotMeasure,
  whyNotMove,
  whyNotOtherIndicator,
  whyNotRaise,
  whyNotSolvedBy,
} from './rules.ts';

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
  better: 'lower',
  reportedBy: raiser.person?.id ?? null,
  reportedUnit: school,
  measuredBy: raiser.person?.id ?? null,
});

type Own = Exclude<ProblemMove, 'verify' | 'return'>;
type Expected = Readonly<Record<Own, ProblemRefusal | null>>;
const expected: Readonly<Record<ProblemState, Expected>> = {
  open: {
    edit: null,
    link: null,
    unlink: null,
    begin: null,
    measure: null,
    strike: null,
    report: 'not_begun',
    withdraw: 'not_reported',
    drop: null,
    reopen: 'not_closed',
  },
  being_solved: {
    edit: null,
    link: null,
    unlink: null,
    begin: 'already_begun',
    measure: null,
    strike: null,
    report: null,
    withdraw: 'not_reported',
    drop: null,
    reopen: 'not_closed',
  },
  reported: {
    edit: 'reported',
    link: null,
    unlink: null,
    begin: 'reported',
    measure: null,
    strike: null,
    report: 'reported',
    withdraw: null,
    drop: 'reported',
    reopen: 'reported',
  },
  solved: {
    edit: 'closed',
    link: null,
    unlink: null,
    begin: 'closed',
    measure: null,
    strike: null,
    report: 'closed',
    withdraw: 'closed',
    drop: 'closed',
    reopen: null,
  },
  dropped: {
    edit: 'closed',
    link: 'dropped',
    unlink: 'dropped',
    begin: 'closed',
    measure: 'dropped',
    strike: 'dropped',
    report: 'closed',
    withdraw: 'closed',
    drop: 'closed',
    reopen: null,
  },
};

describe('a move', () => {
  const own = problemMoves.filter((move): move is Own => move !== 'verify' && move !== 'return');
  const cases = problemStates.flatMap((state) => own.map((move) => [state, move] as const));

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
    for (const move of ['verify', 'return'] as const)
      expect(whyNotMove(move, problem('reported'), who)).toBe('not_judge');
  });

  test('is for the hub alone where no institution owns the problem', () => {
    const orphan = { ...problem('open'), institutionId: null, raisedBy: null };
    expect(whyNotMove('begin', orphan, hubAdmin)).toBeNull();
    expect(whyNotMove('begin', orphan, localAdmin)).toBe('not_yours');
  });

  test.each(['measure', 'report'] as const)('%s wants a baseline and its direction', (move) => {
    expect(whyNotMove(move, { ...problem('being_solved'), baseline: null }, raiser)).toBe('baseline_missing');
    expect(whyNotMove(move, { ...problem('being_solved'), better: null }, raiser)).toBe('direction_missing');
  });
});

describe('a verdict', () => {
  const reported = problem('reported');
  const also = (who: Viewer, more: Viewer): Viewer => ({
    ...who,
    memberships: [...who.memberships, ...more.memberships],
  });
  const mine = (who: Viewer) => ({ ...reported, reportedBy: who.person?.id ?? null, reportedUnit: null });

  test.each<[string, Viewer, MovableProblem, ProblemRefusal | null]>([
    ['an admin of the institution', localAdmin, reported, null],
    ['the hub', hubAdmin, reported, null],
    ['the reporter', raiser, reported, 'not_judge'],
    ['the reporter as an admin', { ...localAdmin, person: raiser.person }, reported, 'own_report'],
    ['the reporter as the hub', { ...hubAdmin, person: raiser.person }, reported, 'own_report'],
    ['the admin who reported it', localAdmin, mine(localAdmin), 'own_report'],
    ['the hub, when an admin reported it', hubAdmin, mine(localAdmin), null],
    ['the hub that took the measure', hubAdmin, { ...reported, measuredBy: hubAdmin.person?.id ?? null }, 'own_report'],
    ['an admin who also belongs to the unit', also(localAdmin, raiser), reported, 'same_unit'],
    ['the hub, of the unit as well, above which is nobody', also(hubAdmin, raiser), reported, null],
    [
      'the raiser where nobody knows the reporter',
      { ...localAdmin, person: raiser.person },
      { ...reported, reportedBy: null, reportedUnit: null, measuredBy: null },
      'own_report',
    ],
  ])('by %s', (_name, who, what, answer) => {
    expect(whyNotMove('verify', what, who)).toBe(answer);
    expect(whyNotMove('return', what, who)).toBe(answer);
  });

  test.each<[ProblemState, ProblemRefusal | null]>([
    ['open', 'not_reported'],
    ['being_solved', 'not_reported'],
    ['reported', null],
    ['solved', 'closed'],
    ['dropped', 'closed'],
  ])('on a problem that is %s', (state, answer) => {
    expect(whyNotMove('verify', problem(state), hubAdmin)).toBe(answer);
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
test.each<[string, string, ProblemRefusal | null]>([
  ['on the day after the baseline', '2025-02-01', null],
  ['today', '2026-11-24', null],
  ['on the day of the baseline', '2025-01-31', 'before_baseline'],
  ['tomorrow', '2026-11-25', 'in_future'],
])('a measure %s', (_name, date, answer) => {
  expect(whyNotMeasure({ baseline, better: 'lower' }, { date }, '2026-11-24')).toBe(answer);
});

test('a measure wants a number to compare with and its direction', () => {
  expect(whyNotMeasure({ baseline: null, better: 'lower' }, { date: '2026-11-24' }, '2026-11-24')).toBe(
    'baseline_missing',
  );
  expect(whyNotMeasure({ baseline, better: null }, { date: '2026-11-24' }, '2026-11-24')).toBe('direction_missing');
});

describe('what solves a problem', () => {
  const recordedAt = new Date('2026-03-01T00:00:00Z');
  const measure = { value: 30, evidence: [link], recordedAt };
  const standing = { baseline, better: 'lower' as const, reopenedAt: null };

  test.each<[string, Parameters<typeof whyNotSolvedBy>, ProblemRefusal | null]>([
    ['a lower number, when lower is better', [standing, measure], null],
    ['the same number', [standing, { ...measure, value: 95 }], 'no_improvement'],
    ['a higher number', [standing, { ...measure, value: 96 }], 'no_improvement'],
    ['a lower number, when higher is better', [{ ...standing, better: 'higher' }, measure], 'no_improvement'],
    ['nothing', [standing, null], 'measure_missing'],
    ['a number without evidence', [standing, { ...measure, evidence: [] }], 'evidence_missing'],
    ['a number from before it was opened again', [{ ...standing, reopenedAt: recordedAt }, measure], 'measure_old'],
    ['a number in no direction', [{ ...standing, better: null }, measure], 'direction_missing'],
    ['a number beside none', [{ ...standing, baseline: null }, measure], 'baseline_missing'],
  ])('%s', (_name, [of, by], answer) => {
    expect(whyNotSolvedBy(of, by)).toBe(answer);
  });

  test('is the latest that can be compared, in whatever order it was written down', () => {
    const at = (date: string, over: object = {}) => ({
      ...{ indicator: 'Waktu tunggu', unit: 'menit', date, recordedAt },
      ...over,
    });
    const later = new Date('2026-04-01T00:00:00Z');
    const all = [
      at('2026-02-01'),
      at('2025-01-31'),
      at('2025-06-01', { recordedAt: later }),
      at('2025-06-01'),
      at('2026-09-01', { unit: 'jam' }),
      at('2026-09-01', { indicator: 'Keluhan' }),
    ];
    expect(comparable(baseline, all)).toEqual([all[3], all[2], all[0]]);
    expect(comparable(null, all)).toEqual([]);
  });
});

test('what was measured goes on meaning the same', () => {
  expect(whyNotOtherIndicator(baseline, { ...baseline, unit: 'jam' }, true)).toBe('measured');
  expect(whyNotOtherIndicator(baseline, null, true)).toBe('measured');
  expect(whyNotOtherIndicator(baseline, { ...baseline, value: 90 }, true)).toBeNull();
  expect(whyNotOtherIndicator(baseline, { ...baseline, unit: 'jam' }, false)).toBeNull();
  expect(whyNotOtherIndicator(null, baseline, true)).toBeNull();
});
