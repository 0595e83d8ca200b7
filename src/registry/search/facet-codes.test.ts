import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { stages, sustainabilityStatuses } from '../model/content.ts';
import { affairBits, affairCodes, affairsIn, cellOf, readCell, sdgBits, sdgsIn } from './facet-codes.ts';

const orNull = <T>(values: readonly T[]) => fc.constantFrom(null, ...values);

describe('facet codes', () => {
  test('every cell is read back as it was written', () => {
    const cell = fc.record({
      stage: orNull(stages),
      digital: orNull([true, false]),
      sustainability: orNull(sustainabilityStatuses),
      year: fc.option(fc.integer({ min: 1945, max: 2100 })),
    });
    fc.assert(
      fc.property(cell, (it) => {
        expect(readCell(cellOf(it))).toEqual(it);
      }),
    );
  });

  test('affairs and goals are read back, each once and in order', () => {
    expect(affairsIn(affairBits(['litbang', 'kesehatan', 'kesehatan', 'tak-dikenal']))).toEqual([
      'kesehatan',
      'litbang',
    ]);
    expect(affairsIn(affairBits(affairCodes))).toEqual(affairCodes);
    expect(sdgsIn(sdgBits([17, 1, 4, 4]))).toEqual([1, 4, 17]);
  });

  test('the places of the affairs stay: stored rows count by them', () => {
    expect(affairCodes).toHaveLength(38);
    expect([affairCodes[0], affairCodes[1], affairCodes[5], affairCodes[37]]).toEqual([
      'pendidikan',
      'kesehatan',
      'sosial',
      'penunjang-lain',
    ]);
  });
});
