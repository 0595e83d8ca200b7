import type { Manner, Problem } from '../../sharing/model/problem.ts';
import type { PlanInput } from '../model/judging.ts';

type Named = { readonly entries: readonly string[]; readonly jurors: readonly string[]; readonly manner: Manner };

/** The problem of a plan as it stands in the file of a judging: with ids, and pairs listed instead of marked. */
export function planInputOf(problem: Problem, { entries, jurors, manner }: Named): PlanInput {
  const listed = (flags: Uint8Array) => [...flags.keys()].filter((at) => flags[at] === 1);
  return {
    method: 'plan',
    manner,
    entries: [...entries],
    jurors: [...jurors],
    worth: [...problem.worth],
    barred: listed(problem.barred),
    pinned: listed(problem.pinned),
    wanted: [...problem.wanted],
    least: [...problem.least],
    most: [...problem.most],
    expert: problem.expert && listed(problem.expert),
    institution: problem.institution && [...problem.institution],
    connected: problem.connected,
    overlap: problem.overlap,
    kept: problem.kept && listed(problem.kept),
  };
}

/** And back. */
export function problemIn(plan: PlanInput): Problem {
  const [entries, jurors] = [plan.entries.length, plan.jurors.length];
  const marked = (pairs: readonly number[]): Uint8Array => {
    const all = new Uint8Array(entries * jurors);
    for (const at of pairs) all[at] = 1;
    return all;
  };
  return {
    ...{ jurors, entries, connected: plan.connected, overlap: plan.overlap },
    worth: Float64Array.from(plan.worth),
    barred: marked(plan.barred),
    pinned: marked(plan.pinned),
    wanted: Int32Array.from(plan.wanted),
    least: Int32Array.from(plan.least),
    most: Int32Array.from(plan.most),
    expert: plan.expert && marked(plan.expert),
    institution: plan.institution && Int32Array.from(plan.institution),
    kept: plan.kept && marked(plan.kept),
  };
}
