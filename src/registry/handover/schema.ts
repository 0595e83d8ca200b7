import type { PersonId } from '#identity/index.ts';
import { tablesOf } from '#platform/db.ts';
import type { InnovationId } from '../model/ids.ts';
import type { RegistryTables } from '../schema.ts';
import type { OfferId, OfferState } from './model.ts';

type HandoverTables = RegistryTables & {
  keeper_offer: {
    id: OfferId;
    from_person: PersonId | null;
    to_person: PersonId;
    offered_by: PersonId;
    note: string;
    offered_at: Date;
    expires_at: Date;
  };
  keeper_offer_record: {
    offer_id: OfferId;
    innovation_id: InnovationId;
    state: OfferState;
    reason: string;
    answered_at: Date | null;
  };
};

export const tables = tablesOf<HandoverTables>();
