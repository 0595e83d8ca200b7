import type { UsedEvidence, Waiting } from '#files/index.ts';
import type { Viewer } from '#identity/index.ts';
import type { FormValues } from '#platform/http/form.ts';
import type { FieldErrors } from '#platform/ui/field.tsx';
import type { InnovationId } from '#registry/index.ts';
import type { Adaptation } from '../../model/adaptation.ts';
import type { PlanTask } from '../../model/plan.ts';
import type { ReplicationRefusal } from '../../model/refusal.ts';
import type { Replication } from '../../model/replication.ts';
import type { Candidate } from '../../queries/people.ts';
import type { Move } from '../../rules/moves.ts';

export type OnePageProps = {
  readonly replication: Replication;
  readonly viewer: Viewer;
  /** Why each move is not allowed to this reader; null when it is. */
  readonly whyNot: Readonly<Record<Move, ReplicationRefusal | null>>;
  /** A form that comes back with errors; empty on a first look. */
  readonly form: FormValues;
  readonly errors: FieldErrors;
  /** Somebody did something with it since the form was shown. */
  readonly isStale: boolean;
  readonly evidence: readonly UsedEvidence[];
  readonly adaptations: readonly Adaptation[];
  readonly plan: readonly PlanTask[];
  readonly facilitators: readonly Candidate[];
  /** Records of the replicator with this origin, to be named as the replica. */
  readonly records: readonly { readonly id: InnovationId; readonly title: string }[];
  /** For what is made by the forms, so that a form sent twice makes one. */
  readonly newId: string;
  readonly megabytes: number;
  readonly waiting: Waiting | null;
  readonly today: string;
};
