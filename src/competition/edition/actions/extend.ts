import type { Viewer } from '#identity/index.ts';
import type { Tx } from '#platform/db.ts';
import { emit } from '#platform/outbox.ts';
import { done, type Outcome, refused } from '#platform/outcome.ts';
import { deadlineExtended } from '../events.ts';
import { type Edition, type EditionId, type EditionRefusal, LONGEST_REASON } from '../model/edition.ts';
import { closingOf, stageOfKind } from '../rules/calendar.ts';
import { whyNotExtend } from '../rules/moves.ts';
import { problemsOf } from '../rules/problems.ts';
import { extendedTo } from '../rules/shift.ts';
import { leaveTrace, writeRevision } from './trace.ts';
import { editionToWrite } from './write.ts';

export type Extension = {
  readonly id: EditionId;
  readonly revision: number;
  /** The new closing, ISO 8601 with its offset. */
  readonly closes: string;
  readonly reason: string;
  /** Later moments come as much later. */
  readonly follow: boolean;
};

/** Gives entrants more time: a public act with its reason, told to who takes part (issue 4 §1). */
export async function extendDeadline(
  tx: Tx,
  who: Viewer,
  { id, revision, closes, follow, ...given }: Extension,
  now: Date,
): Promise<Outcome<number, EditionRefusal>> {
  const edition = await editionToWrite(tx, who, id);
  if (!edition) return refused('not_found');
  const reason = given.reason.trim();
  const why = whyNotExtend(edition, who, now) ?? whyNotTo(edition, { closes, reason, revision }, now);
  if (why) return refused(why);
  const document = extendedTo(edition.document, closes, follow);
  if (problemsOf(document).length > 0) return refused('has_problems');
  const before = stageOfKind(edition.document, 'entering')?.closes ?? '';
  const no = await writeRevision(tx, who, { edition, next: { kind: 'extended', document, reason } }, now);
  const told = { before: { 'edition.closes': before }, after: { 'edition.closes': closes, reason } };
  await leaveTrace(tx, who, { id, verb: 'extend', ...told }, now);
  await emit(tx, deadlineExtended, { editionId: id, revision: no, before, after: closes }, now);
  return done(no);
}

type To = Pick<Extension, 'closes' | 'reason' | 'revision'>;

function whyNotTo(edition: Edition, { closes, reason, revision }: To, now: Date): EditionRefusal | null {
  const [before, after] = [closingOf(edition.document), Date.parse(closes)];
  if (edition.revision !== revision) return 'stale';
  if (Number.isNaN(after)) return 'invalid';
  if (!before || after <= before.getTime()) return 'not_later';
  if (after <= now.getTime()) return 'in_the_past';
  if (reason === '') return 'reason_missing';
  return reason.length > LONGEST_REASON ? 'reason_long' : null;
}
