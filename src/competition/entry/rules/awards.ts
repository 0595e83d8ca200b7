import { nameKey } from '#identity/index.ts';
import type { RuleOf, Wins } from '../../edition/model/eligibility.ts';

/** An entry of the winners register, as eligibility looks at it. */
export type Won = {
  readonly competition: string;
  readonly levelText: string;
  readonly levelTop: number | null;
  readonly year: number | null;
  readonly yearCertain: boolean;
};

type Match = 'yes' | 'no' | 'maybe';

/** Whether an award is one of the wins that a rule names; `maybe` where the register does not know enough to say. */
function matches(won: Won, wins: Wins): Match {
  if (wins.competition !== '' && !nameKey(won.competition).includes(nameKey(wins.competition))) return 'no';
  if (won.levelTop !== null && won.levelTop !== wins.top) return 'no';
  if (wins.year !== null && won.yearCertain && won.year !== null && won.year !== wins.year) return 'no';
  const isSure = won.levelTop !== null && (wins.year === null || (won.year !== null && won.yearCertain));
  return isSure ? 'yes' : 'maybe';
}

/** What of the register speaks against the entry, and what only may. */
export type History = { readonly against: readonly Won[]; readonly doubtful: readonly Won[] };

/** Holds the winners register against the rule: never in one of `never`, less often than `times` in each of `fewer`. */
export function historyAgainst(
  rule: Pick<RuleOf<'award_history'>, 'never' | 'fewer'>,
  awards: readonly Won[],
): History {
  const found = (wins: Wins, match: Match) => awards.filter((won) => matches(won, wins) === match);
  const against = rule.never.flatMap((wins) => found(wins, 'yes'));
  const doubtful = rule.never.flatMap((wins) => found(wins, 'maybe'));
  for (const { times, ...wins } of rule.fewer) {
    const [sure, maybe] = [found(wins, 'yes'), found(wins, 'maybe')];
    if (sure.length >= times) against.push(...sure);
    else if (sure.length + maybe.length >= times) doubtful.push(...maybe);
  }
  return { against: [...new Set(against)], doubtful: [...new Set(doubtful)].filter((it) => !against.includes(it)) };
}
