import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  editionOf,
  everyRow,
  fieldOf,
  governmentOf,
  iidItems,
  innovationOf,
  rowOf,
  rowsFor,
} from '../../../../tests/support/index-governments.ts';
import type { IndexGovernment, Row } from '../model/government.ts';
import { whyNotCounted } from './eligibility.ts';
import { type Move, movesOf, reckonerOf } from './moves.ts';
import { planOf } from './plan.ts';
import { standOf } from './standing.ts';
import { emptyChairs, usualPoints, withMore } from './what-if.ts';

const told = ({ kind, innovation, item, lacks, from, to, efforts, hours }: Move) => [
  kind,
  innovation?.id ?? 'pemda',
  item?.code ?? lacks.join(),
  `${from}→${to}`,
  efforts.map((it) => it.code).join(),
  hours,
];
const alone = (rows: readonly Row[], more = {}): IndexGovernment => ({
  innovations: [innovationOf(1, rows, more)],
  spd: [],
});
const movesFor = (government: IndexGovernment, item: string) =>
  movesOf(fieldOf(government)).filter((it) => (it.item?.code ?? it.lacks.join()) === item);

describe('the next document', () => {
  test('raises an item, one move for each higher score, with what our table says it takes', () => {
    expect(movesFor(alone([rowOf('monev', 1)]), 'monev').map(told)).toEqual([
      ['raise', 'inovasi-1', 'monev', '1→2', 'survei', 40],
      ['raise', 'inovasi-1', 'monev', '1→3', 'kajian-luar', 160],
    ]);
  });

  test('is worth weight × scores gained ÷ divisor ÷ 250 × 100 index points', () => {
    // 35 from nothing to five elements: 4 × 3 = 12 points; 12 ÷ 12 = 1; 1 ÷ 250 × 100 = 0.4.
    const video = movesFor(alone([rowOf('monev', 1)]), 'video').find((it) => it.to === 3);
    expect(video?.gain).toBeCloseTo(0.4, 12);
    // The first score of an innovation also lets it count, but without five basic affairs that brings no count block.
    expect(movesFor(alone([]), 'video').find((it) => it.to === 3)?.gain).toBeCloseTo(0.4, 12);
    const covered = governmentOf([...Array.from({ length: 5 }, () => rowsFor(10)), []], { covers: 5, spd: [] });
    // 0.4 and 0.38 ÷ 250 × 100 = 0.152.
    const first = movesFor(covered, 'video').find((it) => it.to === 3 && it.innovation?.id === 'inovasi-6');
    expect(first?.gain).toBeCloseTo(0.552, 12);
  });

  test('is the evidence that a chosen answer owes', () => {
    const rows = [rowOf('monev', 1), { ...rowOf('video', 2), claimed: 0 }];
    expect(movesFor(alone(rows), 'video').map(told)).toEqual([
      ['raise', 'inovasi-1', 'video', '0→3', 'video', 24],
      ['attach', 'inovasi-1', 'video', '0→2', 'video', 24],
      ['attach', 'inovasi-1', 'video', '0→1', 'video', 24],
    ]);
  });

  test('is what lies in the locker or in the records already, for half an hour', () => {
    const known = alone([rowOf('monev', 1), rowOf('replikasi', 0, { known: 2 })]);
    expect(movesFor(known, 'replikasi').map(told)).toEqual([
      ['take', 'inovasi-1', 'replikasi', '0→2', 'loker', 0.5],
      ['take', 'inovasi-1', 'replikasi', '0→1', 'loker', 0.5],
      ['raise', 'inovasi-1', 'replikasi', '0→3', 'naskah-kerja-sama', 40],
    ]);
    const papers = alone([rowOf('monev', 1), rowOf('video', 0, { inLocker: 1 })]);
    expect(movesFor(papers, 'video').map(told).slice(0, 2)).toEqual([
      ['take', 'inovasi-1', 'video', '0→1', 'loker', 0.5],
      ['raise', 'inovasi-1', 'video', '0→3', 'video', 24],
    ]);
  });

  test('is the design text or the date that keeps an innovation from counting; nothing helps one out of time', () => {
    const rows = [rowOf('monev', 3)];
    expect(movesOf(fieldOf(alone(rows, { designWords: 120 }))).map(told)).toEqual([
      ['complete', 'inovasi-1', 'design_short', '0→0', 'rancang-bangun', 6],
    ]);
    expect(movesOf(fieldOf(alone(rows, { designWords: 120, appliedOn: null }))).map(told)).toEqual([
      ['complete', 'inovasi-1', 'no_date,design_short', '0→0', 'tanggal,rancang-bangun', 7],
    ]);
    expect(movesOf(fieldOf(alone(rows, { appliedOn: '2022-05-01' })))).toEqual([]);
  });

  test('of the government is only what is claimed or known already', () => {
    const spd = [{ ...rowOf('lakip', 3), claimed: 0 }, rowOf('visi-misi', 1)];
    expect(movesOf(fieldOf({ innovations: [], spd })).map(told)).toEqual([
      ['attach', 'pemda', 'lakip', '0→3', 'lain', 8],
      ['attach', 'pemda', 'lakip', '0→2', 'lain', 8],
      ['attach', 'pemda', 'lakip', '0→1', 'lain', 8],
    ]);
  });

  test('tells the category that it reaches by itself', () => {
    // Four basic affairs are covered; the fifth brings the whole count block.
    const sheets = [...Array.from({ length: 40 }, () => everyRow(iidItems.sid, 2)), everyRow(iidItems.sid, 2)];
    const government = governmentOf(sheets, { covers: 5, spd: [] });
    const short = government.innovations.map((it) => (it.affair === 'ketenteraman' ? { ...it, designWords: 100 } : it));
    const [best] = movesOf(fieldOf({ ...government, innovations: short }));
    // 74 ÷ 250 × 100 = 29.6; with 41 × 0.38 = 15.58: (74 + 15.58) ÷ 250 × 100 = 35.832.
    expect([best?.kind, best?.gain.toFixed(3), best?.reaches]).toEqual(['complete', '6.232', null]);
    const higher = fieldOf({ innovations: short, spd: everyRow(iidItems.spd, 1) });
    // 21 more points of the government: 38.00 without the block, 44.23 with it.
    expect(movesOf(higher)[0]?.reaches?.name).toBe('Inovatif');
  });

  test('is worth the whole innovation where the edition wants every mandatory item', () => {
    const owed = { ...editionOf(2026), mandatory: 'owed' as const };
    const all = everyRow(iidItems.sid, 1).filter((it) => it.item !== 'regulasi');
    const moves = movesOf(fieldOf(alone(all), owed));
    expect(moves.map((it) => [it.item?.code, it.to])).toEqual([
      ['regulasi', 1],
      ['regulasi', 2],
      ['regulasi', 3],
    ]);
    // 34 points of the others and 3 of its own: 37 ÷ 12 ÷ 250 × 100.
    expect(moves[0]?.gain).toBeCloseTo((37 / 12 / 250) * 100, 12);
  });
});

describe('the way to the next category', () => {
  test('takes the cheapest steps until it arrives, and none that is not needed', () => {
    const government = governmentOf(
      Array.from({ length: 12 }, () => everyRow(iidItems.sid, 1)),
      { covers: 5, spd: everyRow(iidItems.spd, 2) },
    );
    const field = fieldOf(government);
    const plan = planOf(field);
    // 42 + 37 + 4.56 = 83.56; 33.42. To 40.01 it lacks 100.0125 − 83.56 = 16.4525 points of the mean: 198 of the sum.
    expect([plan?.towards.from, plan?.arrives, plan?.index]).toEqual([40.01, true, 40.02]);
    for (const left of plan?.moves ?? []) {
      const others = plan?.moves.filter((it) => it !== left) ?? [];
      const points = others.reduce((sum, it) => sum + (it.item?.weight ?? 0) * (it.to - it.from), 0);
      expect(points).toBeLessThan(198);
    }
  });

  test('says when nothing that can be done leads there, and is none in the highest', () => {
    const old = alone(everyRow(iidItems.sid, 3), { appliedOn: '2020-01-01' });
    expect(planOf(fieldOf(old))).toEqual(expect.objectContaining({ arrives: false, moves: [], hours: 0, index: 0 }));
    const best = governmentOf(
      Array.from({ length: 20 }, () => everyRow(iidItems.sid, 3)),
      { covers: 6, spd: everyRow(iidItems.spd, 3) },
    );
    expect(planOf(fieldOf(best))).toBe(null);
  });

  test('is found for 200 innovations, as far as a plan can reach', () => {
    const rows = (at: number) => everyRow(iidItems.sid, at % 2 === 0 ? 3 : 2);
    const government = governmentOf(
      Array.from({ length: 200 }, (_, at) => rows(at)),
      { covers: 4, spd: [] },
    );
    // 92.5 of the mean alone: 37.00. Two basic affairs are not covered, so each step is worth its own points: 7.5125 × 200 = 1503 of the sum.
    const plan = planOf(fieldOf(government));
    expect([plan?.towards.from, plan?.moves.length, plan?.arrives]).toEqual([40.01, 300, false]);
  });
});

describe('more innovations', () => {
  const government = governmentOf([rowsFor(40), rowsFor(60)], { covers: 2, spd: [] });
  const stand = standOf(government, iidItems, { edition: editionOf(2026), standing: 'claimed' });

  test('fill empty chairs and cover affairs that are not covered, one each at most', () => {
    expect([emptyChairs(stand, editionOf(2026)), emptyChairs(stand, editionOf(2029)), usualPoints(stand)]).toEqual([
      10, 16, 50,
    ]);
    const affairs = ['pendidikan', 'sosial', 'perumahan', 'ketenteraman', 'pariwisata'];
    const more = (n: number) => withMore(stand, { n, points: 50, affairs }, editionOf(2026));
    expect(more(3)).toEqual({ spd: 0, sidSum: 250, counted: 5, basicAffairs: 5 });
    expect(more(1)).toEqual({ spd: 0, sidSum: 150, counted: 3, basicAffairs: 3 });
    expect(withMore(stand, { n: 3, points: 0, affairs }, editionOf(2026)).counted).toBe(2);
  });
});

describe('an innovation counts', () => {
  const of = (more: object, year = 2026) =>
    whyNotCounted({ appliedOn: null, appliedYear: null, designWords: 300, ...more }, editionOf(year));

  test('from 1 January 2024 to 31 December 2025, with 300 words', () => {
    const days = ['2023-12-31', '2024-01-01', '2025-12-31', '2026-01-01'];
    expect(days.map((appliedOn) => of({ appliedOn }))).toEqual([['too_early'], [], [], ['too_late']]);
    expect([2023, 2024, 2025, 2026].map((appliedYear) => of({ appliedYear }))).toEqual([
      ['too_early'],
      [],
      [],
      ['too_late'],
    ]);
    expect([of({}), of({ designWords: 299 }), of({ designWords: 0 }, 2027)]).toEqual([
      ['no_date'],
      ['no_date', 'design_short'],
      ['design_short'],
    ]);
  });

  test('where only the year is known and the period cuts it, its day is asked for', () => {
    const cut = { eligibility: { appliedFrom: '2024-07-01', appliedUntil: null, designWords: null } };
    expect(whyNotCounted({ appliedOn: null, appliedYear: 2024, designWords: 0 }, cut)).toEqual(['no_date']);
  });
});

test('whatever stands there, every move gains what it says: made, the index is that much higher', () => {
  const row = fc.record({
    item: fc.constantFrom(...iidItems.sid.map((it) => it.code)),
    score: fc.nat(3),
    proven: fc.boolean(),
  });
  const sheet = fc.uniqueArray(row, { selector: (it) => it.item, maxLength: 20 });
  fc.assert(
    fc.property(fc.array(sheet, { maxLength: 14 }), fc.nat(6), fc.nat(1000), (sheets, covers, pick) => {
      const rows = sheets.map((it) =>
        it.map(({ item, score, proven }) => ({ ...rowOf(item, score), claimed: proven ? score : 0 })),
      );
      const field = fieldOf(governmentOf(rows, { covers, spd: [] }));
      const reckon = reckonerOf(field);
      const exact = (government: IndexGovernment) =>
        reckon(standOf(government, iidItems, { edition: field.edition, standing: 'claimed' }))?.exact ?? 0;
      const moves = movesOf(field);
      const rates = moves.map((it) => Number((it.gain / it.hours).toPrecision(10)));
      expect(rates).toEqual(rates.toSorted((a, b) => b - a));
      const move = moves[pick % Math.max(1, moves.length)];
      if (!move?.innovation || !move.item) return;
      const made = field.government.innovations.map((it) =>
        it.id === move.innovation?.id
          ? {
              ...it,
              rows: [...it.rows.filter((row) => row.item !== move.item?.code), rowOf(move.item?.code ?? '', move.to)],
            }
          : it,
      );
      expect(exact({ ...field.government, innovations: made }) - exact(field.government)).toBeCloseTo(move.gain, 9);
    }),
    { numRuns: 100 },
  );
});
