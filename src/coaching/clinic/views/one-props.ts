import type { UsedEvidence } from '#files/index.ts';
import type { Viewer } from '#identity/index.ts';
import type { FieldErrors } from '#platform/ui/field.tsx';
import type { Clinic } from '../model/clinic.ts';
import type { Registration, RegistrationId, RegistrationRefusal, Taken } from '../model/registration.ts';
import type { BringChoice } from '../queries/brings.ts';
import type { Deed } from '../rules/moves.ts';

/** What somebody typed to be registered. */
export type TypedRegistration = { readonly brings: string; readonly note: string };

export type OnePageProps = {
  readonly clinic: Clinic;
  readonly viewer: Viewer;
  readonly now: Date;
  readonly taken: Taken;
  readonly own: Registration | null;
  readonly whyNotRegister: RegistrationRefusal | null;
  readonly brings: readonly BringChoice[];
  readonly newId: RegistrationId;
  readonly typed: TypedRegistration;
  readonly mayChange: boolean;
  readonly deeds: readonly Deed[];
  /** What one shows at the door; null without a place. */
  readonly personal: { readonly address: string; readonly isPresent: boolean } | null;
  readonly materials: readonly UsedEvidence[];
  /** For somebody who is or was registered. */
  readonly after: { readonly mayAnswer: boolean; readonly hasCertificate: boolean } | null;
  readonly errors: FieldErrors;
};
