import type { Calibration, Place, Remedies, Remedy, RemedyOptions } from '../model/calibration.ts';
import { weightsOn } from './calibrate.ts';
import type { Square } from './cholesky.ts';
import { type Design, designOf, num, sheetsOn } from './design.ts';
import { normalBelow } from './normal.ts';
import { covarianceOf, momentsOf, type Solved, shareOf, solveFor } from './reml.ts';
import { zoneOfDoubt } from './zone.ts';

/** The cut stands for the mean of so many entries nearest to it. */
const NEIGHBOURS = 20;
/** Φ⁻¹(0.8): within so many standard deviations of the cut an entry is in doubt. */
const EDGE = 0.8416212335729143;

/**
 * Which further sheets, by whom, would take most entries out of the zone of doubt: the most useful pair of entry and juror first, one sheet
 * an entry, while jurors have capacity. What a sheet is worth follows from the model: it shrinks the variance of entry − cut as in a Kalman
 * filter, and the margin moves by what the variance loses. Entries that come into doubt anew are not counted. Empty where no model is fitted.
 */
export function remedies(
  calibration: Pick<Calibration, 'scores' | 'components'>,
  places: readonly Place[],
  options: RemedyOptions,
): Remedies {
  const zone = zoneOfDoubt(places);
  const design = designOf(calibration.scores);
  const solved = calibration.components && solveFor(momentsOf(design), calibration.components);
  const found = solved ? candidates({ design, solved, zone, options }, places) : [];
  const sheets = greedily(found, options);
  return { sheets, doubtful: zone.length, expected: zone.length - sheets.reduce((sum, it) => sum + it.reduction, 0) };
}

function greedily(found: readonly Remedy[], { capacity, sheets }: RemedyOptions): readonly Remedy[] {
  const [loads, served, chosen] = [new Map<string, number>(), new Set<string>(), [] as Remedy[]];
  for (const remedy of found) {
    if (chosen.length >= sheets) break;
    const load = loads.get(remedy.juror) ?? 0;
    if (served.has(remedy.entry) || load >= capacity(remedy.juror)) continue;
    loads.set(remedy.juror, load + 1);
    served.add(remedy.entry);
    chosen.push(remedy);
  }
  return chosen;
}

type Question = {
  readonly design: Design;
  readonly solved: Solved;
  readonly zone: readonly Place[];
  readonly options: RemedyOptions;
};

function candidates({ design, solved, zone, options }: Question, places: readonly Place[]): readonly Remedy[] {
  const covariance = covarianceOf(solved, design.jurors.length);
  const numbers = new Map(design.entries.map((id, at) => [id, at]));
  const line = lineOf(design, solved, covariance, nearest(places, numbers));
  const read = new Set(design.scores.map((it) => JSON.stringify([it.entry, it.juror])));
  const found = zone.flatMap((place) => {
    const worth = worthOf(design, solved, covariance, numbers.get(place.entry) ?? 0);
    return design.jurors.flatMap((juror, at) => {
      if (read.has(JSON.stringify([place.entry, juror])) || !options.mayRead(juror, place.entry)) return [];
      return { entry: place.entry, juror, reduction: reductionBy({ worth, line, covariance, solved }, at, place) };
    });
  });
  return found.sort((a, b) => b.reduction - a.reduction);
}

/** A sum over jurors and mean plus noise of its own: covariances with jurors and mean, variance of the whole, and of the noise. */
type Linear = {
  readonly entry: number;
  readonly weights: readonly (readonly [number, number])[];
  readonly along: Float64Array;
  readonly noise: number;
};
type Line = Pick<Linear, 'weights' | 'along' | 'noise'> & { readonly members: ReadonlyMap<number, number> };

function worthOf(design: Design, solved: Solved, covariance: Square, entry: number): Linear {
  const weights = weightsOn(design, solved, entry);
  const noise = shareOf(solved.theta, sheetsOn(design, entry)) * solved.variance;
  return { entry, weights, along: alongOf(covariance, weights), noise };
}

function nearest(places: readonly Place[], numbers: ReadonlyMap<string, number>): readonly number[] {
  return places
    .flatMap((it) => (it.margin ? { entry: numbers.get(it.entry) ?? 0, far: Math.abs(it.margin.mean) } : []))
    .sort((a, b) => a.far - b.far)
    .slice(0, NEIGHBOURS)
    .map((it) => it.entry);
}

/** The mean of these entries. */
function lineOf(design: Design, solved: Solved, covariance: Square, entries: readonly number[]): Line {
  const all = entries.map((entry) => worthOf(design, solved, covariance, entry));
  const weights = all.flatMap((it) => it.weights.map(([at, weight]) => [at, weight / all.length] as const));
  return {
    weights,
    along: alongOf(covariance, weights),
    noise: all.reduce((sum, it) => sum + it.noise, 0) / all.length ** 2,
    members: new Map(all.map((it) => [it.entry, it.noise / all.length])),
  };
}

function alongOf({ order, cells }: Square, weights: Linear['weights']): Float64Array {
  const along = new Float64Array(order);
  for (const [at, weight] of weights)
    for (let other = 0; other < order; other += 1)
      along[other] = num(along, other) + weight * num(cells, at * order + other);
  return along;
}

const dot = (weights: Linear['weights'], along: Float64Array): number =>
  weights.reduce((sum, [at, weight]) => sum + weight * num(along, at), 0);

type Known = { readonly worth: Linear; readonly line: Line; readonly covariance: Square; readonly solved: Solved };

/** Chance that one sheet of this juror takes the entry out of doubt. */
function reductionBy({ worth, line, covariance, solved }: Known, juror: number, { margin }: Place): number {
  if (margin === null || margin.sd === 0) return 0;
  const common = line.members.get(worth.entry) ?? 0;
  const own = dot(worth.weights, worth.along) + worth.noise;
  const withLine = dot(worth.weights, line.along) + common;
  const apart = own + dot(line.weights, line.along) + line.noise - 2 * withLine;
  const seen =
    own + 2 * num(worth.along, juror) + num(covariance.cells, juror * (covariance.order + 1)) + solved.variance;
  const shared = own - withLine + num(worth.along, juror) - num(line.along, juror);
  const lost = Math.min(0.99, shared ** 2 / (apart * seen));
  return 1 - stillInDoubt(margin.mean / margin.sd, lost);
}

/**
 * Chance to be in doubt after a sheet that takes this share off the variance, for a margin in standard deviations: the margin's mean moves
 * with variance `lost`, and what stays has variance 1 − `lost`.
 */
export function stillInDoubt(margin: number, lost: number): number {
  if (!(lost > 0)) return Math.abs(margin) < EDGE ? 1 : 0;
  const [reach, move] = [EDGE * Math.sqrt(1 - lost), Math.sqrt(lost)];
  return normalBelow((reach - margin) / move) - normalBelow((-reach - margin) / move);
}
