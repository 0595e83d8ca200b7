import type { LeftOut, Life, Statement, SurvivalFilter } from '../model.ts';
import type { Subject } from './kaplan-meier.ts';

const DAY_MS = 86_400_000;
/** Where only a year is known, its middle is taken: half a year wrong at most. */
const MIDDLE = '07-01';

/** Days from one day `YYYY-MM-DD` to another; negative when the other is earlier. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS);
}

/** The day on which an innovation began; null where it is not known or doubtful. */
export function startOf(life: Pick<Life, 'startDate' | 'startYear' | 'startYearCertain'>): string | null {
  if (life.startDate) return life.startDate;
  return life.startYear !== null && life.startYearCertain ? `${life.startYear}-${MIDDLE}` : null;
}

/** How a life ended, or how far it is known: the day, and whether it stopped then. */
export type Ending = { readonly day: string; readonly stopped: boolean };

/**
 * How far a life is known by what was last said of it. What stopped did so on the day that was given; what lives is
 * known to live until the day on which somebody said so. A stop that was followed by life was a pause. Dormant counts
 * as the filter says: as stopped on its day, or as known to live until then.
 */
export function endingOf(statements: readonly Statement[], dormantStops: boolean): Ending | null {
  const last = statements.toSorted((a, b) => a.said.localeCompare(b.said) || a.day.localeCompare(b.day)).at(-1);
  if (!last) return null;
  if (last.status === 'stopped') return { day: last.day, stopped: true };
  if (last.status === 'dormant') return { day: last.day, stopped: dormantStops };
  const days = [last.said, last.day].sort();
  return { day: days[1] ?? last.day, stopped: false };
}

/** The life as it was known at the end of a day: what was said later is not known yet. */
export function knownOn<L extends Pick<Life, 'statements'>>(life: L, day: string): L {
  return { ...life, statements: life.statements.filter((it) => it.said <= day) };
}

export type Placed = { readonly start: string; readonly subject: Subject };

/**
 * The life as a subject of a curve, in days since it began. Before it was registered nobody would have noticed its end,
 * so it counts from its registration on (delayed entry); one that ended before was never under observation.
 */
export function subjectOf(life: Life, filter: Pick<SurvivalFilter, 'dormantStops' | 'sinceStart'>): Placed | LeftOut {
  const start = startOf(life);
  if (!start) return 'no_start';
  const ending = endingOf(life.statements, filter.dormantStops);
  if (!ending) return 'no_statement';
  const exit = daysBetween(start, ending.day);
  if (exit <= 0) return 'before_start';
  const entry = filter.sinceStart ? 0 : Math.max(0, daysBetween(start, life.registered));
  return entry < exit ? { start, subject: { entry, exit, stopped: ending.stopped } } : 'ended_unseen';
}

/**
 * A life before and after it got something, such as a rule that names it. What came later must not make the time before
 * look safe (immortal time): until then it counts among those without, from then on among those with (Simon & Makuch
 * 1984; the log-rank test of such groups is that of Mantel & Byar 1974). `at` is counted in days of its life.
 */
export function splitAt(subject: Subject, at: number | undefined): { readonly no?: Subject; readonly yes?: Subject } {
  if (at === undefined) return { no: subject };
  if (at <= subject.entry) return { yes: subject };
  if (at >= subject.exit) return { no: subject };
  return { no: { ...subject, exit: at, stopped: false }, yes: { ...subject, entry: at } };
}
