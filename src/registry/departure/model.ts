import type { InstitutionId, PersonId } from '#identity/index.ts';
import type { InnovationId } from '../model/ids.ts';

export const LONGEST_REASON = 2000;

/** A keeper of a record is no longer there, and nobody has taken over since. */
export type Departure = {
  readonly innovationId: InnovationId;
  readonly title: string;
  readonly institutionId: InstitutionId;
  readonly institutionName: string;
  readonly personId: PersonId;
  readonly name: string;
  readonly leftAt: Date;
  /** The keepers who are still there. */
  readonly keepers: readonly PersonId[];
  /** Said that nobody has to take over. */
  readonly setAside: { readonly reason: string; readonly by: string | null; readonly at: Date } | null;
};

/** A record that would be without anybody in charge. */
export type Deserted = { readonly id: InnovationId; readonly title: string };
