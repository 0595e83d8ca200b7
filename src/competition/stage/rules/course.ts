import type { EditionDocument } from '../../edition/model/document.ts';
import { type DecidingStage, decidingStages, outcomes, type Passage, type Standing } from '../model/course.ts';

type Staged = Pick<EditionDocument, 'stages'>;

/** The deciding stages that this edition has, in its order. */
export function decidingOf({ stages }: Staged): readonly DecidingStage[] {
  return stages.map((it) => it.kind).filter((kind): kind is DecidingStage => decidingStages.includes(kind as never));
}

/**
 * Where an entry stands that was submitted, by what was decided of it so far (domain §3). A passage of a stage that the edition left
 * out meanwhile counts no more.
 */
export function standingOf(document: Staged, passages: readonly Passage[]): Standing {
  const stages = decidingOf(document);
  for (const stage of stages) {
    const passage = passages.find((it) => it.stage === stage);
    const { on, out, wait } = outcomes[stage];
    if (passage?.outcome === out) return { is: 'out', stage };
    if (passage && (wait as readonly string[]).includes(passage.outcome)) return { is: 'waiting', stage };
    // Nothing is decided of an entry against which nobody objected.
    if (!passage && on !== null) return { is: 'on', next: stage };
  }
  const last = passages.find((it) => it.stage === 'tpi_plenary' && stages.includes('tpi_plenary'));
  return last ? { is: 'awarded', award: last.award } : { is: 'on', next: null };
}

/** Whether an entry is among those that this stage decides of, or has decided of: it came through all stages before. */
export function isInFieldOf({ stages }: Staged, stage: DecidingStage, passages: readonly Passage[]): boolean {
  const place = stages.findIndex((it) => it.kind === stage);
  if (place < 0) return false;
  const standing = standingOf({ stages: stages.slice(0, place) }, passages);
  return standing.is === 'on' && standing.next === null;
}

/** The stages that decide after this one: what rests on it. */
export function decidingAfter(document: Staged, stage: DecidingStage): readonly DecidingStage[] {
  const stages = decidingOf(document);
  return stages.slice(stages.indexOf(stage) + 1);
}
