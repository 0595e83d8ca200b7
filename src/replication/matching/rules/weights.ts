import { type PartName, partNames } from '../model/match.ts';

/** How much each part weighs, 0 to 100; together 100. */
export type Weights = Readonly<Record<PartName, number>>;

/**
 * Our own numbers: no rule of the field says how an innovation is matched with a problem (docs/decisions/0016). What the problem is
 * about weighs most; whether it is proven and alive comes next; the hub may set others on the screen.
 */
export const ownWeights: Weights = {
  text: 40,
  affair: 10,
  sdg: 5,
  region: 10,
  evidence: 15,
  alive: 10,
  copied: 10,
};

/** From this score on whoever raised the problem is told; ours, too. */
export const OWN_THRESHOLD = 50;

export type MatchingRule = { readonly revision: number; readonly weights: Weights; readonly threshold: number };

export const ownRule: MatchingRule = { revision: 0, weights: ownWeights, threshold: OWN_THRESHOLD };

export type RuleFault = 'not_whole' | 'sum' | 'wordless' | 'threshold';

/** Why these weights cannot be used: whole numbers that make 100, words among them, and a threshold between 0 and 100. */
export function whyNotRule(weights: Weights, threshold: number): RuleFault | null {
  const given = partNames.map((name) => weights[name]);
  if (!given.every((it) => Number.isInteger(it) && it >= 0 && it <= 100)) return 'not_whole';
  if (given.reduce((sum, it) => sum + it, 0) !== 100) return 'sum';
  if (weights.text === 0) return 'wordless';
  return Number.isInteger(threshold) && threshold >= 0 && threshold <= 100 ? null : 'threshold';
}
