/** One innovation under observation, in days of its own life: 0 is the day on which it began. */
export type Subject = {
  /** When it came under observation; more than 0 when it was registered after it had begun (delayed entry). */
  readonly entry: number;
  /** When it stopped, or when it was last known to live; after `entry`. */
  readonly exit: number;
  /** False: it lived at `exit`, and nobody knows what comes after (censored). */
  readonly stopped: boolean;
};

/** All that a curve needs of many subjects: when they came under observation, when they left, and when those that stopped did; each in order. */
export type Tally = {
  readonly entries: Int32Array;
  readonly exits: Int32Array;
  readonly stops: Int32Array;
};

/** Takes subjects together; their order does not matter. */
export function tallyOf(subjects: readonly Subject[]): Tally {
  const stopped = subjects.filter((it) => it.stopped);
  return tallied({
    entries: subjects.map((it) => it.entry),
    exits: subjects.map((it) => it.exit),
    stops: stopped.map((it) => it.exit),
  });
}

/** The same of their times alone, in whatever order. */
export function tallied({ entries, exits, stops }: Readonly<Record<keyof Tally, ArrayLike<number>>>): Tally {
  const inOrder = (times: ArrayLike<number>) => Int32Array.from(times).sort();
  return { entries: inOrder(entries), exits: inOrder(exits), stops: inOrder(stops) };
}

/** The curve from one moment on. Bounds are null where they cannot be told: while none stopped, and once none is left. */
export type CurvePoint = {
  readonly time: number;
  /** Under observation just before this moment. */
  readonly atRisk: number;
  readonly stopped: number;
  readonly censored: number;
  /** Share that still lives, 0 to 1. */
  readonly survival: number;
  /** Standard error of the logarithm of `survival` (Greenwood); null once none is left. */
  readonly error: number | null;
  readonly low: number | null;
  readonly high: number | null;
};

/** When half have stopped, with the interval of 95 %; null where the curve does not come down so far. */
export type Median = { readonly time: number | null; readonly low: number | null; readonly high: number | null };
export type Curve = { readonly points: readonly CurvePoint[]; readonly median: Median };

/** 97.5 % point of the standard normal distribution: two-sided 95 %. */
const Z = 1.959963984540054;
const HALF = 0.5;
/** What R calls equal to one half: the square root of the smallest step of a number. */
const TOLERANCE = Math.sqrt(Number.EPSILON);

/**
 * The product-limit estimate of how many live on (Kaplan & Meier 1958, JASA 53:457–481), with Greenwood's variance (1926)
 * and bands on the scale log(−log S), as R's `survfit(…, conf.type = "log-log")`. Whoever came under observation late
 * counts as at risk from then on only (left truncation).
 */
export function kaplanMeier(tally: Tally): Curve {
  const risk = riskSet(tally);
  const stoppedAt = countsOf(tally.stops);
  let survival = 1;
  let greenwood = 0;
  const points = [...countsOf(tally.exits)].map(([time, gone]) => {
    const atRisk = risk(time);
    const stopped = stoppedAt.get(time) ?? 0;
    survival *= (atRisk - stopped) / atRisk;
    greenwood += stopped === 0 ? 0 : stopped / (atRisk * (atRisk - stopped));
    const error = Number.isFinite(greenwood) ? Math.sqrt(greenwood) : null;
    const counts = { time, atRisk, stopped, censored: gone - stopped };
    return { ...counts, survival, error, ...bounds(survival, error) };
  });
  return { points, median: medianOf(points) };
}

/** How often each time occurs, in order. */
export function countsOf(times: Int32Array): ReadonlyMap<number, number> {
  const counts = new Map<number, number>();
  for (const time of times) counts.set(time, (counts.get(time) ?? 0) + 1);
  return counts;
}

function bounds(survival: number, error: number | null): Pick<CurvePoint, 'low' | 'high'> {
  if (error === null || survival <= 0 || survival >= 1) return { low: null, high: null };
  const log = Math.log(survival);
  const centre = Math.log(-log);
  const width = (Z * error) / -log;
  return { low: Math.exp(-Math.exp(centre + width)), high: Math.exp(-Math.exp(centre - width)) };
}

type Step = { readonly time: number; readonly value: number };

/** Where curve and bounds cross one half; midway when the curve lies on it for a while (as R's `survfit` tells it). */
function medianOf(points: readonly CurvePoint[]): Median {
  const at = (value: (point: CurvePoint) => number | null) =>
    crossing(points.flatMap((it) => (value(it) === null ? [] : [{ time: it.time, value: value(it) ?? 0 }])));
  return { time: at((it) => it.survival), low: at((it) => it.low), high: at((it) => it.high) };
}

function crossing(steps: readonly Step[]): number | null {
  const below = steps.filter((it) => it.value < HALF + TOLERANCE);
  const [first] = below;
  if (!first) return null;
  if (Math.abs(first.value - HALF) >= TOLERANCE) return first.time;
  const next = below.find((it) => it.value < first.value);
  return next ? (first.time + next.time) / 2 : first.time;
}

/** The share that lives at a time: 1 before the first point. */
export function survivalAt({ points }: Curve, time: number): number {
  return points.findLast((it) => it.time <= time)?.survival ?? 1;
}

/** Tells how many are under observation just before a time: they came before it and have not left. */
export function riskSet({ entries, exits }: Pick<Tally, 'entries' | 'exits'>): (time: number) => number {
  return (time) => countBelow(entries, time) - countBelow(exits, time);
}

/** How many of the sorted values are below a limit. */
function countBelow(sorted: Int32Array, limit: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}
