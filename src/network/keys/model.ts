import type { PersonId } from '#identity/index.ts';

/** A key as the hub keeps it; its secret half is sealed. */
export type KeptKey = {
  readonly id: string;
  readonly publicKey: string;
  readonly sealed: string | null;
  readonly fromAt: Date;
  readonly untilAt: Date | null;
  readonly revokedAt: Date | null;
  readonly revokeReason: string | null;
  readonly announcedBy: string | null;
  readonly announcement: string | null;
  readonly madeBy: PersonId | null;
  readonly madeAt: Date;
};
