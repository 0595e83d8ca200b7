import type { Calibration, Components, JurorScore } from '../model/calibration.ts';
import type { Flag, FlagKind } from '../model/flag.ts';
import { deviationOf } from './jurors.ts';
import { normalBelow, upperTail, zOfChiSquared, zOfT } from './normal.ts';
import { isRare, medianOf, pointAt, type SeenSheet } from './seen.ts';

/** Of fewer sheets nothing is said. */
export const FEWEST_SHEETS = 8;

type Own = { readonly juror: JurorScore; readonly sheets: readonly SeenSheet[] };
export const ofJuror = (
  kind: FlagKind,
  juror: string,
  found: Pick<Flag, 'value' | 'usual' | 'p' | 'points'>,
): Flag => ({
  kind,
  entry: null,
  juror,
  trait: null,
  ...found,
});

/** What is striking in the scores of one juror against those of the others. */
export function jurorFlags(seen: readonly SeenSheet[], { jurors, components }: Calibration): readonly Flag[] {
  const bySeat = Map.groupBy(seen, (it) => it.juror);
  const all = jurors
    .map((juror) => ({ juror, sheets: bySeat.get(juror.juror) ?? [] }))
    .filter((it) => it.sheets.length >= FEWEST_SHEETS);
  if (components === null) return [];
  return [...farOff(all), ...central(all, components), ...readsOtherwise(all), ...drifts(all)];
}

const FEWEST_JURORS = 5;
/** A modified z-score beyond this is an outlier (Iglewicz & Hoaglin 1993); 1.4826 makes the median deviation a standard one. */
const [OUTLIER, TO_SD] = [3.5, 1.4826];
const [SURE, LEAST_GAP] = [2.576, 1];

function farOff(all: readonly Own[]): readonly Flag[] {
  if (all.length < FEWEST_JURORS) return [];
  const middle = medianOf(all.map((it) => it.juror.leniency));
  const spread = TO_SD * medianOf(all.map((it) => Math.abs(it.juror.leniency - middle)));
  return all.flatMap(({ juror, sheets }) => {
    const off = Math.abs(juror.leniency - middle);
    if (off < LEAST_GAP || off <= OUTLIER * spread || off <= SURE * (juror.se ?? 0)) return [];
    const points = sheets.map((it) => pointAt(it, it.calibrated, it.score));
    return ofJuror('far-off', juror.juror, { value: juror.leniency, usual: middle, p: null, points });
  });
}

function central(all: readonly Own[], { entry, residual }: Components): readonly Flag[] {
  return all.flatMap(({ juror, sheets }) => {
    const free = sheets.length - 1;
    const p = normalBelow(zOfChiSquared((free * (juror.spread ?? 0) ** 2) / (entry + residual), free));
    if (!isRare(p, all.length)) return [];
    const points = sheets.map((it) => pointAt(it, it.calibrated, it.score));
    return ofJuror('central-tendency', juror.juror, {
      value: juror.spread ?? 0,
      usual: Math.sqrt(entry + residual),
      p,
      points,
    });
  });
}

/** Fisher's transformation, kept finite. */
export const fisher = (r: number): number => Math.atanh(Math.max(-0.999, Math.min(0.999, r)));

function readsOtherwise(all: readonly Own[]): readonly Flag[] {
  const compared = all.flatMap(({ juror, sheets }) =>
    juror.agreement !== null && juror.shared >= FEWEST_SHEETS ? { juror, sheets, r: juror.agreement } : [],
  );
  if (compared.length < 2) return [];
  const usual = medianOf(compared.map((it) => it.r));
  return compared.flatMap(({ juror, sheets, r }) => {
    const p = normalBelow((fisher(r) - fisher(usual)) * Math.sqrt(juror.shared - 3));
    if (!isRare(p, compared.length)) return [];
    const points = sheets.flatMap((it) => (it.others === null ? [] : pointAt(it, it.others, it.freed)));
    return ofJuror('reads-otherwise', juror.juror, { value: r, usual, p, points });
  });
}

function drifts(all: readonly Own[]): readonly Flag[] {
  const timed = all.flatMap(({ juror, sheets }) => {
    const points = inTime(sheets).flatMap((it, at) =>
      it.others === null ? [] : pointAt(it, at + 1, it.freed - it.others),
    );
    return points.length >= FEWEST_SHEETS ? { juror: juror.juror, points } : [];
  });
  return timed.flatMap(({ juror, points }) => {
    const { slope, z } = slopeOf(points);
    const p = 2 * upperTail(Math.abs(z));
    const last = points.at(-1)?.x ?? 1;
    return isRare(p, timed.length) ? ofJuror('drift', juror, { value: slope * (last - 1), usual: 0, p, points }) : [];
  });
}

/** Those whose time is known, the first first. */
export const inTime = (sheets: readonly SeenSheet[]): readonly SeenSheet[] =>
  sheets.filter((it) => it.finishedAt !== null).sort((a, b) => (a.finishedAt ?? 0) - (b.finishedAt ?? 0));

/** Least squares; z is the slope's t value made normal. */
function slopeOf(points: readonly { readonly x: number; readonly y: number }[]): {
  readonly slope: number;
  readonly z: number;
} {
  const [x, y] = [points.map((it) => it.x), points.map((it) => it.y)];
  const [spreadX, spreadY, free] = [deviationOf(x) ?? 0, deviationOf(y) ?? 0, points.length - 2];
  if (spreadX === 0 || spreadY === 0) return { slope: 0, z: 0 };
  const [meanX, meanY] = [x, y].map((it) => it.reduce((sum, one) => sum + one, 0) / it.length) as [number, number];
  const product = points.reduce((sum, it) => sum + (it.x - meanX) * (it.y - meanY), 0) / (points.length - 1);
  const r = Math.max(-0.999999, Math.min(0.999999, product / (spreadX * spreadY)));
  return { slope: product / spreadX ** 2, z: zOfT(r * Math.sqrt(free / (1 - r * r)), free) };
}
