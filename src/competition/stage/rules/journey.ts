import type { EditionDocument } from '../../edition/model/document.ts';
import type { StageKind } from '../../edition/model/stages.ts';
import { isInLine } from '../../edition/rules/calendar.ts';
import { type CourseOutcome, type DecidingStage, decidingStages, outcomes, type Passage } from '../model/course.ts';
import { isRevealed } from './reveal.ts';

type Told = Pick<EditionDocument, 'stages' | 'privacy'>;
type Dated = Passage & { readonly decidedAt: Date };

/** One step of an entry's way as everyone may see it; outcome null: nothing was announced. */
export type Step = {
  readonly stage: StageKind;
  readonly opens: string | null;
  readonly is: 'past' | 'present' | 'to_come';
  readonly outcome: CourseOutcome | null;
  readonly award: string | null;
};

/**
 * The way of a submitted entry as the public may see it: the stages of the calendar, and good outcomes once they are announced. Who was not
 * chosen is not shown up: its way simply ends with the last stage that it reached, once others are announced as going on.
 */
export function journeyOf(document: Told, passages: readonly Dated[], now: Date): readonly Step[] {
  const line = document.stages.filter(isInLine);
  const end = line.findIndex((it) => isOutFor(document, it.kind, passages, now));
  const steps = end < 0 ? line : line.slice(0, end + 1);
  return steps.map((it, place) => {
    const passage = passages.find((one) => one.stage === it.kind && one.outcome === goodIn(one.stage));
    const isTold = passage !== undefined && isRevealed(document, passage.stage, passage.decidedAt, now);
    return {
      stage: it.kind,
      opens: it.opens,
      is: timeOf(line, place, now),
      outcome: isTold ? passage.outcome : null,
      award: isTold ? passage.award : null,
    };
  });
}

const goodIn = (stage: DecidingStage): string | null => outcomes[stage].on;

function isOutFor(document: Told, kind: StageKind, passages: readonly Dated[], now: Date): boolean {
  if (!decidingStages.includes(kind as DecidingStage)) return false;
  const stage = kind as DecidingStage;
  const passage = passages.find((it) => it.stage === stage && it.outcome === outcomes[stage].out);
  return passage !== undefined && isRevealed(document, stage, passage.decidedAt, now);
}

function timeOf(line: Told['stages'], place: number, now: Date): Step['is'] {
  const opens = line[place]?.opens ?? null;
  if (opens === null || new Date(opens) > now) return 'to_come';
  const next = line.slice(place + 1).find((it) => it.opens !== null);
  return next?.opens && new Date(next.opens) <= now ? 'past' : 'present';
}
