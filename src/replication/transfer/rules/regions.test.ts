import { describe, expect, it } from 'vitest';
import { countedRegions, hasReached } from './regions.ts';

describe('counting by different regions', () => {
  const toba = { regionCode: '12.12', reached: 'agreed' } as const;
  const tobaAgain = { regionCode: '12.12', reached: 'certified' } as const;
  const nias = { regionCode: '12.04', reached: 'running' } as const;

  it('counts the same region once', () => {
    const counted = countedRegions([toba, tobaAgain, nias], '12.07');
    expect([...counted.keys()]).toEqual(['12.12', '12.04']);
    expect(counted.get('12.12')).toEqual([toba, tobaAgain]);
  });

  it('counts neither the own region nor what has no region', () => {
    expect(
      countedRegions(
        [
          { ...toba, regionCode: '12.07' },
          { ...toba, regionCode: null },
        ],
        '12.07',
      ).size,
    ).toBe(0);
  });

  it('counts nothing that is not signed, or was given up', () => {
    expect(
      countedRegions(
        [
          { ...toba, reached: 'verified' },
          { ...nias, reached: null },
        ],
        '12.07',
      ).size,
    ).toBe(0);
    expect(countedRegions([toba, tobaAgain, nias], '12.07', 'certified').size).toBe(1);
  });

  it('knows how far a replication came', () => {
    expect(hasReached(toba, 'agreed')).toBe(true);
    expect(hasReached(toba, 'committed')).toBe(false);
  });
});
