import type { InstitutionId, InstitutionKind } from '#identity/index.ts';
import type { Id } from '#platform/ids.ts';
import type { EditionDocument } from './document.ts';
import type { EditionState, RevisionKind } from './states.ts';

export type EditionId = Id<'EditionId'>;

/** What the read rule asks of an edition. */
export type EditionOwnership = { readonly state: EditionState; readonly organiserId: InstitutionId };

export type Edition = EditionOwnership & {
  readonly id: EditionId;
  readonly organiserName: string;
  readonly organiserKind: InstitutionKind;
  readonly regionCode: string | null;
  readonly revision: number;
  readonly document: EditionDocument;
  readonly publishedAt: Date | null;
  /** Since the first entry was submitted; null before. */
  readonly lockedAt: Date | null;
  readonly createdAt: Date;
  readonly updatedAt: Date;
};

export type Revision = {
  readonly no: number;
  readonly kind: RevisionKind;
  readonly document: EditionDocument;
  /** Told in public once the edition is. */
  readonly reason: string;
  readonly savedByName: string;
  readonly savedAt: Date;
};

export const LONGEST_REASON = 2000;

/** Why something was refused; each code has the message `edition.refusal.<code>`. */
export const editionRefusals = [
  'not_found',
  'not_yours',
  'not_draft',
  'not_open',
  'not_closed',
  'archived',
  'not_archived',
  'stale',
  'invalid',
  'has_problems',
  'reason_missing',
  'reason_long',
  'code_gone',
  'closing_by_extension',
  'not_later',
  'in_the_past',
  'scoring_begun',
  'no_closing',
  'rating_begun',
  'rating_over',
  'same_revision',
  'id_taken',
] as const;
export type EditionRefusal = (typeof editionRefusals)[number];
