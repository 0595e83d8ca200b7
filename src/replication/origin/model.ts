import type { InstitutionId, PersonId, UnitId } from '#identity/index.ts';
import type { InnovationId } from '#registry/index.ts';

/** Whose a record is, as far as the rules of copying ask. */
export type Owned = {
  readonly institutionId: InstitutionId;
  readonly unitId: UnitId | null;
  readonly keeperIds: readonly PersonId[];
};

/** A published record that others may copy. */
export type Origin = Owned & {
  readonly id: InnovationId;
  readonly title: string;
  readonly institutionName: string;
  readonly unitName: string | null;
  readonly regionCode: string | null;
};
