import type { Generated } from 'kysely';
import type { PersonId } from '#identity/index.ts';
import { tablesOf } from '#platform/db.ts';
import type { ActivityId, ActivityKind, ActivityState, Quarter } from './model.ts';

type ProgrammeTables = {
  hub_programme: {
    region_code: string;
    year: number;
    published_at: Date | null;
    published_by: PersonId | null;
  };
  hub_activity: {
    id: ActivityId;
    region_code: string;
    year: number;
    copied_from: ActivityId | null;
    kind: ActivityKind;
    title: string;
    quarter: Quarter;
    starts_on: string | null;
    ends_on: string | null;
    place: string;
    office: string;
    target: string;
    state: ActivityState;
    result: string;
    revision: Generated<number>;
    changed_by: PersonId | null;
    changed_at: Date;
  };
};

export const tables = tablesOf<ProgrammeTables>();
