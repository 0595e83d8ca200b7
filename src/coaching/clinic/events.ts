import { eventKind } from '#platform/outbox.ts';
import type { ClinicId } from './model/clinic.ts';
import type { RegistrationId } from './model/registration.ts';

/** `at` tells one announcement from the next: institutions may be invited later. */
type Announced = { readonly clinicId: ClinicId; readonly at: string };
type Moved = { readonly clinicId: ClinicId; readonly sequence: number };
type OfClinic = { readonly clinicId: ClinicId };
type OfRegistration = { readonly registrationId: RegistrationId };

/** Those invited may know of the clinic; also when more are invited. */
export const clinicAnnounced = eventKind<Announced>('coaching.clinic_announced');
/** Its time or place changed after it was announced. */
export const clinicMoved = eventKind<Moved>('coaching.clinic_moved');
/** It does not take place. */
export const clinicCancelled = eventKind<OfClinic>('coaching.clinic_cancelled');
/** Somebody else registered a person. */
export const personRegistered = eventKind<OfRegistration>('coaching.person_registered');
/** A place became free for somebody who waited. */
export const placeFreed = eventKind<OfRegistration>('coaching.place_freed');

export const clinicFacts: readonly string[] = [
  clinicAnnounced,
  clinicMoved,
  clinicCancelled,
  personRegistered,
  placeFreed,
].map((kind) => kind.name);
