import type { Conn } from '#platform/db.ts';
import type { Juror, Round, Subject } from '../../model/round.ts';
import { jurorsOf } from '../../queries/jury.ts';
import { subjectsOf } from '../../queries/subject.ts';
import type { EntryScore, JurorScore, Place } from '../model/calibration.ts';
import type { Reckoning } from '../model/reckoning.ts';
import { digestOf, handedIn } from './counted.ts';
import { reckoningOf } from './reckoning.ts';

export type BoardEntry = EntryScore & {
  readonly subject: Subject;
  /** By the official number, from 1. */
  readonly rank: number;
  readonly place: Place | null;
};
export type BoardJuror = JurorScore & { readonly name: string };

/** What is known of a round's sheets, with names. */
export type Board = {
  readonly reckoning: Reckoning | null;
  /** Whether it counts exactly the sheets that are handed in now. */
  readonly isFresh: boolean;
  readonly sheetsNow: number;
  /** Best first by the official number. */
  readonly entries: readonly BoardEntry[];
  /** Most lenient first. */
  readonly jurors: readonly BoardJuror[];
};

/** Everything that the page of certainty shows; whoever runs the round asks. */
export async function boardOf(conn: Conn, round: Round): Promise<Board> {
  const sheets = await handedIn(conn, round.id);
  const reckoning = await reckoningOf(conn, round.id);
  const isFresh = reckoning?.digest === digestOf(sheets);
  const found = reckoning?.found ?? null;
  const entries = found ? entriesOf(found, await subjectsOf(conn, round.id), round.official) : [];
  const jurors = found ? namedJurors(found.calibration.jurors, await jurorsOf(conn, round.id)) : [];
  return { reckoning, isFresh, sheetsNow: sheets.length, entries, jurors };
}

function entriesOf(
  { calibration, places }: NonNullable<Reckoning['found']>,
  subjects: readonly Subject[],
  official: Round['official'],
): readonly BoardEntry[] {
  const byRow = new Map(subjects.map((it) => [it.row as string, it]));
  const placeOf = new Map(places.map((it) => [it.entry, it]));
  return calibration.entries
    .flatMap((it) => {
      const subject = byRow.get(it.entry);
      return subject ? [{ ...it, subject, place: placeOf.get(it.entry) ?? null }] : [];
    })
    .toSorted((a, b) => b[official] - a[official] || a.subject.label - b.subject.label)
    .map((it, at) => ({ ...it, rank: at + 1 }));
}

function namedJurors(jurors: readonly JurorScore[], seats: readonly Juror[]): readonly BoardJuror[] {
  const names = new Map(seats.map((it) => [it.id as string, it.name]));
  return jurors
    .map((it) => ({ ...it, name: names.get(it.juror) ?? '' }))
    .toSorted((a, b) => b.leniency - a.leniency || (a.name < b.name ? -1 : 1));
}
