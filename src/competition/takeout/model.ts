import type { InstitutionId, MembershipId, PersonId } from '#identity/index.ts';
import type { Locale } from '#platform/i18n/i18n.ts';
import type { Id } from '#platform/ids.ts';
import type { EditionId } from '../edition/model/edition.ts';

export type TakeoutId = Id<'TakeoutId'>;

/** How the making comes along. */
export const takeoutStates = ['waiting', 'running', 'done', 'failed', 'cancelled'] as const;
export type TakeoutState = (typeof takeoutStates)[number];

/** Days for which an archive is kept after it was made. */
export const KEPT_DAYS = 7;

export type Takeout = {
  readonly id: TakeoutId;
  readonly editionId: EditionId;
  readonly organiserId: InstitutionId;
  readonly askedBy: PersonId;
  readonly membershipId: MembershipId;
  readonly lang: Locale;
  readonly state: TakeoutState;
  /** Parts of the archive, and those that are made. */
  readonly total: number;
  readonly done: number;
  readonly bytes: number;
  readonly askedAt: Date;
  readonly finishedAt: Date | null;
};

/** Why something was refused; each code has the message `takeout.refusal.<code>`. */
export const takeoutRefusals = ['not_found', 'not_now'] as const;
export type TakeoutRefusal = (typeof takeoutRefusals)[number];
