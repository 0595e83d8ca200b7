import type { Tally } from './rules/kaplan-meier.ts';

/** By what curves are told apart. */
export const groupings = ['all', 'region', 'affair', 'digital', 'policy', 'budget', 'performance'] as const;
export type Grouping = (typeof groupings)[number];

/** What is asked of the data beside the groups. */
export type SurvivalFilter = {
  readonly grouping: Grouping;
  readonly regions: readonly string[];
  readonly affairs: readonly string[];
  /** A dormant innovation counts as stopped since it is dormant; else it is not followed any further. */
  readonly dormantStops: boolean;
  /** Counts the time before the register knew an innovation as if it had been watched; too rosy, see the README. */
  readonly sinceStart: boolean;
};
export const plainFilter: SurvivalFilter = {
  grouping: 'all',
  regions: [],
  affairs: [],
  dormantStops: false,
  sinceStart: false,
};

export type Status = 'developing' | 'continuing' | 'dormant' | 'stopped';

/** What somebody said of an innovation's life: its status, and the day to which that goes back. */
export type Statement = { readonly status: Status; readonly day: string; readonly said: string };

/** One public record as the register knows it; days are `YYYY-MM-DD`. */
export type Life = {
  readonly id: string;
  /** Made by the demonstration; not of a life that was lived. */
  readonly isExample?: boolean;
  readonly regionCode: string | null;
  readonly affair: string | null;
  readonly digital: boolean | null;
  readonly startDate: string | null;
  readonly startYear: number | null;
  readonly startYearCertain: boolean;
  /** When it was registered. */
  readonly registered: string;
  readonly statements: readonly Statement[];
  /** Since when it has each of these, verified; not there when it has none. */
  readonly since: Readonly<Partial<Record<'policy' | 'budget' | 'performance', string>>>;
};

/** Why a record tells nothing of how long innovations live. */
export const leftOutReasons = ['no_start', 'no_statement', 'before_start', 'ended_unseen'] as const;
export type LeftOut = (typeof leftOutReasons)[number];

export type Group = {
  /** Code of a region or affair, `yes`, `no`, or `all`. */
  readonly key: string;
  readonly tally: Tally;
};

/** Lives counted, before any curve is drawn: what the statement answers and what the rule makes of a list of lives. */
export type CountedLives = {
  readonly groups: readonly Group[];
  /** Innovations that count, and those that do not with the reason. */
  readonly used: number;
  /** How many of those that count are made by the demonstration. */
  readonly examples: number;
  readonly leftOut: Readonly<Record<LeftOut, number>>;
};
