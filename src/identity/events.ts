import { eventKind } from '#platform/outbox.ts';
import type { InstitutionId, PersonId } from './model.ts';

/** Somebody left a role in an institution at this moment (ISO 8601); other roles may be held there still. */
export type MembershipEnded = {
  readonly personId: PersonId;
  readonly institutionId: InstitutionId;
  readonly at: string;
};
/** An account was closed at this moment (ISO 8601). */
export type PersonDeactivated = { readonly personId: PersonId; readonly at: string };

export const membershipEnded = eventKind<MembershipEnded>('identity.membership_ended');
export const personDeactivated = eventKind<PersonDeactivated>('identity.person_deactivated');

/** Names of the facts that identity announces. */
export const facts: readonly string[] = [membershipEnded, personDeactivated].map((kind) => kind.name);

/** Names under which identity writes into the log. */
export const recorded = [
  'identity.signed_in',
  'identity.sign_in_refused',
  'identity.signed_out',
  'identity.reset_asked',
  'identity.reset_link_made',
  'identity.password_reset',
  'identity.password_changed',
  'identity.email_change_asked',
  'identity.email_change_confirmed',
  'identity.email_change_refused',
  'identity.email_change_cancelled',
  'identity.email_change_stood_in',
  'identity.email_changed',
  'identity.session_ended',
  'identity.other_sessions_ended',
  'identity.second_factor_begun',
  'identity.second_factor_on',
  'identity.second_factor_off',
  'identity.second_factor_reset',
  'identity.recovery_code_used',
  'identity.recovery_codes_renewed',
  'identity.passkey_begun',
  'identity.passkey_added',
  'identity.passkey_renamed',
  'identity.passkey_removed',
  'identity.sso_linked',
  'identity.sso_unlinked',
  'identity.acting_changed',
  'identity.profile_changed',
  'identity.person_added',
  'identity.person_deactivated',
  'identity.person_reactivated',
  'identity.first_administrator',
  'identity.support_view_begun',
  'identity.support_view_ended',
  'identity.membership_started',
  'identity.membership_ended',
  'identity.invited',
  'identity.invitation_resent',
  'identity.invitation_revoked',
  'identity.invitation_accepted',
  'identity.invitation_forgotten',
  'identity.institution_added',
  'identity.institution_renamed',
  'identity.institution_removed',
  'identity.unit_added',
  'identity.unit_changed',
  'identity.unit_closed',
  'identity.unit_reopened',
  'identity.unit_removed',
  'identity.people_taken',
  'identity.invitations_taken',
] as const;

/** Names under which pages that were looked at stand in the access log. */
export const shown = [
  'identity.sign_in_form',
  'identity.forgot_form',
  'identity.reset_form',
  'identity.first_form',
  'identity.accept_form',
  'identity.profile',
  'identity.profile_form',
  'identity.password_form',
  'identity.email_form',
  'identity.email_change_form',
  'identity.email_stand_in_form',
  'identity.sessions',
  'identity.second_step_form',
  'identity.second_factor',
  'identity.second_factor_form',
  'identity.recovery_codes_form',
  'identity.second_factor_off_form',
  'identity.second_factor_reset_form',
  'identity.passkeys',
  'identity.passkey_form',
  'identity.passkey_name_form',
  'identity.passkey_remove_form',
  'identity.sso_begin',
  'identity.sso_return',
  'identity.sso_account',
  'identity.sso_link_form',
  'identity.act_form',
  'identity.institutions',
  'identity.institution_form',
  'identity.institution',
  'identity.rename_form',
  'identity.unit_form',
  'identity.unit',
  'identity.close_form',
  'identity.people',
  'identity.person',
  'identity.deactivate_form',
  'identity.support_view_form',
  'identity.end_membership_form',
  'identity.invitations',
  'identity.invitation_form',
  'identity.revoke_form',
  'identity.institutions_taken',
  'identity.units_taken',
] as const;

export const auditEvents: readonly string[] = [...recorded, ...shown];
