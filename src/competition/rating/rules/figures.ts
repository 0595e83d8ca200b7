import type { EntryId } from '../../entry/model/entry.ts';

/** So many gave the entry this mark; `voided`: in ballots that were taken out of the count. */
export type CountedMark = {
  readonly entryId: EntryId;
  readonly mark: number;
  readonly voided: boolean;
  readonly n: number;
};

/** What the public gave an entry. The mean stands beside the number of raters, without which it misleads. */
export type Figures = {
  readonly raters: number;
  /** To one decimal; null: nobody rated. */
  readonly mean: number | null;
  /** How many gave each mark, the lowest first. */
  readonly spread: readonly number[];
  readonly voided: number;
};

const TENTHS = 10;

function figuresOf(counted: readonly CountedMark[], scale: number): Figures {
  const spread = Array.from({ length: scale }, () => 0);
  let voided = 0;
  for (const { mark, voided: isVoid, n } of counted) {
    if (isVoid) voided += n;
    else spread[mark - 1] = (spread[mark - 1] ?? 0) + n;
  }
  const raters = spread.reduce((sum, n) => sum + n, 0);
  const sum = spread.reduce((all, n, at) => all + n * (at + 1), 0);
  return { raters, mean: raters === 0 ? null : Math.round((sum / raters) * TENTHS) / TENTHS, spread, voided };
}

/** The figures of each of these entries, those that nobody rated too. */
export function figuresByEntry(
  entries: readonly { readonly id: string }[],
  counted: readonly CountedMark[],
  scale: number,
): ReadonlyMap<string, Figures> {
  const byEntry = Map.groupBy(counted, (it): string => it.entryId);
  return new Map(entries.map(({ id }) => [id, figuresOf(byEntry.get(id) ?? [], scale)]));
}

/** Counts by hour as counts by day; `dayOf` says which day an hour belongs to. */
export function byDay(
  hours: readonly { readonly hour: Date; readonly n: number }[],
  dayOf: (moment: Date) => string,
): readonly { readonly day: string; readonly n: number }[] {
  const days = new Map<string, number>();
  for (const { hour, n } of hours) days.set(dayOf(hour), (days.get(dayOf(hour)) ?? 0) + n);
  return [...days].map(([day, n]) => ({ day, n })).toSorted((a, b) => (a.day < b.day ? -1 : 1));
}
