import type { EditionDocument } from '../../edition/model/document.ts';
import { stageOfKind } from '../../edition/rules/calendar.ts';
import type { Passage } from '../../stage/model/course.ts';
import { isInFieldOf, standingOf } from '../../stage/rules/course.ts';

type Staged = Pick<EditionDocument, 'stages'>;

/** Whether an entry is to be heard: a finalist, of whom the last plenary decides; without that plenary whoever is still on the way. */
export function isHeard(document: Staged, passages: readonly Passage[]): boolean {
  if (stageOfKind(document, 'tpi_plenary')) return isInFieldOf(document, 'tpi_plenary', passages);
  return standingOf(document, passages).is === 'on';
}
