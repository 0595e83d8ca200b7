import type { RoundId } from '#evaluation/index.ts';
import type { PersonId } from '#identity/index.ts';
import { tablesOf } from '#platform/db.ts';
import type { EditionId } from '../edition/model/edition.ts';
import type { ScoringKind } from '../edition/model/stages.ts';
import type { EntryId, SnapshotId } from '../entry/model/entry.ts';
import type { SnapshotContent } from '../entry/model/snapshot.ts';

export type ScoringTables = {
  edition_round: {
    edition_id: EditionId;
    stage: ScoringKind;
    group_code: string;
    round_id: RoundId;
    opened_by: PersonId | null;
    opened_at: Date;
  };
  /** Read for what blind reading hides. */
  entry: { id: EntryId; edition_id: EditionId; snapshot_id: SnapshotId | null };
  entry_snapshot: { id: SnapshotId; content: SnapshotContent };
};

export const tables = tablesOf<ScoringTables>();
