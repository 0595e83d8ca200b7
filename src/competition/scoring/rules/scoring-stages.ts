import type { EditionDocument } from '../../edition/model/document.ts';
import { type ScoringKind, scoringKinds } from '../../edition/model/stages.ts';
import { type DecidingStage, decidingStages } from '../../stage/model/course.ts';

type Staged = Pick<EditionDocument, 'stages'>;

/** The stages of this edition in which sheets are filled in, in its order. */
export function scoringStagesOf({ stages }: Staged): readonly ScoringKind[] {
  return stages.flatMap((it) => {
    if (it.kind === 'desk_scoring') return [it.kind];
    return (it.kind === 'tpi_reading' || it.kind === 'interview') && it.settings.scored ? [it.kind] : [];
  });
}

/** Whose entries are scored: those of which this stage decides next; null when none comes after the scoring. */
export function decidedNext({ stages }: Staged, scoring: ScoringKind): DecidingStage | null {
  const place = stages.findIndex((it) => it.kind === scoring);
  const after = stages.slice(place + 1).map((it) => it.kind);
  return after.find((kind): kind is DecidingStage => decidingStages.includes(kind as never)) ?? null;
}

/** By which scores a stage decides: those of the last scoring before it; null when there is none. */
export function scoredBefore(document: Staged, deciding: DecidingStage): ScoringKind | null {
  const place = document.stages.findIndex((it) => it.kind === deciding);
  const before = document.stages.slice(0, Math.max(0, place)).map((it) => it.kind);
  const scoring = scoringStagesOf(document);
  return (
    before.findLast(
      (kind): kind is ScoringKind => scoringKinds.includes(kind as never) && scoring.includes(kind as never),
    ) ?? null
  );
}
