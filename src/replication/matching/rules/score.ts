import type { Candidate, Parts, Proof, Scored, Sought, Sustainability } from '../model/match.ts';
import { partNames } from '../model/match.ts';
import { regionLikeness } from './region.ts';
import type { Weights } from './weights.ts';

/** A problem and its answer are worded differently: half of the telling words are as good as all. */
const WORDS_ENOUGH = 0.5;
const OTHER_AFFAIR = 0.5;

/** Points of each proof; together 1 (ours: docs/decisions/0016). */
const proofPoints: Readonly<Record<Proof, number>> = { measured: 0.4, awarded: 0.3, documented: 0.3 };

/** Whoever is silent is no better off than whoever says that it rests. */
const UNTOLD = 0.2;
const alivePoints: Readonly<Record<Sustainability, number>> = {
  developing: 1,
  continuing: 0.9,
  dormant: UNTOLD,
  stopped: 0,
};

/** One, two, three different regions: the steps of the innovation index (domain §5, §7 no. 31). */
const copiedPoints = [0, 0.5, 0.75, 1] as const;

/** Why a published innovation is not offered: nothing proves it, or it has stopped. */
export function whyNotOffered({ proofs, sustainability }: Pick<Candidate, 'proofs' | 'sustainability'>) {
  if (sustainability === 'stopped') return 'stopped';
  return proofs.length === 0 ? 'unproven' : null;
}

/** The parts of the score of a candidate for a problem, each 0 to 1 or not counted. */
export function partsOf(sought: Sought, candidate: Candidate): Parts {
  const { share, sustainability, copiedRegions } = candidate;
  return {
    text: Math.min(1, Math.max(0, share) / WORDS_ENOUGH),
    affair: sought.affair === null ? null : affairShare(sought.affair, candidate),
    sdg: sought.sdg === null ? null : Number(candidate.sdgs.includes(sought.sdg)),
    region: sought.regionCode === candidate.regionCode ? 1 : regionLikeness(sought.facts, candidate.facts),
    evidence: Math.min(
      1,
      [...new Set(candidate.proofs)].reduce((sum, it) => sum + proofPoints[it], 0),
    ),
    alive: sustainability === null ? UNTOLD : alivePoints[sustainability],
    copied: copiedPoints[Math.min(Math.max(0, copiedRegions), 3)] ?? 1,
  };
}

function affairShare(affair: string, { mainAffair, otherAffairs }: Candidate): number {
  if (mainAffair === affair) return 1;
  return otherAffairs.includes(affair) ? OTHER_AFFAIR : 0;
}

/** The whole score, 0 to 100: the mean of the parts that are counted, each by its weight. */
export function scoreOf(parts: Parts, weights: Weights): number {
  const counted = partNames.flatMap((name) => {
    const share = parts[name];
    return share === null ? [] : [{ share, weight: weights[name] }];
  });
  const whole = counted.reduce((sum, it) => sum + it.weight, 0);
  if (whole === 0) return 0;
  return Math.round((counted.reduce((sum, it) => sum + it.share * it.weight, 0) / whole) * 100);
}

/** The candidates that may be offered, best first; equal ones stand by their words, then by their ids. */
export function ranked<It extends Candidate>(
  sought: Sought,
  candidates: readonly It[],
  weights: Weights,
): readonly (It & Scored)[] {
  const offered = candidates.filter((it) => whyNotOffered(it) === null);
  const scored = offered.map((it) => {
    const parts = partsOf(sought, it);
    return { ...it, parts, score: scoreOf(parts, weights) };
  });
  return scored.toSorted((a, b) => b.score - a.score || b.share - a.share || (a.id < b.id ? -1 : 1));
}
