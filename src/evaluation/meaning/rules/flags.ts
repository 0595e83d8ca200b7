import type { Calibration } from '../model/calibration.ts';
import type { Flag, JudgedSheet, Trait } from '../model/flag.ts';
import { jurorFlags } from './juror-flags.ts';
import { markFlags } from './mark-flags.ts';
import { upperTail } from './normal.ts';
import { pointAt, type SeenSheet, seenSheets } from './seen.ts';
import { traitFlags } from './trait-flags.ts';

/**
 * What people should look at in the sheets of a round, with the points of the plot that shows it; nothing follows from a flag by itself. Flags
 * on jurors and groups allow for how many were asked (Bonferroni): of a fair jury one round in twenty shows one of a kind. Widest gaps first.
 */
export function flagsOf(
  sheets: readonly JudgedSheet[],
  calibration: Calibration,
  traits: readonly Trait[] = [],
): readonly Flag[] {
  const seen = seenSheets(sheets, calibration);
  return [
    ...wideGaps(seen, calibration),
    ...jurorFlags(seen, calibration),
    ...markFlags(seen),
    ...traitFlags(seen, calibration, traits),
  ];
}

/** Standard deviations of a difference that one pair in a hundred exceeds by chance. */
const ONE_IN_HUNDRED = 2.576;

function wideGaps(seen: readonly SeenSheet[], { components }: Calibration): readonly Flag[] {
  if (components === null || !(components.residual > 0)) return [];
  const sd = Math.sqrt(2 * components.residual);
  const flags = [...Map.groupBy(seen, (it) => it.entry)].flatMap(([entry, own]): Flag[] => {
    const freed = own.map((it) => it.freed);
    const value = Math.max(...freed) - Math.min(...freed);
    if (value <= ONE_IN_HUNDRED * sd) return [];
    const points = own.map((it) => pointAt(it, it.leniency, it.score));
    return [
      { kind: 'wide-gap', entry, juror: null, trait: null, value, usual: sd, p: 2 * upperTail(value / sd), points },
    ];
  });
  return flags.sort((a, b) => b.value - a.value);
}
