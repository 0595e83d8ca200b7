const MINUTE_MS = 60_000;
/** Callers that are remembered at most; a minute later all of them would be forgotten anyhow. */
const MOST_CALLERS = 10_000;

/** Counts one request of a caller; answers the seconds to wait when there were too many in this minute, else 0. */
export type Limit = (caller: string, now: Date) => number;

/**
 * So many requests a minute for each caller, counted in this process: it guards the process, and a count in the
 * database would cost more than most answers. `most` 0 counts nothing.
 */
export function limitOf(most: number): Limit {
  const counts = new Map<string, { start: number; n: number }>();
  return (caller, now) => {
    if (most === 0) return 0;
    const at = now.getTime();
    const known = counts.get(caller);
    if (known && at - known.start < MINUTE_MS) {
      known.n += 1;
      return known.n > most ? Math.max(1, Math.ceil((known.start + MINUTE_MS - at) / 1000)) : 0;
    }
    if (counts.size >= MOST_CALLERS) forgetOld(counts, at);
    counts.delete(caller);
    counts.set(caller, { start: at, n: 1 });
    return 0;
  };
}

/** Callers of past minutes go, and when all are of this one, the earliest. */
function forgetOld(counts: Map<string, { start: number }>, at: number): void {
  for (const [caller, { start }] of counts) if (at - start >= MINUTE_MS) counts.delete(caller);
  const [earliest] = counts.keys();
  if (counts.size >= MOST_CALLERS && earliest !== undefined) counts.delete(earliest);
}
