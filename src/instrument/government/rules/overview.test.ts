import fc from 'fast-check';
import { expect, test } from 'vitest';
import { editionOf, fieldOf, iidItems, innovationOf, rowOf } from '../../../../tests/support/index-governments.ts';
import { must } from '../../../platform/outcome.ts';
import type { IndexItem, Row } from '../model/government.ts';
import type { Calculation } from './calculation.ts';
import { claimedIndex, overviewOf } from './overview.ts';
import type { Stand } from './standing.ts';

/** Some items of a catalogue with a score that they can have, or none. */
const rowsOf = (items: readonly IndexItem[]): fc.Arbitrary<readonly Row[]> =>
  fc.array(fc.nat(3), { minLength: items.length, maxLength: items.length }).map((scores) =>
    items.flatMap(({ code, levels }, at) => {
      const score = levels[(scores[at] ?? 0) - 1]?.score ?? 0;
      return score === 0 ? [] : [rowOf(code, score, { known: 3, verified: null })];
    }),
  );

const innovations = fc
  .array(
    fc.record({
      rows: rowsOf(iidItems.sid),
      affair: fc.constantFrom(...editionOf(2026).basicAffairs, 'pariwisata', null),
      appliedOn: fc.constantFrom('2019-01-01', '2024-06-01', null),
      appliedYear: fc.constantFrom(2024, null),
      designWords: fc.constantFrom(0, 299, 300),
    }),
    { maxLength: 30 },
  )
  .map((drawn) => drawn.map(({ rows, ...more }, at) => innovationOf(at + 1, rows, more)));

const scoresOf = (rows: readonly Row[]) => Object.fromEntries(rows.map((it) => [it.item, it.claimed]));

test('by the claims alone the index is that of the whole as it is claimed', () => {
  fc.assert(
    fc.property(innovations, rowsOf(iidItems.spd), fc.constantFrom('told', 'owed'), (drawn, spd, mandatory) => {
      const edition = { ...editionOf(2026), mandatory } as const;
      const { items, formulas } = fieldOf({ innovations: drawn, spd }, edition);
      const whole = overviewOf({ innovations: drawn, spd }, { edition, items });
      const claimed = { innovations: drawn.map((it) => ({ ...it, scores: scoresOf(it.rows) })), spd: scoresOf(spd) };
      const found = claimedIndex(claimed, { edition, items, formulas });
      const { innovations: _theirs, ...told } = must(whole).calculations.claimed as Calculation &
        Pick<Stand, 'innovations'>;
      expect(must(found)).toEqual(told);
    }),
  );
});
