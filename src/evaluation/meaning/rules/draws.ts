import { solveUpper } from './cholesky.ts';
import { type Design, num, sheetsOn } from './design.ts';
import type { Dice } from './dice.ts';
import { type Moments, modesOf, type Solved, shareOf, solveAt, type Theta } from './reml.ts';

/** A point of the grid over θ with the number of draws that come from it. */
export type Node = { readonly solved: Solved; readonly draws: number };

/** Cells of the grid on each axis; it reaches to where the criterion has risen so much (e⁻⁴ of the likelihood of its top). */
const CELLS = 5;
const RISE = 8;
const NEGLIGIBLE = 1e-3;
const [NARROWEST, WIDEST] = [0.1, 1e4];

/**
 * Where the draws come from: the posterior of θ on a grid, flat before in the three standard deviations' ratios and in log σ (Gelman 2006,
 * «Prior distributions for variance parameters», Bayesian Analysis 1(3)); its density is exp(−criterion / 2) exactly, for mean and rest are
 * integrated out. So the draws know that the variances are estimates.
 */
export function nodesOf(moments: Moments, best: Solved, draws: number): readonly Node[] {
  const [entries, jurors] = (['entry', 'juror'] as const).map((axis) => cellsOn(moments, best, axis));
  const solved = (entries ?? []).flatMap((entry) =>
    (jurors ?? []).flatMap((juror) => solveAt(moments, { entry, juror }) ?? []),
  );
  if (solved.length === 0) return [{ solved: best, draws }];
  const top = Math.min(...solved.map((it) => it.criterion));
  const weighted = solved
    .map((it) => ({ it, weight: Math.exp((top - it.criterion) / 2) }))
    .filter(({ weight }) => weight > NEGLIGIBLE);
  const total = weighted.reduce((sum, { weight }) => sum + weight, 0);
  let [reached, given] = [0, 0];
  return weighted.map(({ it, weight }) => {
    reached += weight;
    const upTo = Math.round((draws * reached) / total);
    const own = upTo - given;
    given = upTo;
    return { solved: it, draws: own };
  });
}

/** Midpoints of the cells between where the criterion has risen enough on either side of the best θ. */
function cellsOn(moments: Moments, best: Solved, axis: keyof Theta): readonly number[] {
  const rise = (value: number) =>
    (solveAt(moments, { ...best.theta, [axis]: value })?.criterion ?? Number.POSITIVE_INFINITY) - best.criterion;
  const middle = best.theta[axis];
  let high = 2 * middle + NARROWEST;
  while (rise(high) < RISE && high < WIDEST) high *= 1.5;
  const low = rise(0) < RISE ? 0 : crossing(rise, 0, middle);
  const top = crossing(rise, high, middle);
  return Array.from({ length: CELLS }, (_, cell) => low + ((cell + 0.5) / CELLS) * (top - low));
}

const ROUNDS = 3;

/** Where it has risen just enough, from `far`, where it has risen too much, towards `near`: the criterion is nearly a parabola. */
function crossing(rise: (value: number) => number, far: number, near: number): number {
  let at = far;
  for (let round = 0; round < ROUNDS; round += 1) {
    const risen = rise(at);
    at = Number.isFinite(risen) ? near + (at - near) * Math.sqrt(RISE / Math.max(risen, RISE / 4)) : (at + near) / 2;
  }
  return Math.max(0, at);
}

/**
 * Draws what each entry is worth (less the centre) from one node: rest, then jurors and mean, then the entries, which are independent given
 * these. `use` gets the same array each time.
 */
export function drawFrom(design: Design, node: Node, dice: Dice, use: (worth: Float64Array) => void): void {
  const { theta, variance } = node.solved;
  const free = design.scores.length - 1;
  const given = { ...design, modes: modesOf(node.solved, design.jurors.length), ...sharesOf(design, theta) };
  const [worth, effects] = [new Float64Array(design.entries.length), new Float64Array(design.jurors.length + 1)];
  for (let draw = 0; draw < node.draws; draw += 1) {
    const sigma = Math.sqrt((variance * free) / dice.chiSquared(free));
    drawEffects(node.solved, given.modes, sigma, dice, effects);
    drawWorth(given, effects, sigma, dice, worth);
    use(worth);
  }
}

/** What of an entry's deviations becomes its effect, and its root, for every entry. */
function sharesOf(design: Design, theta: Theta) {
  const shares = Float64Array.from(design.entries, (_, entry) => shareOf(theta, sheetsOn(design, entry)));
  return { shares, roots: shares.map(Math.sqrt) };
}

type Given = Design & Record<'modes' | 'shares' | 'roots', Float64Array>;

function drawEffects(
  { factor, theta }: Solved,
  modes: Float64Array,
  sigma: number,
  dice: Dice,
  into: Float64Array,
): void {
  const jurors = modes.length - 1;
  for (let at = 0; at <= jurors; at += 1) into[at] = dice.normal();
  solveUpper(factor, jurors + 1, into);
  for (let at = 0; at <= jurors; at += 1)
    into[at] = num(modes, at) + sigma * (at < jurors ? theta.juror : 1) * num(into, at);
}

/** The innermost loop: 10,000 draws of 2,100 entries pass through it. */
function drawWorth(given: Given, effects: Float64Array, sigma: number, dice: Dice, worth: Float64Array): void {
  const { starts, jurorOf, sums, shares, roots } = given;
  const mean = num(effects, effects.length - 1);
  for (let entry = 0; entry < worth.length; entry += 1) {
    const end = num(starts, entry + 1);
    let left = num(sums, entry);
    for (let at = num(starts, entry); at < end; at += 1) left -= mean + num(effects, num(jurorOf, at));
    worth[entry] = mean + num(shares, entry) * left + sigma * num(roots, entry) * dice.normal();
  }
}
