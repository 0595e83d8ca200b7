import type { EvaluationRefusal, Juror, Round, Subject } from '../../model/round.ts';
import type { KeptPlan, SharingRun } from '../model/sharing.ts';

export type RunPageProps = {
  readonly round: Round;
  readonly run: SharingRun;
  readonly plan: KeptPlan | null;
  readonly jurors: readonly Juror[];
  readonly subjects: readonly Subject[];
  readonly whyNot: EvaluationRefusal | null;
};

export type ReportProps = RunPageProps & { readonly plan: KeptPlan };
