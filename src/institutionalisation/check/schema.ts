import type { Generated } from 'kysely';
import type { InstitutionId, PersonId, UnitId } from '#identity/index.ts';
import { tablesOf } from '#platform/db.ts';
import type { InnovationId, Sustainability } from '#registry/index.ts';
import type { ItemId, ItemState, RoundId } from './model/check.ts';

type CheckTables = {
  check_round: {
    id: RoundId;
    organiser_id: InstitutionId;
    year: number;
    opens: string;
    closes: string;
    region_code: string | null;
    begun_until: number | null;
    with_stopped: boolean;
    note: string;
    created_by: PersonId | null;
    created_at: Date;
    announced_at: Date | null;
    closed_at: Date | null;
    revision: Generated<number>;
  };
  check_item: {
    id: ItemId;
    round_id: RoundId;
    innovation_id: InnovationId;
    state: ItemState;
    status: Sustainability | null;
    reason: Generated<string>;
    since: string | null;
    is_late: Generated<boolean>;
    answered_by: PersonId | null;
    answered_at: Date | null;
    decided_by: PersonId | null;
    decided_at: Date | null;
    decision_note: Generated<string>;
    reminded_on: string | null;
    revision: Generated<number>;
  };
  check_item_history: {
    item_id: ItemId;
    revision: number;
    deed: 'answer' | 'verify' | 'return' | 'silence';
    status: Sustainability | null;
    reason: string;
    since: string | null;
    note: string;
    by_person: PersonId | null;
    at: Date;
  };
  /** Of those below; read in joins, never written. */
  innovation: {
    id: InnovationId;
    state: 'draft' | 'with_admin' | 'returned' | 'published' | 'archived';
    institution_id: InstitutionId;
    unit_id: UnitId | null;
    working_version_id: string | null;
    published_version_id: string | null;
  };
  innovation_version: { id: string; content: { readonly title: string } };
  institution: { id: InstitutionId; name: string; region_code: string | null };
  unit: { id: UnitId; name: string };
  person: { id: PersonId; name: string; deactivated_at: Date | null };
};

export const tables = tablesOf<CheckTables>();
