import type { Generated } from 'kysely';
import type { PersonId } from '#identity/index.ts';
import { tablesOf } from '#platform/db.ts';

type HubTables = {
  hub_profile: {
    region_code: string;
    about_id: string;
    about_en: string;
    office: string;
    address: string;
    email: string;
    phone: string;
    hours: string;
    revision: Generated<number>;
    changed_by: PersonId | null;
    changed_at: Date;
  };
};

export const tables = tablesOf<HubTables>();
