import { done, type Outcome, refused } from '#platform/outcome.ts';
import type { JurorId, SubjectRowId } from '../../model/ids.ts';
import { type Pair, shareOut } from '../../rules/assignment.ts';
import { totalOf } from '../../rules/total.ts';
import type { Manner, Problem } from '../../sharing/model/problem.ts';
import type { Calibration, Score } from '../model/calibration.ts';
import {
  JUDGING_FORMAT,
  JUDGING_VERSION,
  type JudgingInput,
  judgingFileSchema,
  judgingInputSchema,
  type PlanInput,
  type RankedEntry,
  type Replayed,
  type ReplayRefusal,
} from '../model/judging.ts';
import { calibrate } from './calibrate.ts';
import { byIsland } from './island-cuts.ts';
import { placesOf } from './places.ts';
import { problemIn } from './planned.ts';
import { zoneOfDoubt } from './zone.ts';

/** Answers the pairs of the best plan, as `entry * jurors + juror`. */
export type Solve = (problem: Problem, manner: Manner) => Iterable<number>;

/**
 * A judging with all that it follows from, as one file: the same input makes the same bytes. Numbers of the result have six decimals, so that
 * the last digits of a processor do not matter. An input that the schema does not take, or a plan without `solve`, is a fault.
 */
export function judgingText(given: JudgingInput, solve?: Solve): string {
  // Parsed, so that fields stand in the schema's order whoever names them.
  const input = judgingInputSchema.parse(given);
  const result: unknown = JSON.parse(JSON.stringify(resultOf(input, solve), rounded));
  return `${JSON.stringify({ format: JUDGING_FORMAT, version: JUDGING_VERSION, input, result }, null, 1)}\n`;
}

/** Works a judging out anew from the input in its file, and compares byte by byte. */
export function replay(text: string, solve?: Solve): Outcome<Replayed, ReplayRefusal> {
  const parsed = parsedJson(text);
  if (parsed === undefined) return refused({ code: 'no_json' });
  const file = judgingFileSchema.safeParse(parsed);
  if (!file.success) return refused({ code: 'no_judging', at: file.error.issues[0]?.path.join('.') ?? '' });
  const { version, input } = file.data;
  if (version !== JUDGING_VERSION) return refused({ code: 'other_version', version });
  const found = judgingText(input, solve);
  if (found === text) {
    const entries = new Set(input.sheets.map((it) => it.entry)).size;
    return done({ isIdentical: true, entries, sheets: input.sheets.length });
  }
  const difference = differenceOf(parsed, JSON.parse(found), '') ?? { at: '', written: '', found: '' };
  return done({ isIdentical: false, ...difference });
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const FINE = 1e6;
const rounded = (_key: string, value: unknown): unknown =>
  typeof value === 'number' && !Number.isInteger(value) ? Math.round(value * FINE) / FINE : value;

function resultOf(input: JudgingInput, solve?: Solve) {
  const scores = input.sheets.flatMap(({ entry, juror, marks }): Score[] => {
    const given = marks.flatMap(({ criterion, mark }) => (mark === null ? [] : [{ criterion, mark }]));
    const score = totalOf(input.rubric, given);
    return score === null ? [] : [{ entry, juror, score }];
  });
  const calibration = calibrate(scores, { scale: input.scale });
  const cut = typeof input.cut === 'number' ? input.cut : byIsland(input.cut);
  const places = placesOf(calibration, { cut, draws: input.draws, seed: input.seed });
  const { components, leftRaw, notes, jurors } = calibration;
  return {
    assignment: input.assignment && assigned(input.assignment, solve),
    /** Sheets that a mark is missing on do not count. */
    uncounted: input.sheets.length - scores.length,
    components,
    leftRaw,
    notes,
    jurors,
    ranking: rankingOf(calibration, places),
    doubt: zoneOfDoubt(places).map((it) => it.entry),
  };
}

/** Everybody by the raw mean, which is the official order; equals by their ids. */
function rankingOf({ entries }: Calibration, places: ReturnType<typeof placesOf>): readonly RankedEntry[] {
  const placed = new Map(places.map((it) => [it.entry, it]));
  const [byRaw, byCalibrated] = (['raw', 'calibrated'] as const).map((key) => ranksOf(entries.map((it) => it[key])));
  return entries
    .map(({ entry, sheets, raw, calibrated, se, island }, at) => {
      const { low = null, median = null, high = null, top = null } = placed.get(entry) ?? {};
      const [rawPlace, calibratedPlace] = [byRaw?.[at] ?? 0, byCalibrated?.[at] ?? 0];
      return { entry, sheets, rawPlace, raw, calibratedPlace, calibrated, se, island, low, median, high, top };
    })
    .sort((a, b) => a.rawPlace - b.rawPlace || (a.entry < b.entry ? -1 : 1));
}

/** Places of values, the highest first; equals share the better place. Compared with six decimals, as they are written. */
function ranksOf(values: readonly number[]): readonly number[] {
  const fine = values.map((it) => Math.round(it * FINE));
  const sorted = [...fine].sort((a, b) => b - a);
  const first = new Map<number, number>();
  for (const [at, value] of sorted.entries()) if (!first.has(value)) first.set(value, at + 1);
  return fine.map((it) => first.get(it) ?? 0);
}

type Assignment = NonNullable<JudgingInput['assignment']>;

function assigned(assignment: Assignment, solve?: Solve) {
  return assignment.method === 'plan' ? planned(assignment, solve) : inTurn(assignment);
}

function inTurn(assignment: Extract<Assignment, { method: 'in-turn' }>) {
  const ids = ({ entry, juror }: { readonly entry: string; readonly juror: string }): Pair => ({
    row: entry as SubjectRowId,
    jurorId: juror as JurorId,
  });
  const tied = new Set(assignment.tied.map((it) => JSON.stringify([it.entry, it.juror])));
  const { pairs, lacking } = shareOut({
    subjects: assignment.entries as SubjectRowId[],
    jurors: assignment.jurors as JurorId[],
    isTied: ({ row, jurorId }) => tied.has(JSON.stringify([row, jurorId])),
    standing: assignment.standing.map(ids),
    perSubject: assignment.perSubject,
    seed: assignment.seed,
  });
  return {
    pairs: pairs.map(({ row, jurorId }) => ({ entry: row, juror: jurorId })),
    lacking: lacking.map(({ row, missing }) => ({ entry: row, missing })),
  };
}

function planned(plan: PlanInput, solve?: Solve) {
  if (!solve) throw new Error('a plan is worked out by a solver');
  const jurors = plan.jurors.length;
  const pairs = [...solve(problemIn(plan), plan.manner)].map((at) => ({
    entry: plan.entries[Math.floor(at / jurors)],
    juror: plan.jurors[at % jurors],
  }));
  return { pairs };
}

type Difference = { readonly at: string; readonly written: string; readonly found: string };

/** The first place where two documents say something else. */
function differenceOf(written: unknown, found: unknown, at: string): Difference | null {
  if (isNested(written) && isNested(found)) {
    for (const key of new Set([...Object.keys(written), ...Object.keys(found)])) {
      const difference = differenceOf(written[key], found[key], at === '' ? key : `${at}.${key}`);
      if (difference) return difference;
    }
    return null;
  }
  return Object.is(written, found) ? null : { at, written: shown(written), found: shown(found) };
}

const isNested = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
const LONGEST_SHOWN = 80;
const shown = (value: unknown): string => (JSON.stringify(value) ?? '–').slice(0, LONGEST_SHOWN);
