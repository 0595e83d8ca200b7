import type { UsedEvidence, Waiting } from '#files/index.ts';
import type { Viewer } from '#identity/index.ts';
import type { FormValues } from '#platform/http/form.ts';
import type { FieldErrors } from '#platform/ui/field.tsx';
import type { Lab, LabStage, LabTask } from '../model.ts';

export type StagePageProps = {
  readonly lab: Lab;
  readonly standing: LabStage;
  readonly viewer: Viewer;
  readonly tasks: readonly LabTask[];
  readonly papers: readonly UsedEvidence[];
  readonly form: FormValues;
  readonly newId: string;
  readonly waiting: Waiting | null;
  readonly megabytes: number;
  readonly errors: FieldErrors;
};
