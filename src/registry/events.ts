import type { PersonId } from '#identity/index.ts';
import { eventKind } from '#platform/outbox.ts';
import type { InnovationId, ProblemId, VersionId } from './model/ids.ts';

type OfKeeper = { innovationId: InnovationId; personId: PersonId };
type OfProblemAt = { problemId: ProblemId; at: string };
type OfReport = { problemId: ProblemId; personId: PersonId | null; at: string };
type OfVersion = { innovationId: InnovationId; versionId: VersionId };

export const innovationSubmitted = eventKind<OfVersion>('registry.innovation_submitted');
export const innovationReturned = eventKind<OfVersion>('registry.innovation_returned');
export const innovationPublished = eventKind<OfVersion>('registry.innovation_published');
export const innovationArchived = eventKind<{ innovationId: InnovationId }>('registry.innovation_archived');
export const innovationRestored = eventKind<{ innovationId: InnovationId }>('registry.innovation_restored');
/** What stands beside the text of a record changed: awards, origin, outside numbers, or what a check found. */
export const innovationAmended = eventKind<{ innovationId: InnovationId }>('registry.innovation_amended');
export const keeperAssigned = eventKind<OfKeeper>('registry.keeper_assigned');
export const problemRaised = eventKind<{ problemId: ProblemId }>('registry.problem_raised');
/** Somebody says that it is solved; it waits for who verifies it. */
export const problemReported = eventKind<OfProblemAt>('registry.problem_reported');
/** The verifier did not agree yet: whoever reported it should know. */
export const problemReturned = eventKind<OfReport>('registry.problem_returned');
/** Verified as «tuntas». */
export const problemSolved = eventKind<{ problemId: ProblemId }>('registry.problem_solved');

/** Names of every fact that the registry's core announces. */
export const coreFacts: readonly string[] = [
  innovationSubmitted,
  innovationReturned,
  innovationPublished,
  innovationArchived,
  innovationRestored,
  innovationAmended,
  keeperAssigned,
  problemRaised,
  problemReported,
  problemReturned,
  problemSolved,
].map((kind) => kind.name);
