import type { PersonId } from '#identity/index.ts';
import { tablesOf } from '#platform/db.ts';
import type { InnovationId } from '../model/ids.ts';
import type { RecordRefusal } from '../model/refusal.ts';
import type { RegistryTables } from '../schema.ts';
import type { BulkRunId, Former, LeftWhy, RunMove } from './model.ts';

type BulkTables = RegistryTables & {
  bulk_run: {
    id: BulkRunId;
    move: RunMove;
    said: string;
    done_by: PersonId;
    done_at: Date;
    undone_at: Date | null;
    undone_by: PersonId | null;
  };
  bulk_run_record: {
    run_id: BulkRunId;
    innovation_id: InnovationId;
    why: RecordRefusal | null;
    former: Former | null;
    undone: 'undone' | 'left' | null;
    undone_why: LeftWhy | null;
  };
};

export const tables = tablesOf<BulkTables>();
