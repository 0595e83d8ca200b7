import type {
  CalibrateOptions,
  Calibration,
  Components,
  EntryScore,
  Interval,
  Island,
  JurorScore,
  Note,
  RawReason,
  Score,
} from '../model/calibration.ts';
import { type Design, designOf, num, sheetsOn } from './design.ts';
import { habitsOf } from './jurors.ts';
import { tOfZ } from './normal.ts';
import { covarianceOf, type Fit, fitReml, LARGEST_THETA, modesOf, momentsOf, type Solved, shareOf } from './reml.ts';
import { rescaled, scalesOf } from './scales.ts';

/** Fewer than these give estimates that are rough. */
const FEW = { jurors: 4, entries: 10 };

/**
 * What scores of 0–100 say once each juror's leniency is taken off: crossed random effects of entry and juror, variances by REML
 * (`reml.ts`). Missing sheets are missing. Answers for every input: where nothing can or need be corrected the raw mean stays, and
 * `leftRaw` says why. With `scale` jurors who use the scale more widely or narrowly than others are brought to one first (`scales.ts`),
 * where leniency is corrected and their spreads differ by more than chance. Errors: none; scores that are no numbers are left out and
 * counted in the notes.
 */
export function calibrate(scores: readonly Score[], { scale = false }: CalibrateOptions = {}): Calibration {
  const design = designOf(scores);
  const plain = calibrationOf(design, scores.length - design.scores.length);
  return scale && plain.leftRaw === null ? scaled(design, plain) : plain;
}

function calibrationOf(design: Design, lost: number): Calibration {
  const unfit = whyNotFit(design);
  const fitted = unfit ? null : fitReml(momentsOf(design));
  const leftRaw = unfit ?? (fitted ? whyRaw(fitted) : 'no-variance');
  const leniency = fitted && leftRaw === null ? modesOf(fitted.solved, design.jurors.length) : null;
  return {
    entries: fitted && leniency ? calibrated(design, fitted, leniency) : asRaw(design, fitted),
    jurors: jurorsOf(design, fitted, leniency),
    components: fitted && componentsOf(design, fitted),
    leftRaw,
    notes: notesOf(design, leftRaw, fitted, lost),
    scores: design.scores,
  };
}

/** The same on one scale; raw means and spreads stay those of the scores as they were given. */
function scaled(design: Design, plain: Calibration): Calibration {
  const scales = scalesOf(design);
  if (scales.every((it) => it === 1)) return plain;
  const found = calibrationOf(designOf(rescaled(design, scales)), 0);
  if (found.leftRaw !== null) return plain;
  return {
    ...found,
    entries: found.entries.map((it, at) => ({ ...it, raw: plain.entries[at]?.raw ?? it.raw })),
    jurors: found.jurors.map((it, at) => ({ ...it, spread: plain.jurors[at]?.spread ?? null, scale: num(scales, at) })),
    notes: plain.notes,
  };
}

function whyNotFit(design: Design): RawReason | null {
  const { entries, jurors, scores, values } = design;
  if (entries.length < 2) return 'one-entry';
  if (jurors.length < 2) return 'one-juror';
  if (entries.length >= scores.length) return 'single-sheets';
  if (jurors.length >= scores.length) return 'jurors-of-one-sheet';
  const least = 1e-9 * (1 + Math.abs(design.centre));
  return values.every((it) => Math.abs(it) <= least) ? 'no-variance' : null;
}

function whyRaw({ solved: { theta } }: Fit): RawReason | null {
  if (theta.juror === 0) return 'juror-variance-zero';
  return theta.entry === 0 ? 'entry-variance-zero' : null;
}

function componentsOf(design: Design, { solved, jurorEvidence }: Fit): Components {
  const { theta, variance, criterion } = solved;
  const mean = design.centre + num(modesOf(solved, design.jurors.length), design.jurors.length);
  return {
    mean,
    entry: theta.entry ** 2 * variance,
    juror: theta.juror ** 2 * variance,
    residual: variance,
    criterion,
    jurorEvidence,
  };
}

const Z95 = 1.959963984540054;
const around = (middle: number, se: number | null, reach = Z95): Interval | null =>
  se === null ? null : [middle - reach * se, middle + reach * se];

const rawOf = (design: Design, entry: number): number =>
  design.centre + num(design.sums, entry) / sheetsOn(design, entry);

function asRaw(design: Design, fitted: Fit | null): readonly EntryScore[] {
  const noise = fitted && fitted.solved.variance * (1 + fitted.solved.theta.juror ** 2);
  return design.entries.map((entry, index) => {
    const [raw, sheets] = [rawOf(design, index), sheetsOn(design, index)];
    const se = noise === null ? null : Math.sqrt(noise / sheets);
    return {
      entry,
      raw,
      sheets,
      calibrated: raw,
      se,
      interval: around(raw, se),
      island: num(design.entryIsland, index),
    };
  });
}

/** Conditional mode and standard error of mean + entry, both with the mean estimated and the variances taken as known. */
function calibrated(design: Design, { solved }: Fit, leniency: Float64Array): readonly EntryScore[] {
  const jurors = design.jurors.length;
  const covariance = covarianceOf(solved, jurors);
  return design.entries.map((entry, index) => {
    const weights = weightsOn(design, solved, index);
    const share = shareOf(solved.theta, sheetsOn(design, index));
    let [score, variance] = [share * num(design.sums, index), share * solved.variance];
    for (const [a, x] of weights) {
      score += x * num(leniency, a);
      for (const [b, y] of weights) variance += x * y * num(covariance.cells, a * covariance.order + b);
    }
    const [middle, se] = [design.centre + score, Math.sqrt(variance)];
    return {
      entry,
      raw: rawOf(design, index),
      sheets: sheetsOn(design, index),
      calibrated: middle,
      se,
      interval: around(middle, se),
      island: num(design.entryIsland, index),
    };
  });
}

/** How mean + entry moves with its jurors' leniency and with the mean (last), given the scores. */
export function weightsOn(
  design: Design,
  { theta }: Pick<Solved, 'theta'>,
  entry: number,
): readonly (readonly [number, number])[] {
  const share = shareOf(theta, sheetsOn(design, entry));
  const weights: [number, number][] = [[design.jurors.length, 1 - share * sheetsOn(design, entry)]];
  for (let at = num(design.starts, entry); at < num(design.starts, entry + 1); at += 1)
    weights.push([num(design.jurorOf, at), -share]);
  return weights;
}

/** Intervals of jurors by t with jurors − 1 degrees: their variance is estimated off as few values. */
function jurorsOf(design: Design, fitted: Fit | null, leniency: Float64Array | null): readonly JurorScore[] {
  const covariance = fitted && leniency && covarianceOf(fitted.solved, design.jurors.length);
  const habits = habitsOf(design, leniency ?? new Float64Array(design.jurors.length));
  const reach = tOfZ(Z95, Math.max(1, design.jurors.length - 1));
  return habits.map((habit, juror) => {
    const se = covariance && Math.sqrt(num(covariance.cells, juror * (covariance.order + 1)));
    const own = leniency ? num(leniency, juror) : 0;
    const island = num(design.jurorIsland, juror);
    return {
      juror: design.jurors[juror] as string,
      leniency: own,
      scale: 1,
      se,
      interval: around(own, se, reach),
      island,
      ...habit,
    };
  });
}

function notesOf(design: Design, leftRaw: RawReason | null, fitted: Fit | null, lost: number): readonly Note[] {
  const { entries, jurors, scores, islands } = design;
  const notes: Note[] = leftRaw && scores.length > 0 ? [{ reason: leftRaw }] : [];
  const theta = fitted?.solved.theta;
  if (theta && leftRaw === 'juror-variance-zero' && theta.entry === 0) notes.push({ reason: 'entry-variance-zero' });
  if (theta && Math.max(theta.entry, theta.juror) > LARGEST_THETA / 2) notes.push({ reason: 'no-residual' });
  if (islands > 1) notes.push({ reason: 'islands', islands: islandsIn(design) });
  if (jurors.length < FEW.jurors || entries.length < FEW.entries)
    notes.push({ reason: 'too-few', jurors: jurors.length, entries: entries.length });
  if (lost > 0) notes.push({ reason: 'not-a-number', scores: lost });
  return notes;
}

function islandsIn({ entries, jurors, entryIsland, jurorIsland, islands }: Design): readonly Island[] {
  return Array.from({ length: islands }, (_, island) => ({
    entries: entries.filter((__, index) => num(entryIsland, index) === island),
    jurors: jurors.filter((__, index) => num(jurorIsland, index) === island),
  }));
}
