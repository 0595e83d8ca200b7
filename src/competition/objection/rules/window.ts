import type { EditionDocument } from '../../edition/model/document.ts';
import { stageOfKind } from '../../edition/rules/calendar.ts';
import { type DecidingStage, outcomes, type Passage } from '../../stage/model/course.ts';
import { decidingOf, isInFieldOf } from '../../stage/rules/course.ts';
import { isRevealed } from '../../stage/rules/reveal.ts';

type Staged = Pick<EditionDocument, 'stages'>;
type Told = Pick<EditionDocument, 'stages' | 'privacy'>;
type Dated = Passage & { readonly decidedAt: Date };

export type ObjectionWindow = {
  readonly opens: Date | null;
  readonly closes: Date | null;
  /** `unset` while the calendar has no dates for it. */
  readonly is: 'unset' | 'before' | 'open' | 'over';
};

/** The window of this edition at this moment (domain §3: about 5 calendar days); null when it has none. */
export function windowOf(document: Staged, now: Date): ObjectionWindow | null {
  const stage = stageOfKind(document, 'objection');
  if (!stage) return null;
  const [opens, closes] = [dateOf(stage.opens), dateOf(stage.closes)];
  if (!opens || !closes) return { opens, closes, is: 'unset' };
  if (now < opens) return { opens, closes, is: 'before' };
  return { opens, closes, is: now < closes ? 'open' : 'over' };
}

const dateOf = (text: string | null): Date | null => (text === null ? null : new Date(text));

export const CONFIRM_HOURS = 24;
const HOUR_MS = 3_600_000;

/** Until when the address of an objection can be confirmed: as long as the window is open, and a day in any case. */
export function confirmBy(document: Staged, raisedAt: Date): Date {
  const day = new Date(raisedAt.getTime() + CONFIRM_HOURS * HOUR_MS);
  const closes = windowOf(document, raisedAt)?.closes ?? null;
  return closes !== null && closes > day ? closes : day;
}

/** The stage whose choice is objected to: the last one before the window that lets entries go on. */
export function contestedStage(document: Staged): DecidingStage | null {
  const stages = decidingOf(document);
  const before = stages.slice(0, Math.max(0, stages.indexOf('objection')));
  return before.findLast((it) => outcomes[it].on !== null) ?? null;
}

/** Whether everyone may know of this entry that it was chosen, and nothing has ended its way: only then one may object to it. */
export function isObjectable(document: Told, passages: readonly Dated[], now: Date): boolean {
  const stage = contestedStage(document);
  if (stage === null || !isInFieldOf(document, 'objection', passages)) return false;
  const chosen = passages.find((it) => it.stage === stage);
  const isOut = passages.some((it) => it.stage === 'objection');
  return chosen !== undefined && !isOut && isRevealed(document, stage, chosen.decidedAt, now);
}
