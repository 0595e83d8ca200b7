import type { Viewer } from '#identity/index.ts';
import type { Tx } from '#platform/db.ts';
import { done, type Outcome, refused } from '#platform/outcome.ts';
import { editionById } from '../../edition/queries/editions.ts';
import type { EntryId } from '../../entry/model/entry.ts';
import { entryById } from '../../entry/queries/entry.ts';
import { snapshotOf } from '../../entry/queries/snapshot.ts';
import { checksOfSubmission } from '../../entry/queries/stand.ts';
import type { StageRefusal } from '../model/refusal.ts';
import { checkOf } from '../queries/checks.ts';
import { whyNotDecide } from '../rules/check-moves.ts';
import { groupOf } from '../rules/checks-list.ts';
import { allMet, type WhyNotPassed, whyNotPassTogether } from '../rules/pass-many.ts';
import { sayVerdict } from './check.ts';

export type PassRefusal = StageRefusal | WhyNotPassed;

/** Passes a submission that waits and against which no rule of the edition says anything; the viewer vouches for every question. */
export async function passUnobjected(tx: Tx, who: Viewer, id: EntryId, now: Date): Promise<Outcome<null, PassRefusal>> {
  const entry = await entryById(tx, id);
  const edition = entry ? await editionById(tx, entry.editionId) : null;
  if (!entry?.snapshotId || !edition) return refused('not_found');
  const forbidden = whyNotDecide(edition, 'admin_check', who, now);
  if (forbidden) return refused(forbidden === 'not_yours' ? 'not_found' : forbidden);
  const check = await checkOf(tx, { id, snapshotId: entry.snapshotId });
  const snapshot = await snapshotOf(tx, id);
  if (!snapshot) return refused('not_in_field');
  const checks = await checksOfSubmission(tx, entry, { edition, content: snapshot.content });
  const why = whyNotPassTogether(groupOf(check), checks);
  if (why) return refused(why);
  const verdict = { outcome: 'passed', checklist: allMet, reasons: [], note: '' } as const;
  const said = await sayVerdict(tx, who, { ...verdict, id, revision: check?.revision ?? 0 }, now);
  if (said.ok) return done(null);
  return refused(typeof said.why === 'string' ? said.why : 'not_in_field');
}
