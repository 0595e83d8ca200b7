import type { UsedEvidence } from '#files/index.ts';
import type { LastingRecord } from '../model/record.ts';
import type { RecordFlag } from '../rules/flags.ts';

/** A record with what is shown beside it. */
export type ShownRecord = LastingRecord & {
  readonly papers: readonly UsedEvidence[];
  readonly flags: readonly RecordFlag[];
};
