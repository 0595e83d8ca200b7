export type Dice = {
  /** From 0 to below 1. */
  readonly uniform: () => number;
  /** Standard normal. */
  readonly normal: () => number;
  /** Chi-squared with so many degrees of freedom, one or more. */
  readonly chiSquared: (degrees: number) => number;
};

/** The same numbers for the same seed, on every machine: sfc32 (Chris Doty-Humphrey, PractRand), seeded by FNV-1a of the text. */
export function diceOf(seed: string): Dice {
  const uniform = sfc32(seed);
  let spare = Number.NaN;
  /** Marsaglia's polar method, 1964. */
  const normal = (): number => {
    if (!Number.isNaN(spare)) {
      const kept = spare;
      spare = Number.NaN;
      return kept;
    }
    for (;;) {
      const [x, y] = [2 * uniform() - 1, 2 * uniform() - 1];
      const square = x * x + y * y;
      if (square >= 1 || square === 0) continue;
      const scale = Math.sqrt((-2 * Math.log(square)) / square);
      spare = y * scale;
      return x * scale;
    }
  };
  return { uniform, normal, chiSquared: (degrees) => 2 * gamma(degrees / 2, uniform, normal) };
}

/** A gamma variate of shape ½ or more and scale 1: Marsaglia & Tsang 2000, for shapes below 1 with their boost. */
function gamma(shape: number, uniform: () => number, normal: () => number): number {
  if (shape < 1) return gamma(shape + 1, uniform, normal) * (1 - uniform()) ** (1 / shape);
  const d = shape - 1 / 3;
  for (;;) {
    const x = normal();
    const v = (1 + x / Math.sqrt(9 * d)) ** 3;
    if (v > 0 && Math.log(1 - uniform()) < x * x * 0.5 + d - d * v + d * Math.log(v)) return d * v;
  }
}

const WARM_UP = 12;

function sfc32(seed: string): () => number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < seed.length; at += 1) hash = Math.imul(hash ^ seed.charCodeAt(at), 0x01000193);
  let [a, b, c, count] = [
    hash | 0,
    Math.imul(hash, 0x85ebca6b) | 0,
    Math.imul(hash ^ (hash >>> 16), 0xc2b2ae35) | 0,
    1,
  ];
  const next = (): number => {
    const sum = (((a + b) | 0) + count) | 0;
    count = (count + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (c << 21) | (c >>> 11);
    c = (c + sum) | 0;
    return (sum >>> 0) / 2 ** 32;
  };
  for (let round = 0; round < WARM_UP; round += 1) next();
  return next;
}
