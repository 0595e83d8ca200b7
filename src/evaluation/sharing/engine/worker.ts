// The process that makes one plan and ends: the solver keeps its memory, and nobody else need wait for it.
import type { PlanInput } from '../../meaning/model/judging.ts';
import { planInputOf } from '../../meaning/rules/planned.ts';
import type { Manner } from '../model/problem.ts';
import type { Brief, KeptPlan, SharingStep } from '../model/sharing.ts';
import { keptFrom, problemFrom } from '../rules/brief.ts';
import { solver } from './highs.ts';
import { optimise } from './optimise.ts';

export type Told =
  | { readonly step: SharingStep; readonly solves: number; readonly plan?: undefined }
  | (Made & { readonly step?: undefined });

/** A plan, and the problem that it was made of. */
export type Made = { readonly plan: KeptPlan; readonly problem: PlanInput };

process.once('message', async (brief: Brief) => {
  const { cap, manner: name } = brief.settings;
  const manner: Manner = name === 'drawn' ? { kind: 'drawn', cap: cap / 100, seed: brief.seed } : { kind: name };
  const problem = problemFrom(brief);
  const plan = optimise(await solver(), problem, {
    manner,
    tell: (step, solves) => process.send?.({ step, solves } satisfies Told),
  });
  const [entries, jurors] = [brief.subjects.map((it) => it.row), brief.jurors.map((it) => it.id)];
  const made = { plan: keptFrom(brief, problem, plan), problem: planInputOf(problem, { entries, jurors, manner }) };
  process.send?.(made satisfies Told, () => process.exit());
});
// Whoever wanted it is gone.
process.once('disconnect', () => process.exit());
