import { createHmac, timingSafeEqual } from 'node:crypto';
import type { ClinicId } from '../model/clinic.ts';
import type { PresenceRefusal } from '../model/presence.ts';
import type { RegistrationId } from '../model/registration.ts';

/** Seconds for which the screen shows one code, and how many codes back are taken: who types has time, a photo sent home has not. */
export const SCREEN_SECONDS = 60;
const SCREEN_BACK = 2;
/** 22 signs of base64url: 132 bits. */
const SIGNATURE_LENGTH = 22;
const ID_TAIL = 12;

type Signer = { readonly id: ClinicId; readonly secret: string };

/** What a code says, once its signature holds. */
export type Code =
  | { readonly kind: 'screen' }
  | { readonly kind: 'printed' }
  | { readonly kind: 'personal'; readonly registrationId: RegistrationId };

/** Which clinic a code names; the end of its id, for ids made close together begin alike. */
const tailOf = (id: string): string => id.slice(-ID_TAIL);

function signed({ id, secret }: Signer, said: string): string {
  const text = `${said}.${tailOf(id)}`;
  return `${text}.${createHmac('sha256', secret).update(`${id}:${text}`).digest('base64url').slice(0, SIGNATURE_LENGTH)}`;
}

const slotOf = (now: Date): number => Math.floor(now.getTime() / (SCREEN_SECONDS * 1000));

/** The code that the screen shows now. */
export const screenCode = (clinic: Signer, now: Date): string => signed(clinic, `s.${slotOf(now).toString(36)}`);

/** The code that hangs on the door for a day `YYYY-MM-DD`. */
export const printedCode = (clinic: Signer, day: string): string => signed(clinic, `d.${day.replaceAll('-', '')}`);

/** The code that one person carries. */
export const personalCode = (clinic: Signer, registrationId: RegistrationId): string =>
  signed(clinic, `p.${registrationId}`);

const SHAPE = /^([sdp])\.([\w-]{1,36})\.([0-9a-f]{12})\.([\w-]{22})$/;

/** The same for whoever compares, so that a signature cannot be felt out sign by sign. */
function isSame(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}

/** What the code says here and now, or why it says nothing; `today` is the day of the hub's clocks. */
export function readCode(
  text: string,
  clinic: Signer,
  { now, today }: { readonly now: Date; readonly today: string },
): Code | PresenceRefusal {
  const [, kind, said = '', tail] = SHAPE.exec(text.trim()) ?? [];
  if (!kind) return 'code_forged';
  if (tail !== tailOf(clinic.id)) return 'code_other_clinic';
  if (!isSame(text.trim(), signed(clinic, `${kind}.${said}`))) return 'code_forged';
  if (kind === 'p') return { kind: 'personal', registrationId: said as RegistrationId };
  if (kind === 'd') return said === today.replaceAll('-', '') ? { kind: 'printed' } : 'code_expired';
  const age = slotOf(now) - Number.parseInt(said, 36);
  return age >= 0 && age <= SCREEN_BACK ? { kind: 'screen' } : 'code_expired';
}
