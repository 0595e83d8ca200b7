import type { PersonId } from '#identity/index.ts';
import { tablesOf } from '#platform/db.ts';
import type { LastingRecordId } from '../lasting/model/record.ts';

type SuccessionTables = {
  agreement_end: {
    record_id: LastingRecordId;
    left_at: Date;
    reason: string;
    said_by: PersonId | null;
    said_at: Date;
  };
  /** Of those below; locked and read in joins, never written. */
  lasting_record: { id: LastingRecordId };
  innovation: { id: string };
};

export const tables = tablesOf<SuccessionTables>();
