import type { InstitutionId, PersonId } from '#identity/index.ts';
import type { Id } from '#platform/ids.ts';

export type CommitmentId = Id<'HubCommitmentId'>;

export const commitmentStates = ['waiting', 'returned', 'verified', 'replaced', 'withdrawn'] as const;
export type CommitmentState = (typeof commitmentStates)[number];

/** Where a member stands with its commitment on a day. */
export const standings = ['signed', 'ending', 'waiting', 'returned', 'expired', 'none'] as const;
export type Standing = (typeof standings)[number];

/** What everybody may know of it: what is still being looked at is not signed yet. */
export const publicStandings = ['signed', 'expired', 'none'] as const;
export type PublicStanding = (typeof publicStandings)[number];

export const LONGEST_NUMBER = 200;
export const LONGEST_OFFICE = 200;
export const LONGEST_NOTE = 2000;

/** What the paper says; days are `YYYY-MM-DD`. */
export type Signed = {
  readonly number: string;
  readonly signedOn: string;
  /** Whose office signed. */
  readonly office: string;
  /** Null: until a newer one replaces it. */
  readonly validUntil: string | null;
};

export type Commitment = Signed & {
  readonly id: CommitmentId;
  readonly institutionId: InstitutionId;
  readonly institutionName: string;
  readonly regionCode: string | null;
  readonly state: CommitmentState;
  readonly registeredBy: PersonId | null;
  readonly registeredByName: string | null;
  readonly registeredAt: Date;
  readonly decidedByName: string | null;
  readonly decidedAt: Date | null;
  readonly decisionNote: string;
  readonly revision: number;
};

/** A regency or city of the hub, with the commitment that counts and the one that is being looked at or came back. */
export type Member = {
  readonly institutionId: InstitutionId;
  readonly name: string;
  readonly regionCode: string;
  readonly verified: (Signed & { readonly id: CommitmentId }) | null;
  readonly open: { readonly id: CommitmentId; readonly state: 'waiting' | 'returned' } | null;
};

/** Why something was not done; each has the message `commitment.refusal.<code>`. */
export const commitmentRefusals = [
  'not_found',
  'members_only',
  'hub_only',
  'own',
  'waiting_already',
  'not_waiting',
  'number_missing',
  'office_missing',
  'text_long',
  'day_wrong',
  'day_future',
  'until_wrong',
  'file_missing',
  'note_missing',
  'note_long',
  'paper_refused',
  'stale',
  'id_taken',
] as const;
export type CommitmentRefusal = (typeof commitmentRefusals)[number];
