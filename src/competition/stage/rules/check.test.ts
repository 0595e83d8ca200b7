import { describe, expect, test } from 'vitest';
import { type Checklist, LONGEST_NOTE, type Verdict } from '../model/check.ts';
import {
  askedReasons,
  correctionUntil,
  faultsOf,
  needsSecond,
  openUntilFor,
  outcomesFor,
  proposedAnswers,
} from './check.ts';

const plain = { twoEyes: false, correctionDays: 0, revise: false };
const allMet: Checklist = Object.fromEntries(askedReasons.map((it) => [it, 'met']));
const passing: Verdict = { outcome: 'passed', checklist: allMet, reasons: [], note: '' };
const refusing: Verdict = {
  outcome: 'refused',
  checklist: { ...allMet, too_young: 'unmet' },
  reasons: ['too_young'],
  note: 'Baru 15 bulan.',
};

describe('a verdict', () => {
  test('passes with every question answered and none unmet', () => {
    expect(faultsOf(passing, plain)).toEqual([]);
    expect(faultsOf({ ...passing, checklist: { ...allMet, careless: 'not_asked' } }, plain)).toEqual([]);
    expect(faultsOf({ ...passing, checklist: { ...allMet, careless: 'unmet' } }, plain)).toEqual(['reasons_unfit']);
    const { careless: _open, ...rest } = allMet;
    expect(faultsOf({ ...passing, checklist: rest }, plain)).toEqual(['checklist_open']);
  });

  test('refuses for a reason that the list shows unmet, in words', () => {
    expect(faultsOf(refusing, plain)).toEqual([]);
    expect(faultsOf({ ...refusing, reasons: [] }, plain)).toEqual(['reasons_missing']);
    expect(faultsOf({ ...refusing, reasons: ['too_young', 'careless'] }, plain)).toEqual(['reasons_unfit']);
    expect(faultsOf({ ...refusing, reasons: ['other'] }, plain)).toEqual([]);
    expect(faultsOf({ ...refusing, note: '  ' }, plain)).toEqual(['note_missing']);
    expect(faultsOf({ ...refusing, note: 'x'.repeat(LONGEST_NOTE + 1) }, plain)).toEqual(['note_long']);
  });

  test('asks for a correction or a revision where the edition allows it', () => {
    expect(faultsOf({ ...refusing, outcome: 'correction' }, plain)).toEqual(['no_correction']);
    expect(faultsOf({ ...refusing, outcome: 'revise' }, plain)).toEqual(['no_revision']);
    expect(faultsOf({ ...refusing, outcome: 'correction' }, { ...plain, correctionDays: 3 })).toEqual([]);
    expect(outcomesFor(plain)).toEqual(['passed', 'refused']);
    expect(outcomesFor({ twoEyes: true, correctionDays: 3, revise: true })).toEqual([
      'passed',
      'refused',
      'correction',
      'revise',
    ]);
  });

  test('waits for a second person only as a refusal, and only with two pairs of eyes', () => {
    expect(needsSecond('refused', plain)).toBe(false);
    expect(needsSecond('refused', { ...plain, twoEyes: true })).toBe(true);
    expect(needsSecond('passed', { ...plain, twoEyes: true })).toBe(false);
  });
});

test('a correction is taken for so many days', () => {
  const now = new Date('2026-07-01T03:00:00Z');
  expect(correctionUntil({ ...plain, correctionDays: 3 }, now)).toEqual(new Date('2026-07-04T03:00:00Z'));
});

test('an entry is open again for the days of a correction, or as long as the check lasts for a revision', () => {
  const now = new Date('2026-07-01T03:00:00Z');
  const planned = { settings: { ...plain, correctionDays: 3, revise: true }, closes: '2026-07-20T16:59:00Z' };
  expect(openUntilFor(planned, 'correction', now)).toEqual(new Date('2026-07-04T03:00:00Z'));
  expect(openUntilFor(planned, 'revise', now)).toEqual(new Date('2026-07-20T16:59:00Z'));
  expect(openUntilFor(planned, 'revise', new Date('2026-07-20T16:59:00Z'))).toBeNull();
  expect(openUntilFor({ ...planned, closes: null }, 'revise', now)).toBeNull();
});

test('the machine proposes what it knows and leaves the rest open', () => {
  expect(proposedAnswers({ too_young: false, incomplete: true, same_title: null })).toEqual({
    too_young: 'unmet',
    incomplete: 'met',
  });
});
