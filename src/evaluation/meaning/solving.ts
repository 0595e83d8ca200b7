import { optimise } from '../sharing/engine/optimise.ts';
import type { JudgingInput } from './model/judging.ts';
import { judgingText, type Solve } from './rules/judging.ts';

/** The solver of plans, for judgings whose sheets were given out by one; it stays in memory. */
export async function solveOf(): Promise<Solve> {
  // On demand: no other process need hold it.
  const { solver } = await import('../sharing/engine/highs.ts');
  const highs = await solver();
  return (problem, manner) => optimise(highs, problem, { manner, tell: () => {} }).pairs;
}

/** A judging as its file, with the solver where sheets were given out by a plan. */
export async function writtenDown(judging: JudgingInput): Promise<string> {
  return judgingText(judging, judging.assignment?.method === 'plan' ? await solveOf() : undefined);
}
