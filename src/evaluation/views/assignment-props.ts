import type { AssignmentRunId } from '../model/ids.ts';
import type { EvaluationRefusal, Juror, Round, SheetLine, Subject } from '../model/round.ts';
import type { LastRun } from '../queries/sheets.ts';
import type { Shared, Sharing } from '../rules/assignment.ts';

export type AssignmentFilter = { readonly text: string; readonly isLacking: boolean };

export type AssignmentPageProps = {
  readonly round: Round;
  readonly sharing: Omit<Sharing, 'seed'>;
  /** Those of this page of the list. */
  readonly subjects: readonly Subject[];
  readonly total: number;
  readonly page: number;
  readonly pages: number;
  readonly filter: AssignmentFilter;
  readonly jurors: readonly Juror[];
  readonly sheets: readonly SheetLine[];
  /** What giving out in turn would do now. */
  readonly preview: Shared;
  readonly last: LastRun | null;
  readonly runId: AssignmentRunId;
  readonly whyNot: EvaluationRefusal | null;
};
