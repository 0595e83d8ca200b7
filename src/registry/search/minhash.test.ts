import { describe, expect, test } from 'vitest';
import { bandsOf } from './minhash.ts';

const shared = (a: readonly number[], b: readonly number[]) => a.filter((band) => b.includes(band)).length;
const words = Array.from({ length: 140 }, (_, n) => `kata${(n * n * 7 + n) % 997}`);

describe('bandsOf', () => {
  test('has 32 bands that are the same for the same words', () => {
    expect(bandsOf(words)).toHaveLength(32);
    expect(bandsOf(words)).toEqual(bandsOf([...words]));
  });

  test('stays as it is stored: changing the hashes would break every comparison with older rows', () => {
    expect(bandsOf(['layanan', 'antar', 'obat']).slice(0, 3)).toEqual([-817618906, -118179734, -1982545169]);
  });

  test('a copy with every seventh word replaced shares bands, another text none', () => {
    const copy = words.map((word, n) => (n % 7 === 3 ? `ganti${n}` : word));
    expect(shared(bandsOf(words), bandsOf(copy))).toBeGreaterThanOrEqual(3);
    expect(shared(bandsOf(words), bandsOf(words.map((word) => `x${word}`)))).toBe(0);
  });

  test('a single word has no bands', () => {
    expect([bandsOf([]), bandsOf(['satu'])]).toEqual([[], []]);
  });
});
