/** Texts of a juror that count: the nearest to the entry. */
const NEAREST = 3;
const SHORTEST_WORD = 3;

type Weights = ReadonlyMap<string, number>;

/**
 * How near what each juror has read or written lies to each entry, 0 to 1 (`entry * jurors + juror`): the mean cosine of the nearest three
 * texts in TF-IDF with the logarithm of frequencies (Salton and Buckley 1988). On the gold standard of Stelmakh et al. (2023)
 * this is as good as embeddings, so that no model is needed. A juror without texts has 0 everywhere.
 */
export function nearnessOf(entries: readonly string[], jurors: readonly (readonly string[])[]): Float64Array {
  const ofEntries = entries.map(countsOf);
  const ofJurors = jurors.map((texts) => texts.map(countsOf));
  const rarity = raritiesOf([...ofEntries, ...ofJurors.flat()]);
  const own = ofJurors.map((texts) => texts.map((counts) => weighted(counts, rarity)));
  const near = new Float64Array(entries.length * jurors.length);
  for (const [entry, counts] of ofEntries.entries()) {
    const weights = weighted(counts, rarity);
    for (const [juror, texts] of own.entries()) {
      const nearest = texts.map((it) => productOf(weights, it)).sort((a, b) => b - a);
      near[entry * jurors.length + juror] = meanOf(nearest.slice(0, NEAREST));
    }
  }
  return near;
}

function countsOf(text: string): Weights {
  const counts = new Map<string, number>();
  for (const [word] of text.toLowerCase().matchAll(/[\p{L}\p{N}]+/gu))
    if (word.length >= SHORTEST_WORD) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

/** ln((1 + texts) ÷ (1 + texts with the word)) of each word. */
function raritiesOf(texts: readonly Weights[]): Weights {
  const within = new Map<string, number>();
  for (const counts of texts) for (const word of counts.keys()) within.set(word, (within.get(word) ?? 0) + 1);
  return new Map([...within].map(([word, n]) => [word, Math.log((1 + texts.length) / (1 + n))]));
}

/** Of length 1; empty when no word tells anything. */
function weighted(counts: Weights, rarity: Weights): Weights {
  const raw = [...counts].map(([word, n]) => [word, (1 + Math.log(n)) * (rarity.get(word) ?? 0)] as const);
  const length = Math.sqrt(raw.reduce((sum, [, weight]) => sum + weight * weight, 0));
  return length === 0 ? new Map() : new Map(raw.map(([word, weight]) => [word, weight / length]));
}

function productOf(a: Weights, b: Weights): number {
  const [small, large] = a.size < b.size ? [a, b] : [b, a];
  let sum = 0;
  for (const [word, weight] of small) sum += weight * (large.get(word) ?? 0);
  return sum;
}

const meanOf = (numbers: readonly number[]): number =>
  numbers.length === 0 ? 0 : numbers.reduce((sum, it) => sum + it, 0) / numbers.length;
