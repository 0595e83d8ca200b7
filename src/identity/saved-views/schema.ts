import { tablesOf } from '#platform/db.ts';
import type { InstitutionId, MembershipId, PersonId } from '../model.ts';
import type { SavedViewId } from './model.ts';

type SavedViewTables = {
  saved_view: {
    id: SavedViewId;
    person_id: PersonId;
    institution_id: InstitutionId;
    list: string;
    query: string;
    name: string;
    shared: boolean;
    created_at: Date;
    updated_at: Date;
    deleted_at: Date | null;
  };
  person: { id: PersonId; name: string };
  membership: { id: MembershipId; person_id: PersonId; institution_id: InstitutionId; ended_at: Date | null };
};

export const tables = tablesOf<SavedViewTables>();
