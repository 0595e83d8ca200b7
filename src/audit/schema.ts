import type { Generated } from 'kysely';
import { tablesOf } from '#platform/db.ts';
import type { Change } from './model.ts';

type AuditTables = {
  audit_event: {
    id: Generated<number>;
    at: Date;
    event: string;
    person_id: string | null;
    person_name: string;
    role: string;
    subject_kind: string;
    subject_id: string;
    ip: string;
    before_digest: string | null;
    after_digest: string | null;
    changes: readonly Change[];
    as_person_id: string | null;
    as_person_name: string | null;
    /** Since when its details are gone. */
    erased_at: Generated<Date | null>;
  };
  audit_seal: {
    no: number;
    first_id: number;
    last_id: number;
    events: number;
    previous: string;
    digest: string;
    sealed_at: Date;
  };
  audit_reseal: { id: Generated<number>; seal_no: number; digest: string; resealed_at: Date };
};

export const tables = tablesOf<AuditTables>();
