import type { Conn } from '#platform/db.ts';
import type { Juror, Round, Subject } from '../../model/round.ts';
import { jurorsOf } from '../../queries/jury.ts';
import { subjectsOf } from '../../queries/subject.ts';
import type { EntryScore, JurorScore, Place, Remedies } from '../model/calibration.ts';
import type { Reckoning } from '../model/reckoning.ts';
import { cutOf, sizesOf, withPlaces } from '../rules/island-cuts.ts';
import { zScores } from '../rules/z-scores.ts';
import { digestOf, type HandedIn, handedIn } from './counted.ts';
import { reckoningOf } from './reckoning.ts';

export type BoardEntry = EntryScore & {
  readonly subject: Subject;
  /** By the official number, from 1; inside its island, where no juror joins them. */
  readonly rank: number;
  /** Within the cut; nobody is where it was not said. */
  readonly isChosen: boolean;
  readonly place: Place | null;
  /** The place, from 1, that a z-score per juror would give; null without one. Only to compare. */
  readonly zRank: number | null;
};
export type BoardJuror = JurorScore & { readonly name: string };

/** How many entries an island has and how many of them are chosen; null: not said. Its place in the list is its number. */
export type BoardIsland = { readonly entries: number; readonly cut: number | null };

/** Further sheets with names; `key` is the pair of juror and entry as forms say it. */
export type Further = Omit<Remedies, 'sheets'> & {
  readonly sheets: readonly {
    readonly key: string;
    readonly subject: Subject;
    readonly juror: string;
    readonly reduction: number;
  }[];
};

/** What is known of a round's sheets, with names. */
export type Board = {
  readonly reckoning: Reckoning | null;
  /** Whether it counts exactly the sheets that are handed in now. */
  readonly isFresh: boolean;
  readonly sheetsNow: number;
  /** Groups of entries that no juror joins; one where all are joined. */
  readonly islands: readonly BoardIsland[];
  /** Best first by the official number, island after island. */
  readonly entries: readonly BoardEntry[];
  /** Most lenient first. */
  readonly jurors: readonly BoardJuror[];
  readonly further: Further | null;
};

/** Everything that the page of certainty shows; whoever runs the round asks. */
export async function boardOf(conn: Conn, round: Round): Promise<Board> {
  const sheets = await handedIn(conn, round.id);
  const reckoning = await reckoningOf(conn, round.id);
  const isFresh = reckoning?.digest === digestOf(sheets);
  const found = reckoning?.found ?? null;
  const known = { reckoning, isFresh, sheetsNow: sheets.length };
  if (!found) return { ...known, islands: [], entries: [], jurors: [], further: null };
  const [subjects, seats] = [await subjectsOf(conn, round.id), await jurorsOf(conn, round.id)];
  const sizes = sizesOf(found.calibration.entries);
  const islands = sizes.map((size, no) => ({ entries: size, cut: cutOf(found, sizes.length)(no) }));
  const entries = entriesOf(found, subjects, { islands, official: round.official, zRanks: zRanksOf(sheets) });
  const jurors = namedJurors(found.calibration.jurors, seats);
  return { ...known, islands, entries, jurors, further: furtherOf(found.further, subjects, seats) };
}

function furtherOf({ sheets, ...told }: Remedies, subjects: readonly Subject[], seats: readonly Juror[]): Further {
  const byRow = new Map(subjects.map((it) => [it.row as string, it]));
  const names = new Map(seats.map((it) => [it.id as string, it.name]));
  const named = sheets.flatMap(({ entry, juror, reduction }) => {
    const [subject, name] = [byRow.get(entry), names.get(juror)];
    return subject && name !== undefined ? [{ key: `${juror} ${entry}`, subject, juror: name, reduction }] : [];
  });
  return { ...told, sheets: named };
}

type Ordering = Pick<Board, 'islands'> & {
  readonly official: Round['official'];
  readonly zRanks: ReadonlyMap<string, number>;
};

function entriesOf(
  { calibration, places }: NonNullable<Reckoning['found']>,
  subjects: readonly Subject[],
  { islands, official, zRanks }: Ordering,
): readonly BoardEntry[] {
  const byRow = new Map(subjects.map((it) => [it.row as string, it]));
  const placeOf = new Map(places.map((it) => [it.entry, it]));
  const sorted = calibration.entries
    .flatMap((it) => {
      const subject = byRow.get(it.entry);
      return subject
        ? [{ ...it, subject, place: placeOf.get(it.entry) ?? null, zRank: zRanks.get(it.entry) ?? null }]
        : [];
    })
    .toSorted((a, b) => a.island - b.island || b[official] - a[official] || a.subject.label - b.subject.label);
  return withPlaces(sorted).map((it) => {
    const cut = islands[it.island]?.cut ?? null;
    return { ...it, isChosen: cut !== null && it.rank <= cut };
  });
}

/** Places by the z-score per juror, best first. */
function zRanksOf(sheets: readonly HandedIn[]): ReadonlyMap<string, number> {
  const scores = sheets.map((it) => ({ entry: it.row, juror: it.jurorId, score: it.total }));
  const known = zScores(scores).flatMap(({ entry, z }) => (z === null ? [] : [{ entry, z }]));
  return new Map(known.toSorted((a, b) => b.z - a.z).map((it, at) => [it.entry, at + 1]));
}

function namedJurors(jurors: readonly JurorScore[], seats: readonly Juror[]): readonly BoardJuror[] {
  const names = new Map(seats.map((it) => [it.id as string, it.name]));
  return jurors
    .map((it) => ({ ...it, name: names.get(it.juror) ?? '' }))
    .toSorted((a, b) => b.leniency - a.leniency || (a.name < b.name ? -1 : 1));
}
