import { sql } from 'kysely';
import type { PersonId } from '#identity/index.ts';
import type { Tx } from '#platform/db.ts';
import type { InnovationContent } from '../model/content.ts';
import type { InnovationId, VersionId } from '../model/ids.ts';
import type { WorkingState } from '../model/states.ts';
import type { Movable } from '../rules/moves.ts';
import { tables } from '../schema.ts';

export type OpenVersion = {
  readonly id: VersionId;
  readonly no: number;
  readonly state: WorkingState;
  readonly content: InnovationContent;
  readonly revision: number;
};

/** A record as an action holds it: its row is locked until the transaction ends. */
export type HeldRecord = Movable & {
  readonly id: InnovationId;
  readonly publishedVersionId: VersionId | null;
  readonly open: OpenVersion | null;
};

/** Locks and loads a record with its open version and keepers; null when there is none. */
export async function holdRecord(tx: Tx, id: InnovationId): Promise<HeldRecord | null> {
  const row = await recordRow(tx, id);
  if (!row) return null;
  const { versionId, no, workingState, content, revision, ...record } = row;
  const open: OpenVersion | null =
    versionId && no && workingState && content && revision
      ? { id: versionId, no, state: workingState as WorkingState, content, revision }
      : null;
  return { ...record, open, working: open?.state ?? null };
}

async function recordRow(tx: Tx, id: InnovationId) {
  return tables(tx)
    .selectFrom('innovation')
    .leftJoin('innovation_version as v', 'v.id', 'innovation.working_version_id')
    .select([
      'innovation.id',
      'innovation.state',
      'innovation.origin',
      'innovation.institution_id as institutionId',
      'innovation.unit_id as unitId',
      'innovation.published_version_id as publishedVersionId',
      'v.id as versionId',
      'v.no as no',
      'v.state as workingState',
      'v.content as content',
      'v.revision as revision',
      sql<PersonId[]>`array(select k.person_id::text from innovation_keeper k
        where k.innovation_id = innovation.id and k.until is null order by k.since, k.person_id)`.as('keeperIds'),
    ])
    .where('innovation.id', '=', id)
    .forUpdate('innovation')
    .executeTakeFirst();
}
