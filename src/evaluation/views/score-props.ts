import type { FieldErrors } from '#platform/ui/field.tsx';
import type { EvaluationRefusal, Round } from '../model/round.ts';
import type { Finish, Mark, Sheet } from '../model/sheet.ts';
import type { Clash } from '../rules/sheet.ts';
import type { ShownReading } from './reading-view.tsx';
import type { Boxes } from './sheet-boxes.ts';

export type ScorePageProps = {
  readonly sheet: Sheet;
  readonly round: Round;
  readonly marks: readonly Mark[];
  readonly reading: ShownReading | null;
  readonly boxes: ReadonlyMap<string, Boxes>;
  readonly errors: FieldErrors;
  readonly clashes: readonly Clash[];
  readonly finishes: readonly Finish[];
  /** Why nothing can be written now; the sheet is then only shown. */
  readonly whyNot: EvaluationRefusal | null;
};
