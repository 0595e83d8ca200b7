import { tablesOf } from '#platform/db.ts';
import type { PairId, PairState } from './model.ts';

export type PairTables = {
  network_pair: {
    id: PairId;
    first_peer: string | null;
    first_source: string;
    second_peer: string;
    second_source: string;
    innovation_id: string | null;
    state: PairState;
    likeness: number;
    found_at: Date;
    decided_by: string | null;
    decided_at: Date | null;
  };
};

export const tables = tablesOf<PairTables>();
