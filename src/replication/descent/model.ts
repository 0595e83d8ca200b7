import type { InnovationId } from '#registry/index.ts';

/** A published record in a tree of descent. */
export type Kin = {
  readonly id: InnovationId;
  /** What it was adapted from, where that is public, too. */
  readonly originId: InnovationId | null;
  readonly title: string;
  readonly institutionName: string;
  readonly regionCode: string | null;
  readonly publishedAt: Date;
};

export type Tree = Kin & { readonly children: readonly Tree[] };

/** A record on the picture: in which column (generation) and row it stands. */
export type Placed = {
  readonly kin: Kin;
  readonly depth: number;
  readonly row: number;
  readonly parent: Placed | null;
};
