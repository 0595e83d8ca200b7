import type { PersonId } from '#identity/index.ts';
import { tablesOf } from '#platform/db.ts';

export type KeyTables = {
  network_key: {
    id: string;
    public_key: string;
    sealed: string | null;
    from_at: Date;
    until_at: Date | null;
    revoked_at: Date | null;
    revoke_reason: string | null;
    announced_by: string | null;
    announcement: string | null;
    made_by: PersonId | null;
    made_at: Date;
  };
};

export const tables = tablesOf<KeyTables>();
