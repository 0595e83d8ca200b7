import type { Config } from '#platform/config.ts';
import type { Database } from '#platform/db.ts';
import type { RehearsalStep } from './model.ts';

/** A hub of its own in which a competition is rehearsed; what a step costs is told as it ends. */
export type Hall = {
  readonly db: Database;
  readonly config: Config;
  readonly baseUrl: string;
  readonly progress: (step: RehearsalStep) => void;
};
