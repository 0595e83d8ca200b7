import type { RoundId } from '#evaluation/index.ts';
import type { PersonId } from '#identity/index.ts';
import { tablesOf } from '#platform/db.ts';
import type { EditionId } from '../edition/model/edition.ts';
import type { ScoringKind } from '../edition/model/stages.ts';

export type ScoringTables = {
  edition_round: {
    edition_id: EditionId;
    stage: ScoringKind;
    group_code: string;
    round_id: RoundId;
    opened_by: PersonId | null;
    opened_at: Date;
  };
};

export const tables = tablesOf<ScoringTables>();
