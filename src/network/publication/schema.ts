import { tablesOf } from '#platform/db.ts';
import type { InnovationId } from '#registry/index.ts';
import type { PublicationState } from './model.ts';

export type PublicationTables = {
  network_feed: {
    only_one: boolean;
    epoch: string;
    made_for: string;
    token_secret: string;
    head: number;
    changed_at: Date | null;
    renew_through: number;
    checked_at: Date | null;
  };
  network_publication: {
    innovation_id: InnovationId;
    state: PublicationState;
    position: number;
    changed_at: Date;
    sets: string[];
    digest: string;
  };
  network_document: { innovation_id: InnovationId; document: string };
  network_set: { spec: string; position: number; innovation_id: InnovationId };
};

export const tables = tablesOf<PublicationTables>();
