import { describe, expect, test } from 'vitest';
import type { InstitutionId, UnitId, Viewer } from '#identity/index.ts';
import { newId } from '#platform/ids.ts';
import { actingAs } from '../../../../tests/support/people.ts';
import type { EntryOwnership } from '../model/entry.ts';
import { type EntryState, entryStates } from '../model/states.ts';
import { entryMoves, whyNotMove, whyNotNow } from './moves.ts';

const [own, other, organiser] = [newId(), newId(), newId()] as [InstitutionId, InstitutionId, InstitutionId];
const unit = newId() as UnitId;
const at = (state: EntryState, from: EntryState | null = null): EntryOwnership => ({
  state,
  withdrawnFrom: from,
  institutionId: own,
  unitId: unit,
  keeperIds: [],
  organiserId: organiser,
  openUntil: null,
});
const inUnit = (viewer: Viewer): Viewer => ({
  ...viewer,
  acting: viewer.acting ? { ...viewer.acting, unitId: unit } : null,
});
const writer = inUnit(actingAs('innovator', own));
const admin = actingAs('local_admin', own);

/** The states from which each move is allowed. */
const allowed = (viewer: Viewer, approval: 'local_admin' | 'none' = 'local_admin') =>
  Object.fromEntries(
    entryMoves.map((move) => [
      move,
      entryStates.filter((state) => whyNotMove(move, at(state, 'submitted'), viewer, approval) === null),
    ]),
  );

describe('who may do what', () => {
  test('the unit writes, hands over, takes back, withdraws and restores', () => {
    expect(allowed(writer)).toEqual({
      edit: ['draft', 'returned'],
      hand_over: ['draft', 'returned'],
      take_back: ['with_admin'],
      return: [],
      submit: [],
      withdraw: ['draft', 'returned', 'submitted'],
      restore: ['withdrawn'],
      mend: ['withdrawn'],
    });
  });

  test('the admin corrects, returns and submits', () => {
    expect(allowed(admin)).toEqual({
      edit: ['draft', 'with_admin', 'returned'],
      hand_over: ['draft', 'returned'],
      take_back: [],
      return: ['with_admin'],
      submit: ['with_admin'],
      withdraw: ['draft', 'with_admin', 'returned', 'submitted'],
      restore: ['withdrawn'],
      mend: ['withdrawn'],
    });
  });

  test('where no approval is wanted the unit submits by itself', () => {
    expect(allowed(writer, 'none')).toMatchObject({ submit: ['draft', 'returned'], hand_over: [] });
  });

  test('the hub’s admin runs the entries of provincial offices and of nobody else', () => {
    expect(whyNotMove('submit', at('with_admin'), actingAs('hub_admin', own), 'local_admin')).toBeNull();
    expect(whyNotMove('submit', at('with_admin'), actingAs('hub_admin', organiser), 'local_admin')).toBe('not_yours');
    expect(whyNotMove('edit', at('draft'), actingAs('local_admin', other), 'local_admin')).toBe('not_yours');
  });

  test('each refusal names its reason', () => {
    expect([
      whyNotMove('submit', at('with_admin'), writer, 'local_admin'),
      whyNotMove('edit', at('with_admin'), writer, 'local_admin'),
      whyNotMove('edit', at('submitted'), writer, 'local_admin'),
      whyNotMove('take_back', at('with_admin'), admin, 'local_admin'),
      whyNotMove('return', at('draft'), admin, 'local_admin'),
      whyNotMove('restore', at('draft'), writer, 'local_admin'),
      whyNotMove('withdraw', at('withdrawn', 'draft'), writer, 'local_admin'),
      whyNotMove('mend', at('withdrawn', 'draft'), writer, 'local_admin'),
    ]).toEqual([
      'admin_only',
      'with_admin',
      'submitted',
      'unit_only',
      'not_with_admin',
      'not_withdrawn',
      'withdrawn',
      'not_submitted',
    ]);
  });
});

describe('the calendar', () => {
  const opens = new Date('2026-03-01T00:00:00+07:00');
  const closes = new Date('2026-03-31T23:59:00+07:00');
  const window = { opens, closes };
  const earlier = (moment: Date, ms: number) => new Date(moment.getTime() - ms);

  test('takes a submission until the closing, and not a moment longer', () => {
    expect(whyNotNow('submit', window, earlier(closes, 1))).toBeNull();
    expect(whyNotNow('submit', window, closes)).toBe('closed');
    expect(whyNotNow('submit', window, opens)).toBeNull();
    expect(whyNotNow('submit', window, earlier(opens, 1))).toBe('not_open_yet');
  });

  test('lets one write and hand over before the opening, and write for ever', () => {
    expect(whyNotNow('hand_over', window, earlier(opens, 1))).toBeNull();
    expect(whyNotNow('edit', window, new Date('2030-01-01'))).toBeNull();
    expect(whyNotNow('withdraw', window, closes)).toBe('closed');
  });

  test('takes nothing while no closing is set', () => {
    expect(whyNotNow('submit', { opens, closes: null }, opens)).toBe('closing_unset');
  });
});
