import { describe, expect, test } from 'vitest';
import { isRevealed, isToldToOwn, revealedFrom } from './reveal.ts';

const at = (day: number) => new Date(Date.UTC(2026, 8, day, 3));
const stage = (kind: string, opens: number | null, closes: number | null = null) => ({
  kind,
  opens: opens === null ? null : at(opens).toISOString(),
  closes: closes === null ? null : at(closes).toISOString(),
});
const documentOf = (embargo: boolean) =>
  ({
    privacy: { embargo },
    stages: [
      stage('entering', 1, 2),
      stage('admin_check', 3, 5),
      stage('desk_scoring', 6, 8),
      stage('te_plenary', 9, 10),
      stage('finalists_plenary', 12, 13),
      stage('finalists_announcement', 15),
      stage('objection', 15, 20),
      stage('tpi_plenary', 21, 22),
      stage('final_list', 25),
      stage('public_rating', 1, 30),
    ],
  }) as never;
const embargoed = documentOf(true);

describe('outcomes are known to everyone', () => {
  test.each([
    ['admin_check', at(4), at(6)],
    ['te_plenary', at(10), at(12)],
    ['finalists_plenary', at(13), at(15)],
    ['objection', at(18), at(21)],
    ['tpi_plenary', at(22), at(25)],
  ] as const)('of %s with the announcement', (kind, decided, revealed) => {
    expect(revealedFrom(embargoed, kind, decided)).toEqual(revealed);
    expect(isRevealed(embargoed, kind, decided, new Date(revealed.getTime() - 1))).toBe(false);
    expect(isRevealed(embargoed, kind, decided, revealed)).toBe(true);
  });

  test('not before they are decided, when that comes late', () => {
    expect(revealedFrom(embargoed, 'tpi_plenary', at(27))).toEqual(at(27));
  });

  test('as soon as they are decided, without embargo', () => {
    expect(revealedFrom(documentOf(false), 'tpi_plenary', at(22))).toEqual(at(22));
  });

  test('never, while the edition has no moment for it', () => {
    const dateless = { privacy: { embargo: true }, stages: [stage('tpi_plenary', null)] } as never;
    expect(revealedFrom(dateless, 'tpi_plenary', at(22))).toBeNull();
    expect(isRevealed(dateless, 'tpi_plenary', at(22), at(30))).toBe(false);
  });
});

test('its own people learn of the check and of an objection at once, of the rest with everyone', () => {
  expect(isToldToOwn(embargoed, 'admin_check', at(4), at(4))).toBe(true);
  expect(isToldToOwn(embargoed, 'objection', at(18), at(18))).toBe(true);
  expect(isToldToOwn(embargoed, 'te_plenary', at(10), at(10))).toBe(false);
  expect(isToldToOwn(embargoed, 'te_plenary', at(10), at(12))).toBe(true);
});
