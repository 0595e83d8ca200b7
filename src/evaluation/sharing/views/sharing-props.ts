import type { FieldErrors } from '#platform/ui/field.tsx';
import type { AssignmentRunId } from '../../model/ids.ts';
import type { EvaluationRefusal, Juror, Round } from '../../model/round.ts';
import type { SharingRun } from '../model/sharing.ts';
import type { PairLine } from '../queries/expertise.ts';
import type { Typed } from '../rules/settings.ts';

export type SharingPageProps = {
  readonly round: Round;
  readonly jurors: readonly Juror[];
  /** How many keys each juror declared. */
  readonly known: ReadonlyMap<string, number>;
  readonly runs: readonly SharingRun[];
  readonly pairs: readonly PairLine[];
  readonly newId: AssignmentRunId;
  readonly typed: Typed;
  readonly pair: { readonly juror: string; readonly label: string; readonly kind: string };
  readonly whyNot: EvaluationRefusal | null;
  readonly errors: FieldErrors;
};
