import type { InstitutionId } from '#identity/index.ts';
import type { Id } from '#platform/ids.ts';
import type { InstrumentDocument } from './document.ts';
import type { EditionState, RevisionKind } from './states.ts';

export type InstrumentEditionId = Id<'InstrumentEditionId'>;

/** What the read rule asks of an edition. */
export type EditionOwnership = { readonly state: EditionState; readonly ownerId: InstitutionId };

export type InstrumentEdition = EditionOwnership & {
  readonly id: InstrumentEditionId;
  readonly ownerName: string;
  readonly revision: number;
  readonly document: InstrumentDocument;
  readonly publishedAt: Date | null;
  /** Since the first answer was given; null before. */
  readonly lockedAt: Date | null;
  readonly createdAt: Date;
  readonly updatedAt: Date;
};

export type InstrumentRevision = {
  readonly no: number;
  readonly kind: RevisionKind;
  readonly document: InstrumentDocument;
  /** Told to everybody who answers, once the edition is published. */
  readonly reason: string;
  readonly savedByName: string;
  readonly savedAt: Date;
};

export const LONGEST_REASON = 2000;

/** Why something was refused; each code has the message `instrument.refusal.<code>`. */
export const editionRefusals = [
  'not_found',
  'not_yours',
  'not_draft',
  'not_open',
  'not_closed',
  'archived',
  'not_archived',
  'stale',
  'has_problems',
  'reason_missing',
  'reason_long',
  'code_gone',
  'period_by_extension',
  'not_later',
  'in_the_past',
  'key_taken',
  'id_taken',
] as const;
export type EditionRefusal = (typeof editionRefusals)[number];
