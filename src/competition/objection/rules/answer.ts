import type { EditionDocument } from '../../edition/model/document.ts';
import { stageOfKind } from '../../edition/rules/calendar.ts';
import type { ObjectionOutcome } from '../model/states.ts';

/** Upholding an objection takes an entry out, as a refusal at the check does: it waits for a second person where the edition wants that. */
export function needsSecond(document: Pick<EditionDocument, 'stages'>, outcome: ObjectionOutcome): boolean {
  return outcome === 'upheld' && stageOfKind(document, 'admin_check')?.settings.twoEyes === true;
}
