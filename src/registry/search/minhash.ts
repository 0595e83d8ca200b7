const BANDS = 32;
const ROWS = 3;
const HASHES = BANDS * ROWS;

/** Odd multipliers and offsets of the 96 hash functions, from a fixed generator so that stored bands stay comparable. */
const functions = makeFunctions();

function makeFunctions(): { multiply: Int32Array; add: Int32Array } {
  const [multiply, add] = [new Int32Array(HASHES), new Int32Array(HASHES)];
  let state = 0x2545f491;
  const next = () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return state | 0;
  };
  for (let index = 0; index < HASHES; index += 1) {
    multiply[index] = next() | 1;
    add[index] = next();
  }
  return { multiply, add };
}

/** FNV-1a with a final mix. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return mixed(hash);
}

function mixed(value: number): number {
  let hash = Math.imul(value ^ (value >>> 16), 0x7feb352d);
  hash = Math.imul(hash ^ (hash >>> 15), 0x846ca68b);
  return hash ^ (hash >>> 16);
}

/**
 * The 32 band keys of a text's word pairs (Broder's MinHash with banding, 3 hashes a band). Two texts whose pairs
 * overlap by the share s have at least one key in common with probability 1 − (1 − s³)³²: half at s ≈ 0.28, nearly
 * surely from s = 0.6. A text of less than two words has none.
 */
export function bandsOf(words: readonly string[]): number[] {
  const least = leastHashes(words);
  if (least === null) return [];
  return Array.from({ length: BANDS }, (_, band) => {
    let key = Math.imul(band + 1, 0x9e3779b1);
    for (let row = 0; row < ROWS; row += 1) key = mixed(key ^ (least[band * ROWS + row] ?? 0));
    return key;
  });
}

function leastHashes(words: readonly string[]): Int32Array | null {
  if (words.length < 2) return null;
  const { multiply, add } = functions;
  const least = new Int32Array(HASHES).fill(0x7fffffff);
  const seen = new Set<number>();
  for (let index = 1; index < words.length; index += 1) {
    const pair = hashOf(`${words[index - 1]} ${words[index]}`);
    if (seen.has(pair)) continue;
    seen.add(pair);
    for (let number = 0; number < HASHES; number += 1) {
      const hash = (Math.imul(pair, multiply[number] as number) + (add[number] as number)) | 0;
      const spread = hash ^ (hash >>> 15);
      if (spread < (least[number] as number)) least[number] = spread;
    }
  }
  return least;
}
