import type { InstitutionId, UnitId, Viewer } from '#identity/index.ts';
import type { Tx } from '#platform/db.ts';
import { done, type Outcome, refused } from '#platform/outcome.ts';
import type { InnovationContent } from '../model/content.ts';
import type { InnovationId } from '../model/ids.ts';
import type { RecordRefusal } from '../model/refusal.ts';
import type { SectionName } from '../model/sections.ts';
import { replicaOf } from '../rules/replica.ts';
import { tables } from '../schema.ts';
import { visibleTo } from '../visibility.ts';
import { createInnovation } from './innovation.ts';
import { setLineage } from './register.ts';

export type NewReplica = {
  readonly id: InnovationId;
  readonly originId: InnovationId;
  readonly institutionId: InstitutionId;
  readonly unitId: UnitId | null;
  readonly title: string;
  /** What will be adapted, as far as it is known. */
  readonly adaptation: string;
  /** Sections of the origin that are not taken over. */
  readonly leftOut?: readonly SectionName[];
};

/** Begins a record that adapts a published one: a draft with the origin's way as its start, pointing back to it. */
export async function replicateInnovation(
  tx: Tx,
  who: Viewer,
  input: NewReplica,
  now: Date,
): Promise<Outcome<{ readonly id: InnovationId }, RecordRefusal>> {
  const origin = await publishedContent(tx, who, input.originId);
  if (!origin) return refused('unknown_origin');
  const { id, institutionId, unitId, adaptation } = input;
  const content = replicaOf(origin, input.title, { adaptation, leftOut: input.leftOut ?? [] });
  const made = await createInnovation(tx, who, { id, institutionId, unitId, content, origin: 'form' }, now);
  if (!made.ok) return made;
  const lineage = { originId: input.originId, originText: '', adaptation };
  const linked = await setLineage(tx, who, { id, lineage }, now);
  return linked.ok ? done({ id }) : linked;
}

async function publishedContent(tx: Tx, who: Viewer, id: InnovationId): Promise<InnovationContent | null> {
  const row = await tables(tx)
    .selectFrom('innovation')
    .innerJoin('innovation_version as v', 'v.id', 'innovation.published_version_id')
    .select('v.content')
    .where('innovation.id', '=', id)
    .where((where) => visibleTo(who)(where))
    .executeTakeFirst();
  return row?.content ?? null;
}
