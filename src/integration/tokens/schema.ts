import type { MembershipId, PersonId } from '#identity/index.ts';
import { tablesOf } from '#platform/db.ts';
import type { Scope, TokenId } from './model.ts';

type TokenTables = {
  api_token: {
    id: TokenId;
    person_id: PersonId;
    membership_id: MembershipId;
    name: string;
    scope: Scope;
    prefix: string;
    secret_digest: string;
    created_at: Date;
    expires_at: Date;
    last_used_at: Date | null;
    revoked_at: Date | null;
  };
};

export const tables = tablesOf<TokenTables>();
