import {
  type CountedLives,
  type Group,
  type Grouping,
  type LeftOut,
  type Life,
  leftOutReasons,
  type SurvivalFilter,
} from '../model.ts';
import { type Curve, kaplanMeier, riskSet, type Subject, type Tally, tallyOf } from './kaplan-meier.ts';
import { daysBetween, type Placed, splitAt, subjectOf } from './life.ts';
import { type LogRank, logRank } from './log-rank.ts';

/** Fewer innovations make no curve: a single stop would move it by more than a tenth. */
export const SMALLEST_GROUP = 10;
/** A curve is drawn as far as so many are under observation. */
export const FEWEST_AT_RISK = 5;
/** As many curves as an eye tells apart; a choice of regions or affairs shows others. */
export const MOST_CURVES = 4;

/** Why a group is not drawn. */
export type NotDrawn = 'small' | 'thin_start' | 'many';

export type GroupCurve = {
  readonly key: string;
  /** Innovations in the group; one that changed groups counts in both. */
  readonly size: number;
  readonly stopped: number;
  readonly curve: Curve;
  /** Until when enough are under observation, in days. */
  readonly until: number;
  readonly notDrawn: NotDrawn | null;
  readonly tally: Tally;
  /** Under observation just before a time. */
  readonly atRisk: (time: number) => number;
};

export type Survival = Omit<CountedLives, 'groups'> & {
  readonly groups: readonly GroupCurve[];
  /** Of the groups that are drawn; null when there are less than two. */
  readonly test: LogRank | null;
};

/** What the lives say, group by group; groups largest first, «with» before «without». */
export function survivalOf({ groups: counted, ...counts }: CountedLives): Survival {
  const found = counted.map(curveOf);
  const groups = withMost(found.toSorted((a, b) => b.size - a.size || compare(a.key, b.key)));
  const drawn = groups.filter((it) => it.notDrawn === null);
  const test = drawn.length > 1 ? logRank(drawn.map((it) => it.tally)) : null;
  return { groups, test, ...counts };
}

/** Which of the lives count, and in which groups: the rule that the statement of `queries/lived.ts` carries out over a whole register. */
export function countLives(lives: readonly Life[], filter: SurvivalFilter): CountedLives {
  const leftOut = noneLeftOut();
  const placed = lives
    .filter((life) => isAsked(life, filter))
    .flatMap((life) => {
      const found = subjectOf(life, filter);
      if (typeof found !== 'string') return [{ life, placed: found }];
      leftOut[found] += 1;
      return [];
    });
  const examples = placed.filter((it) => it.life.isExample === true).length;
  return { groups: grouped(filter.grouping, placed), used: placed.length, examples, leftOut };
}

export const noneLeftOut = () => Object.fromEntries(leftOutReasons.map((it) => [it, 0])) as Record<LeftOut, number>;

const compare = (a: string, b: string) => (a < b ? -1 : Number(a > b));

function isAsked({ regionCode, affair }: Life, { regions, affairs }: SurvivalFilter): boolean {
  const fits = (asked: readonly string[], value: string | null) =>
    asked.length === 0 || (value !== null && asked.includes(value));
  return fits(regions, regionCode) && fits(affairs, affair);
}

type PlacedLife = { readonly life: Life; readonly placed: Placed };

function grouped(grouping: Grouping, all: readonly PlacedLife[]): readonly Group[] {
  const found = new Map<string, Subject[]>();
  for (const one of all)
    for (const [key, subject] of membersOf(grouping, one)) {
      const subjects = found.get(key);
      if (subjects) subjects.push(subject);
      else found.set(key, [subject]);
    }
  return [...found].map(([key, subjects]) => ({ key, tally: tallyOf(subjects) }));
}

/** In which groups a life counts, and for which stretch of it; in none where the register does not say. */
function membersOf(grouping: Grouping, { life, placed }: PlacedLife): readonly (readonly [string, Subject])[] {
  const one = (key: string | null): readonly (readonly [string, Subject])[] =>
    key === null ? [] : [[key, placed.subject]];
  switch (grouping) {
    case 'all':
      return one('all');
    case 'region':
      return one(life.regionCode);
    case 'affair':
      return one(life.affair);
    case 'digital':
      return one(life.digital === null ? null : life.digital ? 'yes' : 'no');
    default: {
      const since = life.since[grouping];
      const { yes, no } = splitAt(placed.subject, since === undefined ? undefined : daysBetween(placed.start, since));
      return [...(yes ? [['yes', yes] as const] : []), ...(no ? [['no', no] as const] : [])];
    }
  }
}

/** The curve of a group, and whether it may be drawn. */
export function curveOf({ key, tally }: Group): GroupCurve {
  const curve = kaplanMeier(tally);
  const stops = curve.points.filter((it) => it.stopped > 0);
  const enough = curve.points.filter((it) => it.atRisk >= FEWEST_AT_RISK);
  const isThin = (stops[0]?.atRisk ?? FEWEST_AT_RISK) < FEWEST_AT_RISK;
  const size = tally.entries.length;
  return {
    key,
    size,
    stopped: tally.stops.length,
    curve,
    until: enough.at(-1)?.time ?? 0,
    notDrawn: size < SMALLEST_GROUP ? 'small' : isThin ? 'thin_start' : null,
    tally,
    atRisk: riskSet(tally),
  };
}

function withMost(groups: readonly GroupCurve[]): readonly GroupCurve[] {
  let drawn = 0;
  return groups.map((it) => {
    if (it.notDrawn !== null) return it;
    drawn += 1;
    return drawn > MOST_CURVES ? { ...it, notDrawn: 'many' as const } : it;
  });
}
