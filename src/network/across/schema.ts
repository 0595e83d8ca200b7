import type { Generated } from 'kysely';
import type { InstitutionId, PersonId } from '#identity/index.ts';
import { tablesOf } from '#platform/db.ts';
import type { InnovationId } from '#registry/index.ts';
import type { PeerId } from '../peers/model.ts';
import type { AcrossId, AcrossState, Agreement, Asker, MessageId, MessageState, Side } from './model.ts';

type AcrossTables = {
  network_across: {
    id: AcrossId;
    side: Side;
    peer_id: PeerId;
    about: string;
    title: string;
    institution_id: InstitutionId;
    innovation_id: InnovationId | null;
    asker: Asker;
    state: AcrossState;
    note: string;
    agreement: Agreement | null;
    sent: Generated<number>;
    received: Generated<number>;
    created_by: PersonId | null;
    created_at: Date;
    moved_at: Date;
    revision: Generated<number>;
  };
  network_message: {
    id: MessageId;
    across_id: AcrossId;
    direction: 'out' | 'in';
    sequence: number;
    state: MessageState;
    body: object;
    tries: Generated<number>;
    next_at: Date | null;
    why: Generated<string>;
    at: Date;
  };
  network_peer: { id: PeerId; name: string; hub: string | null };
  institution: { id: InstitutionId; name: string };
  innovation: { id: InnovationId; institution_id: InstitutionId; state: string; published_version_id: string | null };
  innovation_version: { id: string; content: { readonly title: string } };
};

export const tables = tablesOf<AcrossTables>();
