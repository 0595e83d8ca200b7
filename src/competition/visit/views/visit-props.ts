import type { PersonId } from '#identity/index.ts';
import type { FormValues } from '#platform/http/form.ts';
import type { FieldErrors } from '#platform/ui/field.tsx';
import type { Edition } from '../../edition/model/edition.ts';
import type { Claim, FieldVisit, PhotoId, VisitRefusal } from '../model/visit.ts';
import type { TeamWanted } from '../rules/moves.ts';

export type VisitPageProps = {
  readonly visit: FieldVisit;
  readonly edition: Edition;
  readonly claims: readonly Claim[];
  readonly wanted: TeamWanted;
  readonly organises: boolean;
  readonly whyNotFinish: VisitRefusal | null;
  /** Whose typed form is kept; null for whoever looks through another's eyes. */
  readonly owner: PersonId | null;
  /** For the next photo. */
  readonly photoId: PhotoId;
  readonly megabytes: number;
  readonly form: FormValues;
  /** Revision that the form was filled from. */
  readonly revision: number;
  /** When the typed form was kept that it was filled from. */
  readonly seen: Date | null;
  /** Filled from what is kept or stored, not as it was just sent. */
  readonly isFresh: boolean;
  readonly errors: FieldErrors;
};
