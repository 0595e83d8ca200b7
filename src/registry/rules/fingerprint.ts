import { createHash } from 'node:crypto';
import { type AwardEntry, awardSchema, type ExternalId, externalIdSchema, type Lineage } from '../model/register.ts';
import { canonical } from './changes.ts';

const LENGTH = 16;

/** A short mark of what a form was filled from, so that a stale tab is noticed where no revision is counted. */
function fingerprint(value: unknown): string {
  return createHash('sha256').update(canonical(value)).digest('hex').slice(0, LENGTH);
}

/** The order of the entries does not matter, nor what stands beside them. */
export function awardsMark(awards: readonly AwardEntry[]): string {
  return fingerprint(awards.map((award) => canonical(awardSchema.parse(award))).sort());
}

export function externalIdsMark(ids: readonly ExternalId[]): string {
  return fingerprint(ids.map((id) => canonical(externalIdSchema.parse(id))).sort());
}

export function lineageMark(lineage: Lineage | null): string {
  return fingerprint(lineage && { ...lineage });
}
