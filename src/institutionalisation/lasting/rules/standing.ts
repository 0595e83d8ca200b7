import type { ContentOf, LastingContent } from '../model/content.ts';
import { type Dimension, dimensions } from '../model/dimensions.ts';
import { ladders } from '../model/ladders.ts';
import { distinct, hasMoney, isInForce } from './holds.ts';
import { consecutiveYears, plannedYears } from './years.ts';

/** On which day and for which year one looks: `day` is `YYYY-MM-DD`. */
export type Look = { readonly year: number; readonly day: string };

/** The day on which one looks at a year: today in the running one, its last day before, its first after. */
export function lookAt(year: number, today: string): Look {
  const running = Number(today.slice(0, 4));
  if (year === running) return { year, day: today };
  return { year, day: year < running ? `${year}-12-31` : `${year}-01-01` };
}

const of = <D extends Dimension>(contents: readonly LastingContent[], dimension: D) =>
  contents.filter((it): it is ContentOf<D> => it.dimension === dimension);
const highest = (rungs: readonly number[]): number => Math.max(0, ...rungs);
const placeOn = (ladder: readonly string[], rung: string): number => ladder.indexOf(rung) + 1;

/** The years for which there is money, each once, however many lines. */
export const budgetYears = (contents: readonly LastingContent[]): readonly number[] => [
  ...new Set(
    of(contents, 'budget')
      .filter(hasMoney)
      .map((it) => it.year),
  ),
];

/** The years for which a plan names it. */
export const planningYears = (contents: readonly LastingContent[]): readonly number[] => [
  ...new Set(of(contents, 'planning').map((it) => it.year)),
];

/** How many people the teams in force name; of several decrees the largest, for they name the same people. */
export const teamSize = (contents: readonly LastingContent[], { day }: Look): number =>
  highest(
    of(contents, 'team')
      .filter((it) => isInForce(it, day))
      .map((it) => it.people),
  );

const together = (contents: readonly LastingContent[], { day }: Look, part: 'actors' | 'offices'): number =>
  distinct(
    of(contents, 'collaboration')
      .filter((it) => isInForce(it, day))
      .flatMap((it) => it[part]),
  ).length;

/** Actors named in any paper in force, each once. */
export const actorCount = (contents: readonly LastingContent[], look: Look): number =>
  together(contents, look, 'actors');
/** Offices of the government, the same. */
export const officeCount = (contents: readonly LastingContent[], look: Look): number =>
  together(contents, look, 'offices');

const LEAST_ACTORS = 3;

const reached: Readonly<Record<Dimension, (contents: readonly LastingContent[], look: Look) => number>> = {
  policy: (contents, { day }) =>
    highest(
      of(contents, 'policy')
        .filter((it) => isInForce(it, day))
        .map((it) => placeOn(ladders.policy, it.kind)),
    ),
  budget: (contents, { year }) => consecutiveYears(budgetYears(contents), year),
  planning: (contents, { year }) => plannedYears(planningYears(contents), year),
  performance: (contents, { year }) => (of(contents, 'performance').some((it) => it.year === year) ? 1 : 0),
  team: (contents, { day }) =>
    highest(
      of(contents, 'team')
        .filter((it) => isInForce(it, day))
        .map((it) => placeOn(['none', 'assignment', 'decree'], it.document)),
    ),
  procedure: (contents, { day }) =>
    highest(
      of(contents, 'procedure')
        .filter((it) => isInForce(it, day))
        .map((it) => placeOn(ladders.procedure, it.kind)),
    ),
  monitoring: (contents, { year }) =>
    highest(
      of(contents, 'monitoring')
        .filter((it) => it.year <= year)
        .map((it) => placeOn(ladders.monitoring, it.kind)),
    ),
  collaboration: (contents, look) => {
    const actors = actorCount(contents, look);
    return Math.min(ladders.collaboration.length, Math.max(0, actors - LEAST_ACTORS + 1));
  },
};

/** How high the contents reach on the ladder of a dimension: 0 for none, else the place of the rung. */
export function rungOf(dimension: Dimension, contents: readonly LastingContent[], look: Look): number {
  return reached[dimension](contents, look);
}

/** The next rung's place on the ladder, or null at the top. */
export function nextRung(dimension: Dimension, rung: number): number | null {
  return rung < ladders[dimension].length ? rung + 1 : null;
}

export type Standing = {
  readonly dimension: Dimension;
  /** By all that is claimed and stands. */
  readonly claimed: number;
  /** By what was verified. */
  readonly verified: number;
  readonly most: number;
  readonly next: number | null;
};

export type Stated = {
  readonly state: 'claimed' | 'verified' | 'returned' | 'withdrawn';
  readonly content: LastingContent;
  readonly verifiedContent: LastingContent | null;
};

/** What is claimed: all but what was taken back or sent back. */
export const claimedOf = (records: readonly Stated[]): readonly LastingContent[] =>
  records.filter((it) => it.state === 'claimed' || it.state === 'verified').map((it) => it.content);

/** What was verified, as it stood then; what was withdrawn since is gone. */
export const verifiedOf = (records: readonly Stated[]): readonly LastingContent[] =>
  records.flatMap((it) => (it.state !== 'withdrawn' && it.verifiedContent ? [it.verifiedContent] : []));

/** Where an innovation stands on every ladder. The next rung is that above what is claimed. */
export function standingOf(records: readonly Stated[], look: Look): readonly Standing[] {
  const [claims, proofs] = [claimedOf(records), verifiedOf(records)];
  return dimensions.map((dimension) => {
    const claimed = rungOf(dimension, claims, look);
    return {
      dimension,
      claimed,
      verified: rungOf(dimension, proofs, look),
      most: ladders[dimension].length,
      next: nextRung(dimension, claimed),
    };
  });
}
