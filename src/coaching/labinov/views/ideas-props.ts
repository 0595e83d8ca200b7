import type { Viewer } from '#identity/index.ts';
import type { FormValues } from '#platform/http/form.ts';
import type { FieldErrors } from '#platform/ui/field.tsx';
import type { Idea, Lab } from '../model.ts';
import type { Linkable } from '../queries/parts.ts';

export type IdeasPageProps = {
  readonly lab: Lab;
  readonly viewer: Viewer;
  readonly ideas: readonly Idea[];
  readonly linkable: Linkable;
  readonly form: FormValues;
  readonly newId: string;
  readonly errors: FieldErrors;
};
