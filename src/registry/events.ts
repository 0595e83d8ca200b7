import type { PersonId } from '#identity/index.ts';
import { eventKind } from '#platform/outbox.ts';
import type { InnovationId, ProblemId, VersionId } from './model/ids.ts';

type OfKeeper = { innovationId: InnovationId; personId: PersonId };
type OfVersion = { innovationId: InnovationId; versionId: VersionId };

export const innovationSubmitted = eventKind<OfVersion>('registry.innovation_submitted');
export const innovationReturned = eventKind<OfVersion>('registry.innovation_returned');
export const innovationPublished = eventKind<OfVersion>('registry.innovation_published');
export const innovationArchived = eventKind<{ innovationId: InnovationId }>('registry.innovation_archived');
export const innovationRestored = eventKind<{ innovationId: InnovationId }>('registry.innovation_restored');
export const keeperAssigned = eventKind<OfKeeper>('registry.keeper_assigned');
export const problemRaised = eventKind<{ problemId: ProblemId }>('registry.problem_raised');
export const problemSolved = eventKind<{ problemId: ProblemId }>('registry.problem_solved');

/** Names of every fact that the registry's core announces. */
export const coreFacts: readonly string[] = [
  innovationSubmitted,
  innovationReturned,
  innovationPublished,
  innovationArchived,
  innovationRestored,
  keeperAssigned,
  problemRaised,
  problemSolved,
].map((kind) => kind.name);
