import type { InstitutionId, PersonId, UnitId } from '#identity/index.ts';
import { tablesOf } from '#platform/db.ts';
import type { InnovationId } from '#registry/index.ts';
import type { NeedId, NeedKind, ReadinessAnswer, ReadinessId } from './model.ts';

export type NeedTables = {
  innovation_need_list: {
    innovation_id: InnovationId;
    revision: number;
    set_by: PersonId | null;
    set_at: Date;
  };
  innovation_need: {
    id: NeedId;
    innovation_id: InnovationId;
    kind: NeedKind;
    item: string;
    amount: string;
    is_must: boolean;
    note: string;
    place: number;
    dropped_at: Date | null;
  };
  readiness: {
    id: ReadinessId;
    innovation_id: InnovationId;
    institution_id: InstitutionId;
    unit_id: UnitId | null;
    revision: number;
    answered_by: PersonId | null;
    answered_at: Date;
  };
  readiness_answer: { readiness_id: ReadinessId; need_id: NeedId; answer: ReadinessAnswer; note: string };
  institution: { id: InstitutionId; name: string };
  unit: { id: UnitId; name: string };
};

export const tables = tablesOf<NeedTables>();
