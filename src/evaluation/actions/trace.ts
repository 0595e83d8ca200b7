import { record } from '#audit/index.ts';
import { actorOf, type Viewer } from '#identity/index.ts';
import type { Tx } from '#platform/db.ts';

export const evaluationVerbs = [
  'round.open',
  'round.close',
  'subject.add',
  'subject.remove',
  'juror.invite',
  'juror.accept',
  'juror.decline',
  'juror.remove',
  'juror.remind',
  'conflict.declare',
  'conflict.enter',
  'conflict.lift',
  'sheets.assign',
  'sheets.take_back',
  'sharing.ask',
  'sharing.cancel',
  'pair.set',
  'pair.unset',
  'expertise.save',
  'sheet.save',
  'sheet.finish',
  'sheet.reopen',
  'reckoning.ask',
  'official.choose',
] as const;
export type EvaluationVerb = (typeof evaluationVerbs)[number];

export type Deed = {
  readonly verb: EvaluationVerb;
  readonly kind: 'evaluation_round' | 'evaluation_juror' | 'evaluation_sheet';
  readonly id: string;
  readonly before?: unknown;
  readonly after?: unknown;
};

/** What every change leaves in the log. Marks and comments never stand there: more people read it than may read them. */
export async function leaveTrace(tx: Tx, who: Viewer, deed: Deed, now: Date): Promise<void> {
  const { verb, kind, id, before, after } = deed;
  await record(tx, actorOf(who), { event: `evaluation.${verb}`, subject: { kind, id }, before, after }, now);
}
