import type { RoundId } from '#evaluation/index.ts';
import type { ScoringKind } from '../edition/model/stages.ts';

/** The round in which entries of a group are scored in a stage. */
export type ScoringRound = { readonly stage: ScoringKind; readonly group: string; readonly roundId: RoundId };

/** Why scoring was not opened; each code has the message `scoring.refusal.<code>`. */
export const scoringRefusals = [
  'not_found',
  'not_yours',
  'no_such_stage',
  'undated',
  'undecided',
  'no_entries',
  'no_rubric',
  'not_opened',
] as const;
export type ScoringRefusal = (typeof scoringRefusals)[number];
