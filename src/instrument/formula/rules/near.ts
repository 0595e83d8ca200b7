/** The known name that was probably meant; nothing when none is near. */
export function nearest(name: string, known: readonly string[]): { readonly wanted?: string } {
  const ranked = known
    .map((it) => ({ it, apart: distance(name.toLowerCase(), it.toLowerCase()) }))
    .filter(({ it, apart }) => apart <= Math.max(1, Math.floor(it.length / 4)))
    .sort((a, b) => a.apart - b.apart || a.it.localeCompare(b.it));
  return ranked[0] ? { wanted: ranked[0].it } : {};
}

const LONGEST_COMPARED = 80;

/** Letters to add, drop or change (Levenshtein) between two short names. */
function distance(a: string, b: string): number {
  if (a.length > LONGEST_COMPARED || b.length > LONGEST_COMPARED) return LONGEST_COMPARED;
  let row = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const changed = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(changed, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
