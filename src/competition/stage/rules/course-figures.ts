import type { EditionDocument } from '../../edition/model/document.ts';
import { type DecidingStage, outcomes, type Passage, type Standing } from '../model/course.ts';
import { decidingOf, isInFieldOf } from './course.ts';

type Placed = { readonly id?: string; readonly passages: readonly Passage[]; readonly standing: Standing };

/** How far a deciding stage has come: how many entries it decides of, and what became of them. */
export type StageFigures = {
  readonly stage: DecidingStage;
  readonly field: number;
  readonly open: number;
  readonly waiting: number;
  readonly on: number;
  readonly out: number;
};

/** The figures of every deciding stage of the edition, in its order; `contested` are entries with an objection that is not answered. */
export function figuresOf(
  document: Pick<EditionDocument, 'stages'>,
  entries: readonly Placed[],
  contested: ReadonlySet<string> = new Set(),
): readonly StageFigures[] {
  return decidingOf(document).map((stage) => {
    const field = entries.filter((it) => isInFieldOf(document, stage, it.passages));
    const outcomeOf = ({ passages }: Placed) => passages.find((it) => it.stage === stage)?.outcome ?? null;
    const { on, out, wait } = outcomes[stage];
    const count = (isCounted: (outcome: string | null) => boolean) =>
      field.filter((it) => isCounted(outcomeOf(it))).length;
    const isOut = count((it) => it === out);
    const unanswered = field.filter((it) => it.id !== undefined && contested.has(it.id) && outcomeOf(it) === null);
    // Against whom nobody objects goes on without a decision.
    const goesOn = on === null ? field.length - isOut - unanswered.length : count((it) => it === on);
    const waiting = count((it) => it !== null && (wait as readonly string[]).includes(it));
    return {
      stage,
      field: field.length,
      open: field.length - goesOn - isOut - waiting,
      waiting,
      on: goesOn,
      out: isOut,
    };
  });
}
