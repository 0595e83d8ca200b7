import type { Viewer } from '#identity/index.ts';
import type { Tx } from '#platform/db.ts';
import { inLocale, t } from '#platform/i18n/i18n.ts';
import { done, refused } from '#platform/outcome.ts';
import { type InnovationId, isSectionName, replicateInnovation, sectionTitle } from '#registry/index.ts';
import type { Adaptation } from '../model/adaptation.ts';
import type { ReplicationRefusal } from '../model/refusal.ts';
import type { Replication, ReplicationId } from '../model/replication.ts';
import { adaptationsOf } from '../queries/adaptation.ts';
import { lineOf, linkable } from '../queries/origin.ts';
import { closesCircle } from '../rules/lineage.ts';
import { holdFor, type Result, writeHead } from './hold.ts';
import { leaveTrace } from './trace.ts';

export type NewReplicaRecord = {
  readonly id: ReplicationId;
  readonly recordId: InnovationId;
  readonly title: string;
};

/** Begins the replicator's own record: a draft with the origin's way as its start, and what is adapted beside it. */
export async function beginRecord(tx: Tx, who: Viewer, input: NewReplicaRecord, now: Date): Result {
  const { id, recordId, title } = input;
  const held = await holdFor(tx, who, 'record', id);
  if (!held.ok) return held;
  const { value: replication } = held;
  if (replication.replicaId !== null) return replication.replicaId === recordId ? done(null) : refused('done_already');
  if (replication.originId === null) return refused('unknown_origin');
  const adaptations = await adaptationsOf(tx, id);
  const made = await replicateInnovation(
    tx,
    who,
    {
      id: recordId,
      originId: replication.originId,
      institutionId: replication.institutionId,
      unitId: replication.unitId,
      title: title.trim(),
      adaptation: adaptationText(adaptations),
      leftOut: adaptations
        .filter((it) => it.verdict === 'left_out')
        .map((it) => it.section)
        .filter(isSectionName),
    },
    now,
  );
  if (!made.ok) return refused(made.why === 'not_yours' ? 'not_yours' : 'invalid');
  return keepRecord(tx, who, { replication, recordId, title: title.trim() }, now);
}

/** What is adapted, as one text in the language of records. */
function adaptationText(adaptations: readonly Adaptation[]): string {
  return inLocale('id', () =>
    adaptations
      .filter((it) => it.verdict !== 'kept' && isSectionName(it.section))
      .map((it) => {
        const section = isSectionName(it.section) ? sectionTitle(it.section) : it.section;
        const verdict = t(`replication.verdict.${it.verdict}`);
        return t('transfer.adaptation.line', { section, verdict, what: it.what, why: it.why });
      })
      .join('\n\n'),
  );
}

export type LinkedRecord = { readonly id: ReplicationId; readonly recordId: InnovationId };

/** Names a record that was begun before, and has this origin, as the replica. A record above the origin would close a circle. */
export async function linkRecord(tx: Tx, who: Viewer, { id, recordId }: LinkedRecord, now: Date): Result {
  const held = await holdFor(tx, who, 'record', id);
  if (!held.ok) return held;
  const { value: replication } = held;
  if (replication.replicaId !== null) return replication.replicaId === recordId ? done(null) : refused('done_already');
  const unfit = await whyNotLink(tx, replication, recordId);
  if (unfit) return refused(unfit);
  const { originId, institutionId } = replication;
  const records = originId === null ? [] : await linkable(tx, { institutionId, originId });
  const title = records.find((it) => it.id === recordId)?.title ?? '';
  return keepRecord(tx, who, { replication, recordId, title }, now);
}

async function whyNotLink(
  tx: Tx,
  { originId, institutionId }: Replication,
  recordId: InnovationId,
): Promise<ReplicationRefusal | null> {
  if (originId === null) return 'unknown_origin';
  if (closesCircle(recordId, await lineOf(tx, originId))) return 'circular';
  const records = await linkable(tx, { institutionId, originId });
  return records.some((it) => it.id === recordId) ? null : 'unknown_record';
}

type Keeping = { readonly replication: Replication; readonly recordId: InnovationId; readonly title: string };

async function keepRecord(tx: Tx, who: Viewer, { replication, recordId, title }: Keeping, now: Date): Result {
  await writeHead(tx, replication, { replica_id: recordId });
  await leaveTrace(tx, who, { id: replication.id, verb: 'record', after: { record: title } }, now);
  return done(null);
}
