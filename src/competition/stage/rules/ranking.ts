/** An entry in the field of a plenary; score null: nobody has handed in a sheet of it. */
export type Ranked = { readonly id: string; readonly group: string; readonly score: number | null };

/** Scores are compared as they are shown: two decimals. */
export const SCORE_DECIMALS = 2;

const shown = (score: number): number => Number(score.toFixed(SCORE_DECIMALS));

/** Place of each entry in its group, best first, from 1; the same score is the same place (1, 2, 2, 4). None without a score. */
export function placesOf(field: readonly Ranked[]): ReadonlyMap<string, number> {
  const places = new Map<string, number>();
  const scored = field.flatMap(({ id, group, score }) => (score === null ? [] : [{ id, group, score: shown(score) }]));
  for (const own of Map.groupBy(scored, (it) => it.group).values()) {
    let [place, above] = [0, Number.POSITIVE_INFINITY];
    for (const [at, { id, score }] of own.toSorted((a, b) => b.score - a.score).entries()) {
      if (score < above) [place, above] = [at + 1, score];
      places.set(id, place);
    }
  }
  return places;
}

/**
 * Entries whose choice departs from the ranking of their group, so that the plenary writes down why: with k chosen, those chosen who
 * score below the k-th, and those left out for them. Among those who tie at the k-th any may be taken, as no tie-break is published
 * (domain §3); who has no score comes after all who have one. A group without any score has no ranking.
 */
export function offRanking(field: readonly Ranked[], chosen: ReadonlySet<string>): ReadonlySet<string> {
  const off = new Set<string>();
  for (const group of Map.groupBy(field, (it) => it.group).values()) {
    const own = group.map((it) => ({ id: it.id, score: rankedBy(it) }));
    const count = own.filter((it) => chosen.has(it.id)).length;
    const cut = own.map((it) => it.score).sort((a, b) => b - a)[count - 1];
    if (cut === undefined || own.every((it) => it.score === LAST)) continue;
    const isBelow = own.some((it) => chosen.has(it.id) && it.score < cut);
    for (const { id, score } of own) {
      const isPassedOver = score > cut || (score === cut && isBelow);
      if (chosen.has(id) ? score < cut : isPassedOver) off.add(id);
    }
  }
  return off;
}

const LAST = Number.NEGATIVE_INFINITY;
const rankedBy = ({ score }: Ranked): number => (score === null ? LAST : shown(score));
