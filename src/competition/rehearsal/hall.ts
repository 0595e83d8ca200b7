import type { Config } from '#platform/config.ts';
import type { Database } from '#platform/db.ts';
import type { RehearsalStep } from './model.ts';

/** A hub of its own in which a competition is rehearsed. */
export type Hall = {
  readonly db: Database;
  readonly config: Config;
  readonly baseUrl: string;
  /** When the rehearsal begins; the clock of its database must stand there, for entries are submitted by it. */
  readonly startsAt: Date;
  /** Hears of each step as it ends. */
  readonly progress: (step: RehearsalStep) => void;
  /** Hears how far a long step has come. */
  readonly along: (step: RehearsalStep, done: number, of: number) => void;
};
