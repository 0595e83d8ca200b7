import type { EditionDocument } from '../model/document.ts';
import type { EditionStage, StageKind, StageOf } from '../model/stages.ts';
import type { EditionState } from '../model/states.ts';

type Staged = Pick<EditionDocument, 'stages'>;

/** The stage of this kind; null when the edition leaves it out. */
export function stageOfKind<Kind extends StageKind>({ stages }: Staged, kind: Kind): StageOf<Kind> | null {
  return stages.find((it): it is StageOf<Kind> => it.kind === kind) ?? null;
}

const momentOf = (text: string | null): Date | null => (text === null ? null : new Date(text));

/** The moment from which entries come too late; null while it is not set. */
export function closingOf(document: Staged): Date | null {
  return momentOf(stageOfKind(document, 'entering')?.closes ?? null);
}

/** Whether an entry may be submitted: from the opening on, and before the closing (a second later is too late). */
export function isOpenForEntries(document: Staged, now: Date): boolean {
  const stage = stageOfKind(document, 'entering');
  const [opens, closes] = [momentOf(stage?.opens ?? null), closingOf(document)];
  return opens !== null && closes !== null && opens <= now && now < closes;
}

/** Until when a stage lasts: its closing, or for a moment the opening of the next one; null: nothing ends it. */
function endOf(stages: readonly EditionStage[], index: number): Date | null {
  const stage = stages[index];
  if (!stage) return null;
  const next = stages.slice(index + 1).find((it) => it.opens !== null && isInLine(it));
  return momentOf(stage.closes) ?? momentOf(next?.opens ?? null);
}

/** Public rating runs beside the others; all else comes one after the other. */
export const isInLine = ({ kind }: { readonly kind: StageKind }): boolean => kind !== 'public_rating';

/** The stage in which the edition is by its calendar; null before the first, between two, and after the last. */
export function stageAt({ stages }: Staged, now: Date): EditionStage | null {
  const line = stages.filter(isInLine);
  const isOn = (stage: EditionStage, index: number) => {
    const [opens, end] = [momentOf(stage.opens), endOf(line, index)];
    return opens !== null && opens <= now && (end === null || now < end);
  };
  return line.findLast(isOn) ?? null;
}

/** The stage that opens next; null when none is to come. */
export function nextStage({ stages }: Staged, now: Date): EditionStage | null {
  const coming = stages.filter((it) => isInLine(it) && it.opens !== null && new Date(it.opens) > now);
  return coming.toSorted((a, b) => Date.parse(a.opens ?? '') - Date.parse(b.opens ?? ''))[0] ?? null;
}

/** The moments at which reminders are due, earliest first; none while the closing is not set. */
export function remindersOf(document: Pick<EditionDocument, 'stages' | 'reminders'>): readonly Date[] {
  const closing = closingOf(document);
  if (!closing) return [];
  const hours = document.reminders.toSorted((a, b) => b - a);
  return hours.map((it) => new Date(closing.getTime() - it * HOUR_MS));
}

/** Whether nothing of the edition is owed any more. */
export const isOver = ({ state }: { readonly state: EditionState }): boolean =>
  state === 'closed' || state === 'archived';

const HOUR_MS = 3_600_000;
