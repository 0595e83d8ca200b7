import type { UsedEvidence } from '#files/index.ts';
import type { InnovationContent } from '../../model/content.ts';
import type { InnovationId } from '../../model/ids.ts';
import type { Award } from '../../model/record.ts';
import type { ExternalId } from '../../model/register.ts';

/** One version of a record with what stands around it, as far as its reader may see. */
export type WholeRecord = {
  readonly id: InnovationId;
  readonly institutionName: string;
  readonly unitName: string | null;
  readonly regionCode: string | null;
  readonly content: InnovationContent;
  readonly version: number;
  /** When this version was decided on, else saved. */
  readonly changedAt: Date;
  /** Where it stands, in words; programs get `state`. */
  readonly position: string;
  readonly state: string;
  readonly awards: readonly Award[];
  readonly externalIds: readonly ExternalId[];
  readonly origin: string;
  readonly adaptation: string;
  readonly replicas: number;
  /** Each once for every place that it proves. */
  readonly evidence: readonly UsedEvidence[];
  /** Address of its page, with host. */
  readonly address: string;
};

/** Every evidence once, wherever it is used. */
export function onceEach(evidence: readonly UsedEvidence[]): readonly UsedEvidence[] {
  return evidence.filter((it, at) => evidence.findIndex((other) => other.id === it.id) === at);
}
