import { describe, expect, test } from 'vitest';
import { longText, objectionDocument } from '../../../../tests/support/objections.ts';
import { actingAs } from '../../../../tests/support/people.ts';
import { newId } from '../../../platform/ids.ts';
import { type ObjectionState, objectionStates } from '../model/states.ts';
import { needsSecond } from './answer.ts';
import { figuresOf, openIn } from './figures.ts';
import { countedSince, freeAgain } from './limits.ts';
import { filtered } from './list.ts';
import {
  stateBefore,
  toldState,
  whyNotAnswer,
  whyNotAsk,
  whyNotRead,
  whyNotReopen,
  whyNotSecond,
  whyNotState,
} from './moves.ts';
import { readObjection, type TypedObjection } from './typed.ts';
import { confirmBy, isObjectable, windowOf } from './window.ts';

const at = (text: string) => new Date(text);
const [opens, closes] = ['2026-06-03T03:00:00Z', '2026-06-08T03:00:00Z'];
const document = objectionDocument({ opens, closes });

describe('the window', () => {
  test('opens at its second and closes at its second', () => {
    const is = (now: string) => windowOf(document, at(now))?.is;
    expect(is('2026-06-03T02:59:59.999Z')).toBe('before');
    expect(is(opens)).toBe('open');
    expect(is('2026-06-08T02:59:59.999Z')).toBe('open');
    expect(is(closes)).toBe('over');
  });

  test('is none where the edition has no such stage, and unset without dates', () => {
    expect(windowOf({ stages: document.stages.filter((it) => it.kind !== 'objection') }, at(opens))).toBeNull();
    const stages = document.stages.map((it) => (it.kind === 'objection' ? { ...it, closes: null } : it));
    expect(windowOf({ stages }, at(opens))?.is).toBe('unset');
  });

  test('what was sent can be confirmed until it closes, and a day in any case', () => {
    expect(confirmBy(document, at(opens))).toEqual(at(closes));
    expect(confirmBy(document, at('2026-06-08T02:59:00Z'))).toEqual(at('2026-06-09T02:59:00Z'));
  });

  const passage = (stage: string, outcome: string) =>
    ({ stage, outcome, award: null, decidedAt: at('2026-06-01T00:00:00Z') }) as never;
  const finalist = [passage('admin_check', 'passed'), passage('finalists_plenary', 'finalist')];

  test('is for finalists that are announced and not out', () => {
    const announced = objectionDocument({ announced: opens });
    expect(isObjectable(announced, finalist, at('2026-06-03T02:59:59Z'))).toBe(false);
    expect(isObjectable(announced, finalist, at(opens))).toBe(true);
    expect(isObjectable(announced, [...finalist, passage('objection', 'disqualified')], at(opens))).toBe(false);
    const left = [passage('admin_check', 'passed'), passage('finalists_plenary', 'not_finalist')];
    expect(isObjectable(announced, left, at(opens))).toBe(false);
    expect(isObjectable(announced, [passage('admin_check', 'passed')], at(opens))).toBe(false);
  });
});

describe('what is typed', () => {
  const typed: TypedObjection = {
    name: '  Rahmat   Siregar ',
    email: 'Rahmat@Contoh.example',
    nameTold: true,
    ground: 'untrue',
    body: `  ${longText}  `,
    links: 'https://contoh.example/berita\n\n https://contoh.example/foto ',
  };

  test('is kept in one form', () => {
    expect(readObjection(typed)).toEqual({
      ok: true,
      text: {
        name: 'Rahmat Siregar',
        email: 'rahmat@contoh.example',
        nameTold: true,
        ground: 'untrue',
        body: longText,
        links: ['https://contoh.example/berita', 'https://contoh.example/foto'],
      },
    });
  });

  test.each([
    [{ name: ' ' }, { name: 'required' }],
    [{ name: 'x'.repeat(151) }, { name: 'too_long' }],
    [{ name: 'Menang di https://contoh.example' }, { name: 'not_name' }],
    [{ email: '' }, { email: 'required' }],
    [{ email: 'rahmat' }, { email: 'not_email' }],
    [{ ground: 'rahasia' }, { ground: 'required' }],
    [{ body: '' }, { body: 'required' }],
    // Fifty signs that a reader sees as fewer are counted as the database counts them.
    [{ body: '😀'.repeat(49) }, { body: 'too_short' }],
    [{ body: 'x'.repeat(5001) }, { body: 'too_long' }],
    [{ links: 'javascript:alert(1)' }, { links: 'not_link' }],
    [{ links: 'https://nama:sandi@contoh.example/' }, { links: 'not_link' }],
    [{ links: 'https://localhost/' }, { links: 'not_link' }],
    [{ links: 'https://contoh.example/\n'.repeat(6) }, { links: 'links_over' }],
  ] as const)('%j is told as %j', (given, faults) => {
    expect(readObjection({ ...typed, ...given })).toEqual({ ok: false, faults });
  });
});

describe('a move', () => {
  const soon = at('2026-06-10T00:00:00Z');
  const now = at('2026-06-09T00:00:00Z');
  const of = (state: ObjectionState, given: object = {}) => ({
    state,
    askedAt: null,
    askedUntil: null,
    statedAt: null,
    firstBy: null,
    ...given,
  });
  const asked = of('asked', { askedAt: now, askedUntil: soon });

  test('asks while nobody has stated or answered', () => {
    expect(objectionStates.map((state) => [state, whyNotAsk(of(state))])).toEqual([
      ['unconfirmed', 'answered'],
      ['received', null],
      ['asked', null],
      ['stated', 'statement_sent'],
      ['proposed', 'proposed'],
      ['upheld', 'answered'],
      ['partly', 'answered'],
      ['dismissed', 'answered'],
    ]);
  });

  test('states once, until the day is over', () => {
    expect(whyNotState(of('received'), now)).toBe('not_asked');
    expect(whyNotState(asked, now)).toBeNull();
    expect(whyNotState(asked, new Date(soon.getTime() - 1))).toBeNull();
    expect(whyNotState(asked, soon)).toBe('statement_late');
    expect(whyNotState(of('stated'), now)).toBe('statement_sent');
    expect(whyNotState(of('dismissed'), now)).toBe('answered');
  });

  test('answers no sooner than who was asked has had the time, and against nobody who was not asked', () => {
    expect(whyNotAnswer(asked, 'dismissed', now)).toBe('statement_due');
    expect(whyNotAnswer(asked, 'upheld', soon)).toBeNull();
    expect(whyNotAnswer(of('received'), 'dismissed', now)).toBeNull();
    expect(whyNotAnswer(of('received'), 'upheld', now)).toBe('unheard');
    expect(whyNotAnswer(of('received'), 'partly', now)).toBe('unheard');
    expect(whyNotAnswer(of('proposed'), 'upheld', now)).toBe('proposed');
    expect(whyNotAnswer(of('upheld'), 'dismissed', now)).toBe('answered');
  });

  test('of the second pair of eyes is another person’s', () => {
    const who = actingAs('secretariat', newId<'InstitutionId'>());
    expect(whyNotSecond(of('proposed', { firstBy: who.person.id }), who)).toBe('own_proposal');
    expect(whyNotSecond(of('proposed', { firstBy: newId<'PersonId'>() }), who)).toBeNull();
    expect(whyNotSecond(of('stated'), who)).toBe('not_proposed');
  });

  test('takes back what was answered, to where its people were heard', () => {
    expect([whyNotReopen(of('upheld')), whyNotReopen(of('asked'))]).toEqual([null, 'not_answered']);
    expect([of('upheld'), asked, of('upheld', { askedAt: now, statedAt: now })].map(stateBefore)).toEqual([
      'received',
      'asked',
      'stated',
    ]);
  });

  test('within the secretariat is told to nobody else', () => {
    expect(toldState(of('proposed'))).toBe('asked');
    expect(toldState(of('proposed', { statedAt: now }))).toBe('stated');
    expect(toldState(of('partly'))).toBe('partly');
  });

  test('waits for two persons where a refusal does', () => {
    const strict = objectionDocument({ twoEyes: true });
    expect([needsSecond(strict, 'upheld'), needsSecond(strict, 'partly'), needsSecond(document, 'upheld')]).toEqual([
      true,
      false,
      false,
    ]);
  });
});

describe('reading', () => {
  const [organiserId, institutionId] = [newId<'InstitutionId'>(), newId<'InstitutionId'>()];
  const writer = actingAs('innovator', institutionId);
  const objection = {
    organiserId,
    institutionId,
    unitId: null,
    keeperIds: [writer.person.id],
    state: 'received' as const,
    askedAt: null,
  };

  test('is the organiser’s, and of the entry’s people once they are asked', () => {
    const asked = { ...objection, state: 'asked' as const, askedAt: at(opens) };
    expect(whyNotRead(objection, actingAs('secretariat', organiserId))).toBeNull();
    expect(whyNotRead(objection, writer)).toBe('not_visible');
    expect(whyNotRead(asked, writer)).toBeNull();
    expect(whyNotRead(asked, actingAs('local_admin', institutionId))).toBeNull();
    expect(whyNotRead(asked, actingAs('panelist', organiserId))).toBe('not_visible');
    expect(whyNotRead(asked, actingAs('secretariat', newId<'InstitutionId'>()))).toBe('not_visible');
  });

  test('of what is not confirmed is nobody’s', () => {
    const unconfirmed = { ...objection, state: 'unconfirmed' as const };
    expect(whyNotRead(unconfirmed, actingAs('secretariat', organiserId))).toBe('not_visible');
  });
});

test('the numbers count what is confirmed', () => {
  const rows = objectionStates.map((state) => ({ state, n: 2 }));
  expect(figuresOf(rows)).toEqual({ received: 14, answered: 6, upheld: 2, partly: 2, dismissed: 2 });
  expect(openIn(rows)).toBe(8);
});

test('limits reach back from now', () => {
  expect(countedSince('network', at('2026-06-03T03:00:00Z'))).toEqual(at('2026-06-03T02:00:00Z'));
  expect(freeAgain('email', at('2026-06-03T03:00:00Z'))).toEqual(at('2026-06-04T03:00:00Z'));
});

test('a list is narrowed by state, ground and words, a number among them', () => {
  const row = { state: 'received', ground: 'untrue', institutionName: 'Toba', unitName: null } as const;
  const rows = [
    { ...row, title: 'Sepeda', code: 'ABCDEFGHJKMNPQRS' },
    { ...row, title: 'Perahu', code: '23456789ABCDEFGH', state: 'asked' as const },
  ];
  const found = (given: object) =>
    filtered(rows, { state: null, ground: null, words: '', ...given }).map((it) => it.title);
  expect(found({})).toEqual(['Sepeda', 'Perahu']);
  expect(found({ state: 'asked' })).toEqual(['Perahu']);
  expect(found({ ground: 'other' })).toEqual([]);
  expect(found({ words: 'sepeda' })).toEqual(['Sepeda']);
  expect(found({ words: '2345-6789' })).toEqual(['Perahu']);
});
