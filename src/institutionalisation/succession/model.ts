import type { InstitutionId, PersonId } from '#identity/index.ts';
import type { InnovationId } from '#registry/index.ts';
import type { LastingContent } from '../lasting/model/content.ts';
import type { LastingRecordId } from '../lasting/model/record.ts';

export const LONGEST_REASON = 2000;

/** A running performance agreement whose official is no longer in the institution. */
export type LeftAgreement = {
  readonly id: LastingRecordId;
  readonly innovationId: InnovationId;
  readonly title: string;
  readonly institutionId: InstitutionId;
  readonly content: LastingContent;
  readonly personId: PersonId;
  readonly name: string;
  readonly leftAt: Date;
  /** Said that it ended with the official. */
  readonly ended: { readonly reason: string; readonly by: string | null; readonly at: Date } | null;
};

/** Why something was refused; each code has the message `succession.refusal.<code>`. */
export const successionRefusals = [
  'not_found',
  'not_yours',
  'admin_only',
  'not_left',
  'reason_missing',
  'too_long',
] as const;
export type SuccessionRefusal = (typeof successionRefusals)[number];
