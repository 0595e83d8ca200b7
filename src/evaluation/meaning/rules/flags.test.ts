import { describe, expect, test } from 'vitest';
import { entryId, jurorId, plantJury } from '../../../../tests/support/planted-jury.ts';
import type { JudgedSheet, Trait } from '../model/flag.ts';
import { calibrate } from './calibrate.ts';
import { diceOf } from './dice.ts';
import { flagsOf } from './flags.ts';

const CRITERIA = ['need', 'novelty', 'impact', 'reach'];
const PLAN = { entries: 120, jurors: 8, sheets: 3, worth: 6, leniency: 3, noise: 4 };

/** Sheets of a fair jury: marks around the score, in the order in which they were drawn. */
function fair(seed: string): JudgedSheet[] {
  const dice = diceOf(`marks ${seed}`);
  return plantJury(PLAN, seed).scores.map((it, at) => ({
    ...it,
    marks: CRITERIA.map((criterion) => ({ criterion, share: (it.score + 6 * dice.normal()) / 100 })),
    finishedAt: at,
  }));
}

const bent = (
  sheets: readonly JudgedSheet[],
  juror: string,
  change: (sheet: JudgedSheet, at: number) => Partial<JudgedSheet>,
) => {
  let at = -1;
  return sheets.map((it) => {
    if (it.juror !== juror) return it;
    at += 1;
    return { ...it, ...change(it, at) };
  });
};
const flags = (sheets: readonly JudgedSheet[], traits: readonly Trait[] = []) =>
  flagsOf(sheets, calibrate(sheets), traits);
const told = (sheets: readonly JudgedSheet[], traits: readonly Trait[] = []) =>
  flags(sheets, traits).flatMap((it) => (it.kind === 'wide-gap' ? [] : `${it.kind} ${it.juror}`));

const digital: Trait = { name: 'digital', of: (entry) => (Number(entry.slice(1)) % 2 === 0 ? 'yes' : 'no') };
const bad = jurorId(2);

describe('a flag', () => {
  test('is not raised on a fair jury', () => {
    expect(['a', 'b', 'c', 'd', 'e'].flatMap((seed) => told(fair(seed), [digital]))).toEqual([]);
  });

  test('tells a juror far off', () => {
    expect(told(bent(fair('a'), bad, (it) => ({ score: it.score - 25 })))).toEqual([`far-off ${bad}`]);
  });

  test('tells a juror who gives nearly everybody the same, and whose reading therefore says little', () => {
    const found = told(bent(fair('a'), bad, (it) => ({ score: 70 + (it.score - 70) / 8 })));
    expect(found).toContain(`central-tendency ${bad}`);
  });

  test('tells a juror who reads otherwise than co-readers', () => {
    const found = told(bent(fair('a'), bad, (it) => ({ score: 140 - it.score })));
    expect(found).toContain(`reads-otherwise ${bad}`);
  });

  test('tells drift, in points from the first sheet to the last', () => {
    const sheets = bent(fair('a'), bad, (it, at) => ({ score: it.score + at / 3 }));
    const drift = flags(sheets).find((it) => it.kind === 'drift');
    expect([drift?.juror, Math.round((drift?.value ?? 0) / 5) * 5]).toEqual([bad, 15]);
    expect(drift?.points.map((it) => it.x)).toEqual([...(drift?.points.map((it) => it.x) ?? [])].sort((a, b) => a - b));
  });

  test('tells straight lines and halo', () => {
    const line = bent(fair('a'), bad, (it) => ({
      marks: CRITERIA.map((criterion) => ({ criterion, share: it.score / 100 })),
    }));
    expect(told(line)).toEqual([`straight-lining ${bad}`, `halo ${bad}`]);
    const halo = bent(fair('a'), bad, (it, at) => ({
      marks: CRITERIA.map((criterion, nth) => ({ criterion, share: it.score / 100 + ((at + nth) % 3) / 500 })),
    }));
    expect(told(halo)).toEqual([`halo ${bad}`]);
  });

  test('tells a juror who favours a group against co-readers of the same entries', () => {
    const sheets = bent(fair('a'), bad, (it) => ({ score: it.score + (digital.of(it.entry) === 'yes' ? 8 : 0) }));
    const favours = flags(sheets, [digital]).filter((it) => it.kind === 'favours');
    expect(favours.map((it) => [it.juror, it.trait, Math.sign(it.value)])).toEqual([
      [bad, { name: 'digital', level: 'no' }, -1],
    ]);
  });

  test('tells that the whole jury scores a group otherwise, which content may explain', () => {
    const sheets = fair('a').map((it) => ({ ...it, score: it.score + (digital.of(it.entry) === 'yes' ? 9 : 0) }));
    expect(told(sheets, [digital])).toEqual(['groups-apart null']);
  });

  test('tells the widest gap first, after leniency is taken off', () => {
    const [first] = fair('a');
    const sheets = fair('a').map((it) =>
      it.entry === first!.entry && it.juror === first!.juror ? { ...it, score: it.score + 40 } : it,
    );
    const [gap] = flags(sheets);
    expect([gap?.kind, gap?.entry, gap?.points.length]).toEqual(['wide-gap', entryId(0), 3]);
  });

  test('is not raised where nothing can be compared', () => {
    expect(flags([])).toEqual([]);
    expect(flags(fair('a').filter((it) => it.juror === bad))).toEqual([]);
  });
});
