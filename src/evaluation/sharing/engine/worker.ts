// The thread that makes one plan and ends: the solver keeps its memory, and nobody else need wait for it.
import { parentPort, workerData } from 'node:worker_threads';
import type { Brief, KeptPlan, SharingStep } from '../model/sharing.ts';
import { keptFrom, problemFrom } from '../rules/brief.ts';
import { solver } from './highs.ts';
import { optimise } from './optimise.ts';

export type Told =
  | { readonly step: SharingStep; readonly solves: number; readonly plan?: undefined }
  | { readonly plan: KeptPlan; readonly step?: undefined };

const brief = workerData as Brief;
const { manner, cap } = brief.settings;
const say = (told: Told) => parentPort?.postMessage(told);

const problem = problemFrom(brief);
const plan = optimise(await solver(), problem, {
  manner: manner === 'drawn' ? { kind: 'drawn', cap: cap / 100, seed: brief.seed } : { kind: manner },
  tell: (step, solves) => say({ step, solves }),
});
say({ plan: keptFrom(brief, problem, plan) });
