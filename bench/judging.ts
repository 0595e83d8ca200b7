// What giving out score sheets by the exact optimiser reaches and costs: `node bench/judging.ts FOLDER` with the MIDL benchmark
// (midl-affinity.csv, a line a reviewer; midl-reviews-per-paper.csv, midl-min-load.csv, midl-max-load.csv) in the folder; without
// a folder the national size alone. Beside it round robin and random on the same input.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { solver } from '../src/evaluation/sharing/engine/highs.ts';
import { optimise } from '../src/evaluation/sharing/engine/optimise.ts';
import type { Manner, Plan, Problem } from '../src/evaluation/sharing/model/problem.ts';
import { connectivityOf, readingsOf } from '../src/evaluation/sharing/rules/connectivity.ts';
import { diceOf } from '../src/evaluation/sharing/rules/dice.ts';
import { flowOf } from '../src/evaluation/sharing/rules/flow.ts';

const folder = process.argv[2];
const highs = await solver();
const rows: Record<string, string | number>[] = [];

function measure(name: string, problem: Problem, manner: Manner): Plan {
  const [began, cpu] = [performance.now(), process.cpuUsage()];
  const plan = optimise(highs, problem, { manner, tell: () => undefined });
  const used = process.cpuUsage(cpu);
  rows.push({
    name,
    total: plan.value.toFixed(3),
    bound: plan.bound.toFixed(3),
    'gap %': (plan.gap * 100).toFixed(4),
    worst: plan.floor.toFixed(4),
    'worst bound': plan.floorBound?.toFixed(4) ?? '',
    expected: plan.drawn?.expected.toFixed(3) ?? '',
    connectivity: plan.connectivity.toFixed(3),
    loads: `${Math.min(...plan.loads)}–${Math.max(...plan.loads)}`,
    ms: Math.round(performance.now() - began),
    'CPU ms': Math.round((used.user + used.system) / 1000),
    'MB process': Math.round(process.memoryUsage().rss / 1e6),
  });
  return plan;
}

function tell(title: string): void {
  console.log(title);
  console.table(rows.splice(0));
}

const none = { expert: null, institution: null, connected: false, overlap: 0, kept: null };

function midl(from: string): void {
  const linesOf = (name: string) => readFileSync(join(from, name), 'utf8').trim().split('\n');
  const affinity = linesOf('midl-affinity.csv').map((line) => line.split(',').map(Number));
  const numbersOf = (name: string) => Int32Array.from(linesOf(name), Number);
  const [jurors, entries] = [affinity.length, affinity[0]?.length ?? 0];
  const places = Array.from({ length: jurors * entries }, (_, at) => at);
  const problem: Problem = {
    ...none,
    jurors,
    entries,
    worth: Float64Array.from(places, (at) => affinity[at % jurors]?.[Math.floor(at / jurors)] ?? 0),
    barred: new Uint8Array(jurors * entries),
    pinned: new Uint8Array(jurors * entries),
    wanted: numbersOf('midl-reviews-per-paper.csv'),
    least: new Int32Array(jurors),
    most: numbersOf('midl-max-load.csv'),
  };
  measure('sum', problem, { kind: 'sum' });
  measure('sum, once more', problem, { kind: 'sum' });
  measure('sum, lower loads bind', { ...problem, least: numbersOf('midl-min-load.csv') }, { kind: 'sum' });
  measure('fair', problem, { kind: 'fair' });
  for (const cap of [0.5, 0.7, 0.8]) measure(`drawn, cap ${cap}`, problem, { kind: 'drawn', cap, seed: 1 });
  measure('sum, all connected', { ...problem, connected: true }, { kind: 'sum' });
  tell(`MIDL, ${jurors} reviewers × ${entries} papers`);
}

const [JURORS, ENTRIES, SHEETS, CATEGORIES, AFFAIRS, INSTITUTIONS] = [60, 3000, 3, 8, 32, 20];

/** A nation's edition: two categories and three affairs a juror, some categories larger than others, 5 % conflicts. */
function national(): Problem {
  const roll = diceOf(42);
  const drawn = (of: number, many: number) => new Set(Array.from({ length: many }, () => Math.floor(roll() * of)));
  const jurors = Array.from({ length: JURORS }, () => ({
    categories: drawn(CATEGORIES, 2),
    affairs: drawn(AFFAIRS, 3),
  }));
  const size = JURORS * ENTRIES;
  const [worth, barred, expert] = [new Float64Array(size), new Uint8Array(size), new Uint8Array(size)];
  for (let entry = 0; entry < ENTRIES; entry += 1) {
    const [category, affair] = [Math.floor(roll() * roll() * CATEGORIES), Math.floor(roll() * AFFAIRS)];
    for (const [juror, { categories, affairs }] of jurors.entries()) {
      const at = entry * JURORS + juror;
      const known = Number(categories.has(category)) * 0.5 + Number(affairs.has(affair)) * 0.3;
      worth[at] = known + roll() * 0.2;
      expert[at] = Math.ceil(known);
      barred[at] = Number(roll() < 0.05);
    }
  }
  const fill = (value: number, many: number) => new Int32Array(many).fill(value);
  const each = (SHEETS * ENTRIES) / JURORS;
  const loads = { least: fill(each - 5, JURORS), most: fill(each + 5, JURORS) };
  const institution = Int32Array.from({ length: JURORS }, (_, juror) => juror % INSTITUTIONS);
  const rules = { expert, institution, connected: true, overlap: 0, kept: null };
  const bare = { jurors: JURORS, entries: ENTRIES, worth, barred, pinned: new Uint8Array(size) };
  return { ...bare, ...rules, ...loads, wanted: fill(SHEETS, ENTRIES) };
}

/** What a list of jurors says when it is gone through by turns, or by throws; loads as even as that makes them. */
function beside(name: string, problem: Problem, best: Plan, pick: (free: readonly number[]) => number): void {
  const pairs: number[] = [];
  const loads = new Int32Array(problem.jurors);
  for (let entry = 0; entry < problem.entries; entry += 1)
    for (let n = 0; n < (problem.wanted[entry] as number); n += 1) {
      const own = Array.from({ length: problem.jurors }, (_, juror) => juror).filter((juror) => {
        const at = entry * problem.jurors + juror;
        return !problem.barred[at] && !pairs.includes(at, Math.max(0, pairs.length - SHEETS));
      });
      const juror = pick(own);
      loads[juror] = (loads[juror] as number) + 1;
      pairs.push(entry * problem.jurors + juror);
    }
  toldOf(name, problem, best, pairs, loads);
}

function toldOf(name: string, problem: Problem, best: Plan, pairs: readonly number[], loads: Int32Array): void {
  const total = pairs.reduce((sum, at) => sum + (problem.worth[at] as number), 0);
  const known = new Set(pairs.filter((at) => problem.expert?.[at]).map((at) => Math.floor(at / problem.jurors)));
  rows.push({
    name,
    'expertise a sheet': (total / pairs.length).toFixed(3),
    'of the best': (total / best.value).toFixed(3),
    'entries without expert': problem.entries - known.size,
    loads: `${Math.min(...loads)}–${Math.max(...loads)}`,
    connectivity: connectivityOf(readingsOf(problem.jurors, problem.entries, pairs)).value.toFixed(3),
  });
}

function compare(problem: Problem, best: Plan): void {
  let turn = 0;
  const inTurn = (free: readonly number[]) => {
    while (!free.includes(turn % problem.jurors)) turn += 1;
    turn += 1;
    return (turn - 1) % problem.jurors;
  };
  const roll = diceOf(7);
  toldOf('optimiser', problem, best, [...best.pairs], best.loads);
  const { has } = flowOf(problem);
  const loads = best.loads.map((_, juror) => has.filter((it, at) => it && at % problem.jurors === juror).length);
  toldOf(
    'lightest first, as before',
    problem,
    best,
    [...has.keys()].filter((at) => has[at]),
    loads,
  );
  beside('round robin', problem, best, inTurn);
  beside('random', problem, best, (free) => free[Math.floor(roll() * free.length)] as number);
}

if (folder) midl(folder);
const nation = national();
const bare: Problem = { ...nation, ...none };
const plain = measure('sheets and loads alone', bare, { kind: 'sum' });
const best = measure('with experts, institutions, connected', nation, { kind: 'sum' });
measure('drawn, cap 0.5', bare, { kind: 'drawn', cap: 0.5, seed: 1 });
const kept = new Uint8Array(nation.worth.length);
for (const at of best.pairs) kept[at] = 1;
const gone = nation.barred.map((it, at) => (at % JURORS === 7 ? 1 : it));
const room = { least: nation.least.map(() => 0), most: nation.most.map((it) => it + 5) };
const again = measure('one juror drops out', { ...nation, ...room, barred: gone, kept }, { kind: 'sum' });
tell(`National size, ${ENTRIES} entries × ${JURORS} jurors × ${SHEETS} sheets`);
console.log(`sheets that moved when a juror with ${best.loads[7]} dropped out: ${again.changed}`);
compare(nation, best);
tell(`Beside it (plain optimum ${plain.value.toFixed(1)})`);
