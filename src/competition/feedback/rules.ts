import type { EditionDocument, ScoreBand } from '../edition/model/document.ts';
import { type DecidingStage, outcomes, type Passage } from '../stage/model/course.ts';
import { decidingOf } from '../stage/rules/course.ts';
import { isToldToOwn } from '../stage/rules/reveal.ts';

type Told = Pick<EditionDocument, 'stages' | 'privacy'>;
type Dated = Passage & { readonly decidedAt: Date };

/** A score as its entrant learns it, by the setting of the edition. */
export type ShownScore =
  | { readonly as: 'none' }
  | { readonly as: 'band'; readonly band: ScoreBand | null }
  | { readonly as: 'mark'; readonly mark: number };

/** A score of 100 as the edition tells it: not at all, by the band that it lies in, or as it is. */
export function shownScore({ scores, bands }: Pick<Told['privacy'], 'scores' | 'bands'>, score: number): ShownScore {
  if (scores === 'none') return { as: 'none' };
  if (scores === 'marks') return { as: 'mark', mark: score };
  const reached = bands.filter((it) => it.from <= score).toSorted((a, b) => b.from - a.from);
  return { as: 'band', band: reached[0] ?? null };
}

/** A mark on the scale of its criterion, as a share of 100. */
export function shareOf({ min, max }: { readonly min: number; readonly max: number }, mark: number): number {
  return ((mark - min) / (max - min)) * 100;
}

/** What was decided of an entry and may be told to its people at this moment, in the order of the stages. */
export function toldPassages<P extends Dated>(document: Told, passages: readonly P[], now: Date): readonly P[] {
  const stages = decidingOf(document);
  return passages
    .filter((it) => stages.includes(it.stage) && isToldToOwn(document, it.stage, it.decidedAt, now))
    .toSorted((a, b) => stages.indexOf(a.stage) - stages.indexOf(b.stage));
}

/**
 * The stage with which the way of an entry ended, once its people may know; null while it goes on. Scores and comments are told then and
 * not before, so that nobody learns from them what is under embargo.
 */
export function endedWith(document: Told, passages: readonly Dated[], now: Date): DecidingStage | null {
  const told = toldPassages(document, passages, now);
  const out = told.find((it) => it.outcome === outcomes[it.stage].out);
  const last = decidingOf(document)
    .filter((it) => outcomes[it].on !== null)
    .at(-1);
  return out?.stage ?? told.find((it) => it.stage === last)?.stage ?? null;
}
