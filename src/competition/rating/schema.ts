import type { Generated } from 'kysely';
import type { InstitutionId, PersonId, Role, UnitId } from '#identity/index.ts';
import { tablesOf } from '#platform/db.ts';
import type { InnovationId } from '#registry/index.ts';
import type { EditionId } from '../edition/model/edition.ts';
import type { EntryId } from '../entry/model/entry.ts';
import type { BallotId, BallotState, MarkState, Source, VoidId } from './model.ts';

export type RatingTables = {
  rating_void: {
    id: VoidId;
    edition_id: EditionId;
    source: Source;
    domain: string;
    since: Date;
    until: Date;
    ballots: number;
    reason: string;
    voided_by: PersonId | null;
    voided_at: Date;
    lifted_by: PersonId | null;
    lifted_at: Date | null;
    lift_reason: Generated<string>;
  };
  rating_ballot: {
    id: BallotId;
    edition_id: EditionId;
    state: BallotState;
    voter: string | null;
    domain: string | null;
    network: string | null;
    token_hash: string;
    mail_id: string | null;
    asked_at: Date;
    expires_at: Date;
    confirmed_at: Date | null;
    void_id: VoidId | null;
  };
  rating_mark: {
    ballot_id: BallotId;
    edition_id: EditionId;
    entry_id: EntryId;
    mark: number;
    comment: string;
    state: MarkState;
    voter: string | null;
  };
  /** Columns of other tables that are read in joins and never written. */
  entry: {
    id: EntryId;
    edition_id: EditionId;
    title: string;
    institution_id: InstitutionId;
    unit_id: UnitId | null;
    innovation_id: InnovationId | null;
    created_by: PersonId | null;
  };
  innovation_keeper: { innovation_id: InnovationId; person_id: PersonId; until: Date | null };
  membership: {
    person_id: PersonId;
    role: Role;
    institution_id: InstitutionId;
    unit_id: UnitId | null;
    ended_at: Date | null;
  };
  person: { id: PersonId; name: string; email: string; deactivated_at: Date | null };
};

export const tables = tablesOf<RatingTables>();
