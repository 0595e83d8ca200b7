import { describe, expect, test } from 'vitest';
import type { InstitutionId, PersonId, UnitId } from '#identity/index.ts';
import { newId } from '#platform/ids.ts';
import { smallEdition } from '../../../../tests/support/entries.ts';
import { actingAs } from '../../../../tests/support/people.ts';
import type { EntryOwnership } from '../model/entry.ts';

import { entryStates, type ReopenKind } from '../model/states.ts';
import { entryMoves } from './moves.ts';
import { hasArrived, isReopened, reminderDue, sideOf, whyNotWrite } from './reopening.ts';
import { approvalFor, closingFor, whyNotNowFor } from './window.ts';

const [own, other, organiser] = [newId(), newId(), newId()] as [InstitutionId, InstitutionId, InstitutionId];
const day = new Date('2026-09-10T10:00:00Z');
const at = (state: EntryOwnership['state'], openUntil: Date | null = null) => ({
  state,
  withdrawnFrom: null,
  institutionId: own,
  unitId: newId() as UnitId,
  keeperIds: [],
  organiserId: organiser,
  openUntil,
  reopenedFor: (openUntil ? 'revise' : null) as ReopenKind | null,
});
const second = (n: number) => new Date(day.getTime() + n * 1000);
const [admin, stranger, secretariat] = [
  actingAs('local_admin', own),
  actingAs('local_admin', other),
  actingAs('secretariat', organiser),
];

describe('an entry that the check opened again', () => {
  test('is one that was returned with a day', () => {
    expect(entryStates.filter((it) => isReopened(at(it, day)))).toEqual(['returned']);
    expect(entryStates.filter((it) => isReopened(at(it)))).toEqual([]);
    expect(entryStates.filter((it) => hasArrived(at(it, day)))).toEqual(['returned', 'submitted']);
    expect(entryStates.filter((it) => hasArrived(at(it)))).toEqual(['submitted']);
  });

  const document = smallEdition({ closes: new Date('2026-09-01T16:59:00Z') });
  const returned = { document, entry: at('returned', day) };

  test('closes by its own day, and not by the closing of all', () => {
    expect(closingFor(document, at('returned', day))).toEqual(day);
    expect(closingFor(document, at('returned'))).toEqual(new Date('2026-09-01T16:59:00Z'));
    expect(whyNotNowFor('submit', returned, second(-1))).toBeNull();
    expect(whyNotNowFor('submit', returned, day)).toBe('reopening_over');
    expect(whyNotNowFor('submit', { document, entry: at('returned') }, second(-1))).toBe('closed');
  });

  test('leaves the edition only until the closing of all', () => {
    const moves = entryMoves.filter((it) => whyNotNowFor(it, returned, second(-1)) !== null);
    expect(moves).toEqual(['withdraw']);
    expect(whyNotNowFor('restore', { document, entry: at('withdrawn', day) }, second(-1))).toBe('closed');
  });

  test('has passed the admin lokal once, and is sent by its people themselves', () => {
    expect(approvalFor(document, at('returned', day))).toBe('none');
    expect(approvalFor(document, at('returned'))).toBe('local_admin');
  });
});

describe('the dialogue', () => {
  test('has two sides, and is not there for anybody else', () => {
    const sides = [admin, secretariat, stranger].map((it) => sideOf(at('returned', day), it));
    expect(sides).toEqual(['entrant', 'organiser', null]);
    expect(entryStates.filter((it) => sideOf(at(it), secretariat) !== null)).toEqual(['submitted']);
  });

  test('hears an admin lokal whose own office organises as the organiser, and who writes the entry as its entrant', () => {
    const ofOwn = { ...at('returned', day), organiserId: own };
    const writer = actingAs('innovator', own);
    expect(sideOf(ofOwn, admin)).toBe('organiser');
    expect(sideOf({ ...ofOwn, keeperIds: [writer.person?.id as PersonId] }, writer)).toBe('entrant');
  });

  test('lasts as long as a revision is asked for', () => {
    const asked = at('returned', day);
    expect(whyNotWrite(asked, admin, second(-1))).toBeNull();
    expect(whyNotWrite(asked, secretariat, second(-1))).toBeNull();
    expect(whyNotWrite(asked, stranger, second(-1))).toBe('not_found');
    expect(whyNotWrite(asked, admin, day)).toBe('reopening_over');
    expect(whyNotWrite({ ...asked, reopenedFor: 'correction' }, admin, second(-1))).toBe('no_dialogue');
    expect(whyNotWrite(at('submitted'), secretariat, second(-1))).toBe('no_dialogue');
  });
});

describe('the reminder of a correction', () => {
  const hour = (n: number) => new Date(day.getTime() - n * 3_600_000);
  const due = (since: Date, now: Date) => reminderDue({ openUntil: day, since }, [72, 24, 3], now);

  test('comes at the hours of the edition before its own day, the last one that is due', () => {
    expect(due(hour(100), hour(73))).toBeNull();
    expect(due(hour(100), hour(72))).toEqual(hour(72));
    expect(due(hour(100), hour(5))).toEqual(hour(24));
    expect(due(hour(100), hour(1))).toEqual(hour(3));
  });

  test('does not come for an hour before it was opened, nor when the day has passed', () => {
    expect(due(hour(48), hour(47))).toBeNull();
    expect(due(hour(100), day)).toBeNull();
  });
});
