import { type Actor, record } from '#audit/index.ts';
import type { PersonId } from '#identity/index.ts';
import type { Tx } from '#platform/db.ts';
import { newId } from '#platform/ids.ts';
import { emitAll } from '#platform/outbox.ts';
import { innovationAmended } from '../events.ts';
import { reindexMany } from '../search/index-record.ts';
import type { Condition, ConditionId } from './model.ts';
import { tables } from './schema.ts';

export type Found = Omit<Condition, 'at'>;

/**
 * Keeps what a check found of innovations and brings what can be searched up to date. Nothing that was said before is overwritten. Whoever
 * calls has asked who may say it.
 */
export async function recordConditions(tx: Tx, who: Actor, found: readonly Found[], now: Date): Promise<void> {
  if (found.length === 0) return;
  await tables(tx)
    .insertInto('innovation_condition')
    .values(
      found.map(({ innovationId, year, status, reason, since }) => ({
        ...{ id: newId<'ConditionId'>(now.getTime()) as ConditionId, innovation_id: innovationId, year, status },
        ...{ reason, since, by_person: who.personId as PersonId | null, at: now },
      })),
    )
    .execute();
  for (const { innovationId, year, status, since } of found) {
    const subject = { kind: 'innovation', id: innovationId };
    await record(tx, who, { event: 'registry.condition', subject, after: { year, status, since } }, now);
  }
  const ids = found.map((it) => it.innovationId);
  await reindexMany(tx, ids);
  await emitAll(
    tx,
    innovationAmended,
    ids.map((innovationId) => ({ innovationId })),
    now,
  );
}
