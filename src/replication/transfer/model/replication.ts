import type { InstitutionId, PersonId, UnitId } from '#identity/index.ts';
import type { Id } from '#platform/ids.ts';
import type { InnovationId, ProblemId } from '#registry/index.ts';
import type { ReplicationState, StoodState } from './states.ts';

export type ReplicationId = Id<'ReplicationId'>;

/** Documents by which governments prove a replication (domain §5: indicator 31 of the innovation index). */
export const agreementKinds = ['pks', 'mou', 'statement'] as const;
export type AgreementKind = (typeof agreementKinds)[number];

/** Who commits themselves (domain §5: owner, replicator, facilitator sign). */
export const commitmentSides = ['owner', 'replicator', 'facilitator'] as const;
export type CommitmentSide = (typeof commitmentSides)[number];

/** Places in a replication where evidence of the locker stands. */
export const evidencePlaces = ['agreement', 'implementation', 'evaluation'] as const;
export type EvidencePlace = (typeof evidencePlaces)[number];

export const LONGEST_WHY = 5000;
export const LONGEST_NAME = 150;
export const LONGEST_EMAIL = 254;
export const LONGEST_PHONE = 40;
export const LONGEST_REASON = 2000;
export const LONGEST_NUMBER = 200;
export const LONGEST_PARTIES = 1000;
export const LONGEST_OFFICE = 200;
export const LONGEST_NOTE = 5000;
export const LONGEST_EVALUATION = 10_000;

/** A row of an impact table as the certificate's evaluation keeps it (LAN). */
export type KeptImpact = {
  readonly indicator: string;
  readonly unit: string;
  readonly before: number | null;
  readonly after: number | null;
  readonly better: 'higher' | 'lower' | 'unsaid';
  readonly source: string;
};
export type EvaluationImpact = { readonly origin: readonly KeptImpact[]; readonly replica: readonly KeptImpact[] };

/** What a certificate says, as it was given. */
export type CertificateContent = {
  readonly origin: string;
  readonly owner: string;
  readonly ownerUnit: string;
  readonly ownerRegion: string;
  readonly replica: string;
  readonly replicator: string;
  readonly replicatorUnit: string;
  readonly replicatorRegion: string;
  readonly startedOn: string;
  readonly issuedOn: string;
  readonly issuer: string;
  readonly signer: string;
  readonly agreement: { readonly kind: AgreementKind; readonly number: string; readonly date: string };
};

export type Commitment = {
  readonly side: CommitmentSide;
  readonly personId: PersonId;
  readonly name: string;
  readonly office: string;
  readonly committedOn: string;
};

/** What the rules of reading and moving ask. */
export type ReplicationOwnership = {
  readonly state: ReplicationState;
  readonly stood: StoodState | null;
  /** Of the origin as it is owned now. */
  readonly ownerId: InstitutionId;
  readonly ownerUnitId: UnitId | null;
  readonly keeperIds: readonly PersonId[];
  readonly institutionId: InstitutionId;
  readonly unitId: UnitId | null;
  readonly askedBy: PersonId | null;
  readonly evaluatedBy: PersonId | null;
  readonly facilitatorId: PersonId | null;
  readonly commitments: readonly Commitment[];
};

export type Agreement = {
  readonly kind: AgreementKind;
  readonly number: string;
  readonly date: string;
  readonly parties: string;
  readonly at: Date;
};

export type Replication = ReplicationOwnership & {
  readonly id: ReplicationId;
  readonly originId: InnovationId | null;
  readonly originTitle: string;
  /** The origin is before the public. */
  readonly originIsPublic: boolean;
  readonly ownerName: string;
  readonly ownerUnitName: string | null;
  readonly ownerRegion: string | null;
  readonly institutionName: string;
  readonly unitName: string | null;
  readonly regionCode: string | null;
  readonly problemId: ProblemId | null;
  readonly problemTitle: string | null;
  readonly replicaId: InnovationId | null;
  readonly replicaTitle: string | null;
  readonly replicaIsPublic: boolean;
  readonly reason: string;
  readonly why: string;
  readonly contact: { readonly name: string; readonly email: string; readonly phone: string };
  readonly askedByName: string | null;
  readonly askedAt: Date;
  readonly verifiedByName: string | null;
  readonly verifiedAt: Date | null;
  readonly verifyNote: string;
  readonly facilitatorName: string | null;
  readonly agreement: Agreement | null;
  readonly startedOn: string | null;
  readonly startNote: string;
  readonly evaluation: string;
  readonly evaluationImpact: EvaluationImpact | null;
  readonly evaluatedAt: Date | null;
  readonly backNote: string;
  readonly certificate: CertificateContent | null;
  readonly certificateCode: string | null;
  readonly certificateNumber: string | null;
  readonly certifiedAt: Date | null;
  readonly movedAt: Date;
  readonly revision: number;
};
