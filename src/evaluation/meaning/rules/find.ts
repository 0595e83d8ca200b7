import type { Score } from '../model/calibration.ts';
import type { Flag, JudgedSheet } from '../model/flag.ts';
import { type Found, METHOD, type Wanted } from '../model/reckoning.ts';
import { agreementOf } from './agreement.ts';
import { calibrate } from './calibrate.ts';
import { flagsOf } from './flags.ts';
import { byIsland, sizesOf } from './island-cuts.ts';
import { placesOf } from './places.ts';
import { remedies } from './remedies.ts';
import { zoneOfDoubt } from './zone.ts';

/** A sheet that was handed in, each mark on its criterion's own scale; the moment in milliseconds. */
export type WishedSheet = Omit<JudgedSheet, 'marks'> & {
  readonly marks: readonly { readonly criterion: string; readonly mark: number }[];
};

/** Everything that what is found depends on; the same wish finds the same, to the last digit. */
export type Wish = Wanted & {
  readonly sheets: readonly WishedSheet[];
  readonly scales: readonly { readonly criterion: string; readonly min: number; readonly max: number }[];
  readonly seed: string;
  /** What is known of entries beside their content: pairs of entry and level. */
  readonly traits: readonly { readonly name: string; readonly levels: readonly (readonly [string, string])[] }[];
  /** Jurors who could read further, and the pairs `juror entry` that are tied or given out already. */
  readonly seated: readonly string[];
  readonly barred: readonly string[];
};

/** Further sheets that are proposed at most, and those of one juror. */
const [MOST_FURTHER, MOST_OF_ONE] = [30, 6];
/** Flags of one kind, and points of one flag, that are kept; the largest departures first, the points evenly thinned. */
const [MOST_FLAGS, MOST_POINTS] = [20, 150];

/**
 * What the sheets mean. Where no juror joins some groups of entries, a chance is told only of those groups of which was said how many are
 * chosen.
 */
export function find({ sheets, scales, cut, scale, seed, ...known }: Wish): Found {
  const scores = sheets.map(({ entry, juror, score }): Score => ({ entry, juror, score }));
  const calibration = calibrate(scores, { scale });
  const { scores: _scores, ...told } = calibration;
  const cuts = sizesOf(calibration.entries).length > 1 ? known.cuts : null;
  const places = placesOf(calibration, { cut: cuts ? byIsland(cuts) : cut, seed });
  const [seated, barred] = [new Set(known.seated), new Set(known.barred)];
  const further = remedies(calibration, places, {
    mayRead: (juror, entry) => seated.has(juror) && !barred.has(`${juror} ${entry}`),
    capacity: () => MOST_OF_ONE,
    sheets: Math.min(MOST_FURTHER, zoneOfDoubt(places).length),
  });
  const traits = known.traits.map(({ name, levels }) => {
    const of = new Map(levels);
    return { name, of: (entry: string) => of.get(entry) ?? null };
  });
  const rated = sheets.flatMap(({ entry, juror, marks }) => marks.map((it) => ({ entry, juror, ...it })));
  const flags = flagsOf(sharesOf(sheets, scales), calibration, traits);
  const wanted = { cut, cuts, scale };
  return {
    method: METHOD,
    ...wanted,
    calibration: told,
    places,
    further,
    agreement: agreementOf(rated),
    flags: kept(flags),
  };
}

function sharesOf(sheets: readonly WishedSheet[], scales: Wish['scales']): readonly JudgedSheet[] {
  const scaleOf = new Map(scales.map((it) => [it.criterion, it]));
  return sheets.map((sheet) => ({
    ...sheet,
    marks: sheet.marks.flatMap(({ criterion, mark }) => {
      const scale = scaleOf.get(criterion);
      return scale ? [{ criterion, share: (mark - scale.min) / (scale.max - scale.min) }] : [];
    }),
  }));
}

function kept(flags: readonly Flag[]): readonly Flag[] {
  const departure = ({ value, usual }: Flag) => Math.abs(value - usual);
  return [...Map.groupBy(flags, (it) => it.kind).values()].flatMap((own) =>
    own
      .toSorted((a, b) => departure(b) - departure(a))
      .slice(0, MOST_FLAGS)
      .map((it) => ({ ...it, points: thinned(it.points) })),
  );
}

function thinned<Point>(points: readonly Point[]): readonly Point[] {
  const step = Math.ceil(points.length / MOST_POINTS);
  return points.filter((_, at) => at % step === 0);
}
