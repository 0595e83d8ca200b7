import type { TurnInput } from '../meaning/model/judging.ts';
import type { Pair, Sharing } from './assignment.ts';

/** What giving out in turn followed from (`shareOut`), in ids alone, so that it can be kept and worked out anew. */
export function turnOf(sharing: Omit<Sharing, 'isTied'>, conflicts: readonly Pair[]): TurnInput {
  const named = ({ jurorId, row }: Pair) => ({ entry: row, juror: jurorId });
  return {
    method: 'in-turn',
    seed: sharing.seed,
    perSubject: sharing.perSubject,
    entries: [...sharing.subjects],
    jurors: [...sharing.jurors],
    tied: conflicts.map(named),
    standing: sharing.standing.map(named),
  };
}
