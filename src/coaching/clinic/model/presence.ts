import type { Id } from '#platform/ids.ts';
import type { RegistrationId } from './registration.ts';

export type MarkId = Id<'MarkId'>;

/** By what somebody was marked; `correction` takes a mark back or makes it after the clinic, with a reason. */
export const presenceMeans = ['screen_code', 'printed_code', 'personal_code', 'hand', 'correction'] as const;
export type PresenceMeans = (typeof presenceMeans)[number];

/** The last mark of a person. */
export type Mark = {
  readonly registrationId: RegistrationId;
  readonly isPresent: boolean;
  readonly means: PresenceMeans;
  readonly wasOffline: boolean;
  readonly reason: string;
  readonly markedByName: string | null;
  readonly markedAt: Date;
  readonly receivedAt: Date;
};

/** Hours before it begins and after it ends in which people of a clinic can be marked (ours). */
export const WINDOW_BEFORE_HOURS = 1;
export const WINDOW_AFTER_HOURS = 2;
/** A mark that waited on a device is taken for so many days, if it was made within the window (ours). */
export const OFFLINE_DAYS = 7;

export type PresenceRefusal =
  | 'not_found'
  | 'not_host'
  | 'not_open'
  | 'outside_window'
  | 'code_forged'
  | 'code_expired'
  | 'code_other_clinic'
  | 'not_registered'
  | 'waits'
  | 'from_the_future'
  | 'too_late'
  | 'reason_missing'
  | 'reason_long';
