import * as z from 'zod';
import type { Id } from '#platform/ids.ts';

export type PersonId = Id<'PersonId'>;
export type InstitutionId = Id<'InstitutionId'>;
export type UnitId = Id<'UnitId'>;
export type MembershipId = Id<'MembershipId'>;
export type InvitationId = Id<'InvitationId'>;
export type SessionId = Id<'SessionId'>;
export type EmailChangeId = Id<'EmailChangeId'>;
export type SupportViewId = Id<'SupportViewId'>;
export type PasskeyId = Id<'PasskeyId'>;

/** Kinds of institution, as in the competitions' registers (domain: kementerian, lembaga, provinsi, …). */
export const institutionKinds = [
  'ministry',
  'agency',
  'province',
  'regency',
  'city',
  'state_enterprise',
  'regional_enterprise',
  'village',
  'other',
] as const;
export type InstitutionKind = (typeof institutionKinds)[number];

/** Roles of the field; each is held by a membership in an institution, the innovator's in a unit. */
export const roles = [
  'innovator',
  'local_admin',
  'hub_admin',
  'secretariat',
  'evaluator',
  'panelist',
  'coach',
  'planner',
  'leader',
  'national',
  'system_admin',
] as const;
export type Role = (typeof roles)[number];

export type Person = {
  readonly id: PersonId;
  readonly name: string;
  readonly email: string;
};

export type Membership = {
  readonly id: MembershipId;
  readonly role: Role;
  readonly institutionId: InstitutionId;
  readonly institutionName: string;
  readonly regionCode: string | null;
  readonly unitId: UnitId | null;
  readonly unitName: string | null;
};

/** A program with a token of somebody's. */
export type Program = { readonly id: string; readonly name: string; readonly scope: 'read' | 'write' };

/** Who looks: nobody, or a person acting in one of the memberships held. */
export type Viewer = {
  readonly person: Person | null;
  readonly memberships: readonly Membership[];
  readonly acting: Membership | null;
  readonly ip: string;
  /** The session by which this person came; not set outside a request. */
  readonly sessionId?: SessionId | null;
  /** The role chosen, when it may not be acted in before a second factor is set up; `acting` is null then. */
  readonly heldBack?: Membership | null;
  /** Set while support looks through this person's eyes: who truly sits there, why and until when. */
  readonly support?: SupportView | null;
  /** The program that acts for the person, by a token; not set when the person comes by oneself. */
  readonly program?: Program | null;
};

export type SupportView = {
  readonly id: SupportViewId;
  readonly admin: Person;
  readonly reason: string;
  readonly until: Date;
};

export const nobody: Viewer = { person: null, memberships: [], acting: null, ip: '' };

const LONGEST_EMAIL = 254;
/** An e-mail address as it is kept: small letters, no spaces around it. */
export const emailText = z
  .string()
  .transform((text) => text.trim().toLowerCase())
  .pipe(z.email().max(LONGEST_EMAIL));

/** The address in its kept form, or null when it is none. */
export function parseEmail(text: string): string | null {
  const parsed = emailText.safeParse(text);
  return parsed.success ? parsed.data : null;
}
