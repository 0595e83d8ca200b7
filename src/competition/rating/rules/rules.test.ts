import { describe, expect, test } from 'vitest';
import { type InstitutionId, nobody, type PersonId, type Role, type UnitId, type Viewer } from '#identity/index.ts';
import { ratedDocument } from '../../../../tests/support/rated.ts';
import type { EditionId } from '../../edition/model/edition.ts';
import type { EntryId } from '../../entry/model/entry.ts';
import type { BallotId } from '../model.ts';
import { digestsFor, domainOf, oneAddress } from './address.ts';
import { readMarks } from './ballot.ts';
import { burstName, burstsOf, type Sourced } from './bursts.ts';
import { byDay, figuresByEntry } from './figures.ts';
import { shuffled } from './order.ts';
import { type Owner, whyNotMark } from './own.ts';
import {
  forgottenAt,
  linkUntil,
  openRatingOf,
  publicRatingOf,
  showsFigures,
  showsPlenary,
  wayToRating,
  whyNotConfirm,
  whyNotRate,
} from './window.ts';

const [opens, closes] = ['2026-06-04T00:00:00+07:00', '2026-06-30T00:00:00+07:00'];
const documentOf = (settings: object | null = {}) => ratedDocument({ opens, closes, settings });
const ratingOf = (settings: object = {}) => {
  const rating = publicRatingOf(documentOf(settings));
  if (!rating) throw new Error('no rating');
  return rating;
};
const [before, first, last, end] = ['2026-06-03T23:59:59+07:00', opens, '2026-06-29T23:59:59+07:00', closes].map(
  (it) => new Date(it),
) as [Date, Date, Date, Date];

describe('the window', () => {
  test('is open from its opening on and before its closing', () => {
    const why = [before, first, last, end].map((it) => whyNotRate(ratingOf(), it));
    expect(why).toEqual(['not_open_yet', null, null, 'closed']);
    expect(whyNotRate({ ...ratingOf(), opens: null }, last)).toBe('not_open_yet');
  });

  test('is none where the edition asks for none, or is no edition for everyone', () => {
    expect(publicRatingOf(documentOf(null))).toBeNull();
    const document = documentOf();
    const states = (['draft', 'open', 'closed', 'archived'] as const).map((state) => openRatingOf({ document, state }));
    expect(states.map((it) => it !== null)).toEqual([false, true, true, false]);
  });

  test('a link holds for a day and no longer than the rating', () => {
    expect(linkUntil(ratingOf(), first)).toEqual(new Date('2026-06-05T00:00:00+07:00'));
    expect(linkUntil(ratingOf(), last)).toEqual(end);
    const edition = { document: documentOf(), state: 'open' } as const;
    const why = (expiresAt: Date, now: Date) => whyNotConfirm(edition, { expiresAt }, now);
    expect([why(last, first), why(last, last), why(end, end)]).toEqual([null, 'expired', 'closed']);
    expect(whyNotConfirm({ ...edition, state: 'archived' }, { expiresAt: end }, first)).toBe('not_found');
  });

  test('figures are shown when the edition says', () => {
    const shown = (figures: string) => [before, first, end].map((it) => showsFigures(ratingOf({ figures }), it));
    expect(shown('during')).toEqual([false, true, true]);
    expect(shown('after')).toEqual([false, false, true]);
    expect(shown('never')).toEqual([false, false, false]);
    const way = (figures: string) => [before, first, end].map((it) => wayToRating(documentOf({ figures }), it));
    expect(way('after')).toEqual([null, 'open', 'see']);
    expect(way('never')).toEqual([null, 'open', null]);
  });

  test('a plenary sees them only where the edition says so, and once they stand', () => {
    expect(showsPlenary(ratingOf(), end)).toBe(false);
    const told = [last, end].map((it) => showsPlenary(ratingOf({ plenarySees: true }), it));
    expect(told).toEqual([false, true]);
  });

  test('who rated is forgotten at the closing, where it came from two weeks later', () => {
    const [soon, later] = ['2026-07-13T23:59:59+07:00', '2026-07-14T00:00:00+07:00'].map((it) => new Date(it));
    const forgotten = [last, end, soon, later].map((it) => forgottenAt(ratingOf(), it as Date));
    expect(forgotten.map((it) => [it.voters, it.sources])).toEqual([
      [false, false],
      [true, false],
      [true, false],
      [true, true],
    ]);
    expect(forgottenAt(null, first)).toEqual({ voters: true, sources: true });
  });

  test('a scale outside of what marks can be is drawn in', () => {
    expect([ratingOf({ marks: 5 }), ratingOf({ marks: 1 }), ratingOf({ marks: 99 })].map((it) => it.scale)).toEqual([
      5, 2, 10,
    ]);
  });
});

describe('an address', () => {
  test('is one person’s, whatever its letters and what stands behind a plus sign', () => {
    expect(oneAddress(' Siti.Aminah+lomba@Contoh.ID ')).toBe('siti.aminah@contoh.id');
    expect(oneAddress('sitiaminah@contoh.id')).not.toBe(oneAddress('siti.aminah@contoh.id'));
    expect(domainOf('Siti@Dinas.Contoh.ID')).toBe('dinas.contoh.id');
  });

  test('gives a digest that is the same for one person, and another in another edition or under another secret', () => {
    const [one, other] = ['a', 'b'] as [EditionId, EditionId];
    const digest = digestsFor('rahasia', one).voter('siti+1@contoh.id');
    expect(digest).toMatch(/^[0-9a-f]{64}$/);
    expect(digestsFor('rahasia', one).voter('SITI@contoh.id')).toBe(digest);
    expect(digestsFor('rahasia', other).voter('siti@contoh.id')).not.toBe(digest);
    expect(digestsFor('lain', one).voter('siti@contoh.id')).not.toBe(digest);
  });
});

describe('the order', () => {
  const items = ['a', 'b', 'c', 'd', 'e'].map((id) => ({ id }));
  const order = (seed: string) =>
    shuffled(items, seed)
      .map((it) => it.id)
      .join('');

  test('is the same for one seed, another for another, and favours nobody', () => {
    expect(order('x')).toBe(order('x'));
    const seeds = Array.from({ length: 1000 }, (_, n) => order(`seed ${n}`));
    expect(new Set(seeds).size).toBeGreaterThan(100);
    const firsts = items.map(({ id }) => seeds.filter((it) => it.startsWith(id)).length);
    for (const n of firsts) expect(n).toBeGreaterThan(150);
  });
});

describe('own people', () => {
  const owner: Owner = {
    institutionId: 'toba' as InstitutionId,
    unitId: 'dinas' as UnitId,
    keeperIds: ['keeper' as PersonId],
    createdBy: 'writer' as PersonId,
  };
  const viewer = (id: string, role?: Role, institutionId = 'toba', unitId: string | null = null): Viewer => ({
    ...nobody,
    person: { id: id as PersonId, name: id, email: `${id}@contoh.id` },
    memberships: role ? [{ role, institutionId, unitId } as Viewer['memberships'][number]] : [],
  });

  test.each([
    ['nobody in particular', nobody, null],
    ['who began it', viewer('writer'), 'own'],
    ['who keeps its record', viewer('keeper', 'planner', 'medan'), 'own'],
    ['who works in its unit', viewer('x', 'innovator', 'toba', 'dinas'), 'own'],
    ['who works in another unit', viewer('x', 'innovator', 'toba', 'puskesmas'), null],
    ['who runs its institution', viewer('x', 'local_admin'), 'own'],
    ['who runs another', viewer('x', 'local_admin', 'medan'), null],
    ['a coach there', viewer('x', 'coach'), null],
  ])('%s', (_who, it, expected) => {
    expect(whyNotMark(owner, it)).toBe(expected);
  });
});

describe('marks', () => {
  const entryId = 'e' as EntryId;
  const read = (mark: string, comment = '', hasComments = true) =>
    readMarks([{ entryId, mark, comment }], { scale: 5, hasComments });

  test.each([
    ['1', '', [{ entryId, mark: 1, comment: '' }], []],
    ['5', ' Hebat ', [{ entryId, mark: 5, comment: 'Hebat' }], []],
    ['', '', [], []],
    ['', 'Hebat', [], ['mark_missing']],
    ['0', '', [], ['wrong_mark']],
    ['6', '', [], ['wrong_mark']],
    ['4,5', '', [], ['wrong_mark']],
    ['-1', '', [], ['wrong_mark']],
    ['3', 'x'.repeat(501), [], ['long']],
  ])('%j with %j', (mark, comment, marks, faults) => {
    const found = read(mark, comment);
    expect([found.marks, found.faults.map((it) => it.fault)]).toEqual([marks, faults]);
  });

  test('comments that nobody asked for are not taken', () => {
    expect(read('3', 'Hebat', false).marks).toEqual([{ entryId, mark: 3, comment: '' }]);
    expect(read('', 'Hebat', false)).toEqual({ marks: [], faults: [] });
  });
});

describe('figures', () => {
  const [a, b] = ['a', 'b'] as [EntryId, EntryId];

  test('count, mean to one decimal and spread, without what was taken out', () => {
    const counted = [
      { entryId: a, mark: 5, voided: false, n: 2 },
      { entryId: a, mark: 4, voided: false, n: 1 },
      { entryId: a, mark: 1, voided: true, n: 20 },
    ];
    const figures = figuresByEntry([{ id: a }, { id: b }], counted, 5);
    expect(figures.get(a)).toEqual({ raters: 3, mean: 4.7, spread: [0, 0, 0, 1, 2], voided: 20 });
    expect(figures.get(b)).toEqual({ raters: 0, mean: null, spread: [0, 0, 0, 0, 0], voided: 0 });
  });

  test('hours are gathered into days', () => {
    const hours = ['2026-06-05T01', '2026-06-05T09', '2026-06-04T20'].map((it, n) => ({
      hour: new Date(`${it}:00:00Z`),
      n: n + 1,
    }));
    expect(byDay(hours, (it) => it.toISOString().slice(0, 10))).toEqual([
      { day: '2026-06-04', n: 3 },
      { day: '2026-06-05', n: 3 },
    ]);
  });
});

describe('bursts', () => {
  const at = (minute: number) => new Date(Date.parse('2026-06-05T00:00:00Z') + minute * 60_000);
  let n = 0;
  const some = (count: number, minute: number, from: Partial<Sourced>): Sourced[] =>
    Array.from({ length: count }, () => {
      n += 1;
      return { id: `b${n}` as BallotId, confirmedAt: at(minute), domain: null, network: null, ...from };
    });
  const told = (confirmed: readonly Sourced[]) =>
    burstsOf(confirmed).map((it) => [it.source, it.domain, it.ballots.length]);

  test('twenty from one domain within an hour are one, nineteen are none', () => {
    expect(told(some(20, 0, { domain: 'dinas.contoh' }))).toEqual([['domain', 'dinas.contoh', 20]]);
    expect(told(some(19, 0, { domain: 'dinas.contoh' }))).toEqual([]);
  });

  test('an hour is counted from any of them, and ends before it is full', () => {
    const spread = [...some(10, 0, { domain: 'x.id' }), ...some(9, 59, { domain: 'x.id' })];
    expect(told([...spread, ...some(11, 61, { domain: 'x.id' })])).toEqual([['domain', 'x.id', 20]]);
    expect(told([...some(10, 0, { domain: 'x.id' }), ...some(10, 60, { domain: 'x.id' })])).toEqual([]);
  });

  test('those that come days apart are told apart', () => {
    const confirmed = [...some(20, 0, { domain: 'x.id' }), ...some(25, 3000, { domain: 'x.id' })];
    expect(told(confirmed)).toEqual([
      ['domain', 'x.id', 20],
      ['domain', 'x.id', 25],
    ]);
    expect(burstsOf(confirmed).map((it) => it.since)).toEqual([at(0), at(3000)]);
  });

  test('a common provider says nothing, a network does without being named', () => {
    expect(told(some(50, 0, { domain: 'gmail.com' }))).toEqual([]);
    const [burst] = burstsOf(some(20, 0, { domain: 'gmail.com', network: 'ab12' }));
    expect([burst?.source, burst?.domain, burst && burstName(burst)]).toEqual([
      'network',
      '',
      `network-${burst?.ballots[0]}`,
    ]);
  });
});
