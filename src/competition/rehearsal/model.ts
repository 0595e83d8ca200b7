import type { PlenaryStage } from '../stage/model/plenary.ts';

export type Sizes = { readonly entries: number; readonly jurors: number };

export const rehearsalSteps = [
  'people',
  'entries',
  'checks',
  'scoring',
  'plenary',
  'announcement',
  'certificates',
  'feedback',
] as const;
export type RehearsalStep = (typeof rehearsalSteps)[number];

/** What came out. */
export type Report = {
  readonly editionId: string;
  readonly submitted: number;
  readonly passed: number;
  readonly refused: number;
  /** Sheets handed in, over all stages that are scored. */
  readonly sheets: number;
  /** How near the orders of each round come to what was planted (Kendall's tau, −1 to 1). */
  readonly judged: readonly { readonly entries: number; readonly raw: number; readonly calibrated: number }[];
  readonly minutes: readonly { readonly stage: PlenaryStage; readonly chosen: number; readonly sha256: string }[];
  /** Given for awards, to finalists, to everybody who took part, and to jurors. */
  readonly certificates: number;
  /** Entries whose people learn how their way ended, and those of them who learn what jurors made of it. */
  readonly feedback: { readonly told: number; readonly scored: number };
};
