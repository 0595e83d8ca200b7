/** Deeds between two pairs of eyes by which nothing is decided: whose entry it is does not read of them. */
export const unsettledDeeds: readonly string[] = [
  'competition.stage.propose_refusal',
  'competition.stage.dismiss_refusal',
];
