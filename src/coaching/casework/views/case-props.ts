import type { Viewer } from '#identity/index.ts';
import type { FieldErrors } from '#platform/ui/field.tsx';
import type { InnovationContent } from '#registry/index.ts';
import type { Action, Case, CaseRefusal, Coach, Note } from '../model.ts';

export type CasePageProps = {
  readonly it: Case;
  readonly viewer: Viewer;
  readonly today: string;
  readonly notes: readonly Note[];
  readonly actions: readonly Action[];
  /** Other cases of the record, the last first, with what was agreed in them. */
  readonly earlier: readonly { readonly of: Case; readonly actions: readonly Action[] }[];
  /** The text of the record as it is shown today. */
  readonly content: InnovationContent;
  readonly entryHref: string | null;
  /** Whether the viewer may open the work page of the record. */
  readonly seesWork: boolean;
  readonly owners: readonly Coach[];
  readonly coaches: readonly Coach[];
  readonly why: { readonly coach: CaseRefusal | null; readonly agree: CaseRefusal | null };
  readonly newIds: { readonly note: string; readonly action: string };
  readonly typed: Readonly<Record<string, string>>;
  readonly errors: FieldErrors;
};
