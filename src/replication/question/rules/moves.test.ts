import { describe, expect, test } from 'vitest';
import type { InstitutionId, UnitId, Viewer } from '#identity/index.ts';
import { newId } from '#platform/ids.ts';
import { actingAs } from '../../../../tests/support/people.ts';
import { dueAt, isOverdue, stateOf, whyNotAnswer, whyNotAsk, whyNotHide, whyNotRead, whyNotShow } from './moves.ts';

const at = (text: string) => new Date(text);
const [home, away] = [newId<'InstitutionId'>(), newId<'InstitutionId'>()];
const keeper = actingAs('innovator', away);
const owner = { institutionId: home as InstitutionId, unitId: null as UnitId | null, keeperIds: [keeper.person.id] };
const asker = actingAs('innovator', away);
const admin = actingAs('local_admin', home);
const stranger = actingAs('local_admin', away);
const hub = actingAs('hub_admin', newId<'InstitutionId'>());
const nobodyAtAll: Viewer = { ...stranger, person: null, acting: null, memberships: [] };
const waiting = {
  owner,
  askedBy: asker.person.id,
  askedAt: at('2026-03-01T00:00:00Z'),
  answeredAt: null,
  hiddenAt: null,
};
const answered = { ...waiting, answeredAt: at('2026-03-02T00:00:00Z') };
const hidden = { ...answered, hiddenAt: at('2026-03-03T00:00:00Z') };

describe('a question', () => {
  test('waits, is answered, or is hidden', () => {
    expect([waiting, answered, hidden].map(stateOf)).toEqual(['waiting', 'answered', 'hidden']);
  });

  test('is asked by those of other places, with a role', () => {
    expect(whyNotAsk(owner, asker)).toBeNull();
    expect(whyNotAsk(owner, nobodyAtAll)).toBe('no_role');
    expect([keeper, admin, hub].map((it) => whyNotAsk(owner, it))).toEqual(['own_record', 'own_record', 'own_record']);
    const unitId = newId<'UnitId'>();
    const colleague = { ...asker, acting: { ...asker.acting, unitId } as never };
    expect(whyNotAsk({ ...owner, unitId }, colleague)).toBe('own_record');
  });

  test('is everybody’s once answered, before that and when hidden its people’s', () => {
    const readers = [nobodyAtAll, stranger, asker, keeper, admin, hub];
    const sees = (it: Parameters<typeof whyNotRead>[0]) => readers.map((reader) => whyNotRead(it, reader) === null);
    expect(sees(answered)).toEqual([true, true, true, true, true, true]);
    expect(sees(waiting)).toEqual([false, false, true, true, true, true]);
    expect(sees(hidden)).toEqual([false, false, true, true, true, true]);
  });

  test('is answered by those who speak for the record, hidden by its admin and the hub', () => {
    const all = [asker, stranger, keeper, admin, hub];
    expect(all.map((it) => whyNotAnswer(waiting, it))).toEqual(['not_yours', 'not_yours', null, null, null]);
    expect(whyNotAnswer(answered, keeper)).toBeNull();
    expect(whyNotAnswer(hidden, keeper)).toBe('hidden');
    expect(all.map((it) => whyNotHide(waiting, it))).toEqual(['not_yours', 'not_yours', 'not_yours', null, null]);
    expect([whyNotHide(hidden, admin), whyNotShow(hidden, admin), whyNotShow(answered, hub)]).toEqual([
      'hidden',
      null,
      'not_hidden',
    ]);
  });

  test('is overdue after seven days without an answer', () => {
    expect(dueAt(waiting.askedAt)).toEqual(at('2026-03-08T00:00:00Z'));
    expect(isOverdue(waiting, at('2026-03-07T23:59:59Z'))).toBe(false);
    expect(isOverdue(waiting, at('2026-03-08T00:00:00Z'))).toBe(true);
    expect(isOverdue(answered, at('2026-04-08T00:00:00Z'))).toBe(false);
  });
});
