import type { InnovationId } from '#registry/index.ts';

/** `gone`: it was public, and is archived, withdrawn or erased. */
export const publicationStates = ['public', 'gone'] as const;
export type PublicationState = (typeof publicationStates)[number];

/** Where the numbering stands. */
export type Feed = {
  readonly epoch: string;
  readonly head: number;
  readonly changedAt: Date | null;
  /** By which the hub knows the tokens that it gave out in this epoch. */
  readonly tokenSecret: string;
};

/** One record at the place of its last change; its text only while everyone may read it. */
export type Publication = {
  readonly id: InnovationId;
  readonly state: PublicationState;
  readonly position: number;
  readonly changedAt: Date;
  readonly sets: readonly string[];
  /** The canonical text of its wire record. */
  readonly document: string | null;
};
