import type { Plan, Problem } from '../model/problem.ts';
import type { Brief, BriefPair, KeptPlan } from '../model/sharing.ts';
import { extraRoomOf, sumOf } from './flow.ts';
import { nearnessOf } from './nearness.ts';

/** What declared knowledge, what was read before, and the nearness of texts are worth of 1, and what an unwished subject costs. Ours. */
const [DECLARED, LEARNT, NEAR, UNWISHED] = [0.6, 0.15, 0.25, 0.5];

/** The brief in numbers. Without bounds, loads are as even as conflicts allow. */
export function problemFrom(brief: Brief): Problem {
  const { subjects, jurors, settings } = brief;
  const placeOf = placesOf(brief);
  const maskOf = (pairs: readonly BriefPair[]) => {
    const mask = new Uint8Array(subjects.length * jurors.length);
    for (const pair of pairs) {
      const at = placeOf(pair);
      if (at !== null) mask[at] = 1;
    }
    return mask;
  };
  const pinned = maskOf(brief.pinned);
  // A pair that is begun stays, whatever was said of it later.
  const barred = maskOf(brief.barred).map((it, at) => (pinned[at] ? 0 : it));
  const expert = settings.experts ? expertsOf(brief) : null;
  const wanted = wantedOf(brief, pinned);
  const plain = {
    jurors: jurors.length,
    entries: subjects.length,
    worth: worthsOf(brief, maskOf(brief.unwished)),
    barred,
    pinned,
    wanted,
    expert: expert?.some((it) => it === 1) ? expert : null,
    institution: settings.institutions ? institutionsOf(brief) : null,
    connected: settings.connected,
    overlap: settings.overlap / 100,
    kept: brief.kept.length > 0 ? maskOf(brief.kept) : null,
  };
  return withLoads(plain, settings, sumOf(wanted));
}

function withLoads(plain: Omit<Problem, 'least' | 'most'>, settings: Brief['settings'], total: number): Problem {
  const { jurors, pinned } = plain;
  const each = jurors === 0 ? 0 : total / jurors;
  const own = new Int32Array(jurors);
  for (let at = 0; at < pinned.length; at += 1) if (pinned[at]) own[at % jurors] = (own[at % jurors] as number) + 1;
  // What is begun or pinned is never too much.
  const most = own.map((many) => Math.max(many, settings.most ?? Math.ceil(each)));
  const least = most.map((many) => Math.min(many, settings.least ?? Math.floor(each)));
  const problem = { ...plain, least, most };
  const extra = settings.most === null ? extraRoomOf(problem) : 0;
  return { ...problem, most: most.map((many) => many + extra) };
}

function placesOf({ subjects, jurors }: Brief): (pair: BriefPair) => number | null {
  const entryOf = new Map(subjects.map((it, n) => [it.row, n]));
  const jurorOf = new Map(jurors.map((it, n) => [it.id, n]));
  return ({ row, jurorId }) => {
    const [entry, juror] = [entryOf.get(row), jurorOf.get(jurorId)];
    return entry === undefined || juror === undefined ? null : entry * jurors.length + juror;
  };
}

function wantedOf({ subjects, jurors, settings }: Brief, pinned: Uint8Array): Int32Array {
  const size = jurors.length;
  return Int32Array.from(subjects, (_, entry) => {
    const own = pinned.subarray(entry * size, (entry + 1) * size).reduce((sum, it) => sum + it, 0);
    return Math.max(own, settings.sheets);
  });
}

/** The share of the subject's keys that are among the juror's, 0 to 1. */
function shareOf(keys: readonly string[], known: ReadonlySet<string>): number {
  return keys.length === 0 ? 0 : keys.filter((key) => known.has(key)).length / keys.length;
}

function worthsOf({ subjects, jurors }: Brief, unwished: Uint8Array): Float64Array {
  const near = nearnessOf(
    subjects.map((it) => it.text),
    jurors.map((it) => it.texts),
  );
  const known = jurors.map((it) => ({ declared: new Set(it.keys), learnt: new Set(it.learnt) }));
  return near.map((nearness, at) => {
    const keys = subjects[Math.floor(at / jurors.length)]?.keys ?? [];
    const { declared, learnt } = known[at % jurors.length] ?? { declared: new Set(), learnt: new Set() };
    const worth = DECLARED * shareOf(keys, declared) + LEARNT * shareOf(keys, learnt) + NEAR * nearness;
    return worth - (unwished[at] ? UNWISHED : 0);
  });
}

/** Experts know at least one of the subject's keys, declared by them or for them. */
function expertsOf({ subjects, jurors }: Brief): Uint8Array {
  const known = jurors.map((it) => new Set(it.keys));
  return Uint8Array.from(
    subjects.flatMap(({ keys }) => known.map((own) => (keys.some((key) => own.has(key)) ? 1 : 0))),
  );
}

function institutionsOf({ jurors }: Brief): Int32Array {
  const numbers = new Map<string, number>();
  return Int32Array.from(jurors, ({ institution }) => {
    if (institution === null) return -1;
    const number = numbers.get(institution) ?? numbers.size;
    numbers.set(institution, number);
    return number;
  });
}

/** The plan with names in place of numbers. */
export function keptFrom({ subjects, jurors }: Brief, problem: Problem, plan: Plan): KeptPlan {
  const rowOf = (entry: number) => (subjects[entry] as Brief['subjects'][number]).row;
  const idOf = (juror: number) => (jurors[juror] as Brief['jurors'][number]).id;
  const { impossible } = plan;
  return {
    pairs: [...plan.pairs].map((at) => [rowOf(Math.floor(at / jurors.length)), idOf(at % jurors.length)] as const),
    value: plan.value,
    bound: plan.bound,
    gap: plan.gap,
    floor: plan.floor,
    floorBound: plan.floorBound,
    connectivity: plan.connectivity,
    changed: plan.changed,
    drawn: plan.drawn,
    loads: jurors.map(({ id }, n) => ({ jurorId: id, sheets: plan.loads[n] ?? 0 })),
    most: problem.most.reduce((highest, it) => Math.max(highest, it), 0),
    obstacles: impossible.obstacles.map((it) => ({
      entries: it.entries.map(({ entry, missing }) => ({ row: rowOf(entry), missing })),
      jurors: it.jurors.map(idOf),
      room: it.room,
    })),
    extraRoom: impossible.extraRoom,
    underloaded: impossible.underloaded.map(({ juror, missing }) => ({ jurorId: idOf(juror), missing })),
    withoutExpert: impossible.withoutExpert.map(({ entry, any }) => ({ row: rowOf(entry), any })),
    sameInstitution: impossible.sameInstitution.map(rowOf),
    islands: impossible.islands.map((it) => ({ jurors: it.jurors.map(idOf), entries: it.entries.map(rowOf) })),
    idle: impossible.idle.map(idOf),
    underCap: impossible.underCap.map(rowOf),
  };
}
