import { record } from '#audit/index.ts';
import { actorOf, regionName, type Viewer } from '#identity/index.ts';
import type { Tx } from '#platform/db.ts';
import { affairOfCode } from '../../model/goals.ts';
import type { ProblemId } from '../../model/ids.ts';
import type { Measure } from '../../model/record.ts';
import { reindexProblem } from '../../search/index-record.ts';
import type { ProblemContent } from '../model.ts';
import type { HeldProblem } from './hold.ts';

export const problemVerbs = [
  'raise',
  'edit',
  'link',
  'unlink',
  'begin',
  'measure',
  'strike',
  'report',
  'withdraw',
  'solve',
  'return',
  'drop',
  'reopen',
] as const;
export type ProblemVerb = (typeof problemVerbs)[number];

export type ProblemDeed = {
  readonly id: ProblemId;
  readonly verb: ProblemVerb;
  readonly before?: unknown;
  readonly after?: unknown;
};

/** What every change of a problem leaves behind in the same transaction: an audit event and a fresh search entry. */
export async function leaveTrace(tx: Tx, who: Viewer, deed: ProblemDeed, now: Date): Promise<void> {
  const { id, verb, before, after } = deed;
  const entry = { event: `registry.problem.${verb}`, subject: { kind: 'problem', id }, before, after };
  await record(tx, actorOf(who), entry, now);
  await reindexProblem(tx, id);
}

/** A measurement as the history tells it: `waktu tunggu: 95 menit (2025-01-31, laporan bulanan)`. */
export function measureText(measure: Measure | null): string | null {
  if (!measure) return null;
  return `${measure.indicator}: ${measure.value} ${measure.unit} (${measure.date}, ${measure.source})`;
}

/** The content under the names by which the history tells it. */
export function toldContent(content: ProblemContent): Record<string, string | null> {
  return {
    'problem.title': content.title,
    'problem.whatHurts': content.whatHurts,
    'problem.whoIsHurt': content.whoIsHurt,
    'problem.sinceWhen': content.sinceWhen,
    'problem.region': regionName(content.regionCode),
    'problem.affair': content.affair === null ? null : (affairOfCode(content.affair)?.name ?? content.affair),
    'problem.sdg': content.sdg === null ? null : String(content.sdg),
    'problem.baseline': measureText(content.baseline),
    'problem.better': content.better,
  };
}

/** A change of state as the history tells it. */
export function states(held: Pick<HeldProblem, 'state'>, to: HeldProblem['state']) {
  return { before: { 'problem.state': held.state }, after: { 'problem.state': to } };
}
