import type { Viewer } from '#identity/index.ts';
import type { Capability } from '#platform/capability.ts';
import type { FactSource, SubjectSource } from './door.ts';

/** What the app hands in: subjects and facts of the rooms that own them. */
export type InstrumentDoors = {
  readonly subjects: readonly SubjectSource[];
  readonly facts: readonly FactSource[];
};

/** Questionnaires with scores: catalogues by edition, claimed beside verified. */
export function instrumentManifest(_doors: InstrumentDoors): Capability<Viewer> {
  return { name: 'instrument', routes: [], auditEvents: [], facts: [], jobs: [], notices: [] };
}
