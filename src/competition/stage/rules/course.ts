import type { EditionDocument } from '../../edition/model/document.ts';
import { type DecidingStage, decidingStages, outcomes, type Passage, type Standing } from '../model/course.ts';

type Staged = Pick<EditionDocument, 'stages'>;

/** Asked for each entry of a list: made once a document. */
const known = new WeakMap<Staged['stages'], readonly DecidingStage[]>();

/** The deciding stages that this edition has, in its order. */
export function decidingOf({ stages }: Staged): readonly DecidingStage[] {
  const made =
    known.get(stages) ??
    stages.map((it) => it.kind).filter((kind): kind is DecidingStage => decidingStages.includes(kind as never));
  known.set(stages, made);
  return made;
}

/**
 * Where an entry stands that was submitted, by what was decided of it so far (domain §3). A passage of a stage that the edition left
 * out meanwhile counts no more.
 */
export function standingOf(document: Staged, passages: readonly Passage[]): Standing {
  return standingAfter(decidingOf(document), passages);
}

function standingAfter(stages: readonly DecidingStage[], passages: readonly Passage[]): Standing {
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
export function isInFieldOf(document: Staged, stage: DecidingStage, passages: readonly Passage[]): boolean {
  const stages = decidingOf(document);
  const place = stages.indexOf(stage);
  if (place < 0) return false;
  const standing = standingAfter(stages.slice(0, place), passages);
  return standing.is === 'on' && standing.next === null;
}

/** The stages that decide after this one: what rests on it. */
export function decidingAfter(document: Staged, stage: DecidingStage): readonly DecidingStage[] {
  const stages = decidingOf(document);
  return stages.slice(stages.indexOf(stage) + 1);
}
