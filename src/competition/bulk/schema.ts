import type { PersonId } from '#identity/index.ts';
import { tablesOf } from '#platform/db.ts';
import type { EntryId } from '../entry/model/entry.ts';
import type { EntryTables } from '../entry/schema.ts';
import type { BulkMove, EntryRunId, Former } from './model.ts';

type BulkTables = EntryTables & {
  entry_run: {
    id: EntryRunId;
    move: BulkMove;
    said: string;
    list: string;
    done_by: PersonId;
    done_at: Date;
    undone_at: Date | null;
  };
  entry_run_entry: {
    run_id: EntryRunId;
    entry_id: EntryId;
    why: string | null;
    former: Former | null;
    done_at: Date;
    undone: 'undone' | 'left' | null;
  };
};

export const tables = tablesOf<BulkTables>();
