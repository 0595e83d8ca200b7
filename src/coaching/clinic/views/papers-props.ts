import type { EvidenceId, UsedEvidence, Waiting } from '#files/index.ts';
import type { Viewer } from '#identity/index.ts';
import type { FormValues } from '#platform/http/form.ts';
import type { FieldErrors } from '#platform/ui/field.tsx';
import type { Clinic } from '../model/clinic.ts';
import type { Minutes, OutcomeRefusal, Placeable } from '../model/outcome.ts';
import type { Placing } from '../queries/outcome.ts';

export type PapersPageProps = {
  readonly clinic: Clinic;
  readonly viewer: Viewer;
  readonly papers: readonly UsedEvidence[];
  readonly kept: Minutes;
  readonly typed: Pick<Minutes, 'minutes' | 'decisions'>;
  readonly form: FormValues;
  readonly newId: EvidenceId;
  readonly waiting: Waiting | null;
  readonly megabytes: number;
  readonly placeable: readonly Placeable[];
  readonly placings: readonly Placing[];
  readonly owedCertificates: number;
  readonly whyNotWrite: OutcomeRefusal | null;
  readonly whyNotProve: OutcomeRefusal | null;
  readonly told: string | null;
  readonly errors: FieldErrors;
};
