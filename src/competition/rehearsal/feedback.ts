import type { Edition } from '../edition/model/edition.ts';
import { feedbackOn } from '../feedback/queries.ts';
import { endedWith } from '../feedback/rules.ts';
import { contendersOf } from '../stage/queries/field.ts';
import { passagesOfEntry } from '../stage/queries/passages.ts';
import type { Hall } from './hall.ts';
import type { Report } from './model.ts';
import { inLots, inTurns } from './turns.ts';

/** Reads for each entry what its own page of feedback says at this moment. */
export async function readFeedback(hall: Hall, edition: Edition, now: Date): Promise<Report['feedback']> {
  const entries = await contendersOf(hall.db.conn, edition.id);
  const read = await inTurns(hall, { step: 'feedback', lots: inLots(entries) }, async (tx, entry) => {
    const isTold = endedWith(edition.document, await passagesOfEntry(tx, entry.id), now) !== null;
    const stages = isTold ? await feedbackOn(tx, edition, entry) : [];
    return { isTold, isScored: stages.length > 0 };
  });
  return { told: read.filter((it) => it.isTold).length, scored: read.filter((it) => it.isScored).length };
}
