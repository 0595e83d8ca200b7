import type { Dimension } from './dimensions.ts';

/**
 * The rungs of each dimension, lowest first. Regulation, procedure and monitoring go as domain.md §6 tells their strength, budget and planning by the
 * years T-2 to T0 of the regional index (nos. 18 and 21), the team by no. 23 and collaboration by no. 22.
 */
export const ladders = {
  policy: ['sk_pd', 'sk_kdh', 'perkada', 'perda'],
  budget: ['one', 'two', 'three'],
  planning: ['one', 'two', 'three'],
  performance: ['named'],
  team: ['people', 'assignment', 'decree'],
  procedure: ['print', 'electronic', 'online'],
  monitoring: ['internal', 'survey', 'external'],
  collaboration: ['three', 'four', 'five'],
} as const satisfies Record<Dimension, readonly string[]>;

export type Rung<D extends Dimension = Dimension> = (typeof ladders)[D][number];
/** A rung with its ladder, as messages name it. */
export type RungName = { [D in Dimension]: `${D}.${Rung<D>}` }[Dimension];
