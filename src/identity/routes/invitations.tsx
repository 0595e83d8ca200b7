import { exportRoute } from '#platform/export/route.tsx';
import { type Answer, NotFound, type Route, redirect, show } from '#platform/http/route.ts';
import { t } from '#platform/i18n/i18n.ts';
import { parseId } from '#platform/ids.ts';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { formPage } from '#platform/ui/form-page.ts';
import { invite, resendInvitation, revokeInvitation, type WhyNotInvitation } from '../actions/invitations.ts';
import { invitationsExport } from '../exports/invitations.ts';
import { type InstitutionId, parseEmail, type Role, roles, type UnitId, type Viewer } from '../model.ts';
import { paths } from '../paths.ts';
import { allInstitutions, hubInstitution, type Institution, institutionById } from '../queries/institutions.ts';
import { type Invitation, invitationFor, invitationsFor } from '../queries/invitations.ts';
import { unitsOf } from '../queries/units.ts';
import { grantableRoles, isHubRole, whyNotGrant } from '../rules/grant.ts';
import { acting, isActing } from '../rules/guard.ts';
import { ChooseInstitution, type InvitationValues, Invite } from '../views/invitation-form.tsx';
import { Invitations, invitationStates, isInvitationState, RevokeInvitation } from '../views/invitations.tsx';
import { faults, type IdentityVisit } from './visit.ts';

const SHOWN = 200;
const guard = acting('local_admin', 'hub_admin', 'system_admin');

export const invitationRoutes: readonly Route<Viewer>[] = [
  { method: 'get', path: paths.invitations.pattern, guard, event: 'identity.invitations', handle: list },
  exportRoute(invitationsExport),
  { method: 'get', path: paths.newInvitation.pattern, guard, event: 'identity.invitation_form', handle: openNew },
  { method: 'post', path: paths.newInvitation.pattern, guard, event: 'identity.invited', handle: send },
  { method: 'get', path: paths.revokeInvitation.pattern, guard, event: 'identity.revoke_form', handle: askRevoke },
  { method: 'post', path: paths.revokeInvitation.pattern, guard, event: 'identity.invitation_revoked', handle: revoke },
  { method: 'post', path: paths.resendInvitation.pattern, guard, event: 'identity.invitation_resent', handle: resend },
];

const quiet = { width: 'reading', noindex: true } as const;
const trail = () => [
  { text: t('identity.people.title'), href: paths.people.to() },
  { text: t('identity.invitations.title'), href: paths.invitations.to() },
];
const isRole = (text: string): text is Role => (roles as readonly string[]).includes(text);

async function list(visit: IdentityVisit): Promise<Answer> {
  const asked = visit.query.get('keadaan') ?? '';
  const keadaan = isInvitationState(asked) ? asked : null;
  const given = { state: keadaan && invitationStates[keadaan], limit: SHOWN };
  const items = await invitationsFor(visit.db.conn, visit.viewer, given, visit.now);
  const body = <Invitations items={items} keadaan={keadaan} now={visit.now} mailSent={visit.config.smtpUrl !== null} />;
  const people = [{ text: t('identity.people.title'), href: paths.people.to() }];
  return show({ noindex: true, width: 'wide', trail: people, title: t('identity.invitations.title'), body });
}

/** An admin lokal invites into the own institution; the hub chooses one. */
async function openNew(visit: IdentityVisit): Promise<Answer> {
  const { viewer, query } = visit;
  const role = query.get('peran') ?? '';
  const asked = query.get('instansi');
  const chosen = asked === null ? null : await institutionWith(visit, asked);
  const institution = chosen ?? (isActing(viewer, 'local_admin') ? await ownInstitution(visit) : null);
  if (!institution) return choosePage(visit, role, asked === null ? {} : { instansi: t('identity.invitation.choose') });
  const values = { email: '', role, unit: query.get('unit') ?? '' };
  return invitePage(visit, institution, { values, errors: {} });
}

async function ownInstitution(visit: IdentityVisit): Promise<Institution | null> {
  const id = visit.viewer.acting?.institutionId;
  return id ? institutionById(visit.db.conn, id) : null;
}

/** The institution of this id when the viewer may invite anybody into it; else null. */
async function institutionWith(visit: IdentityVisit, text: string): Promise<Institution | null> {
  const institutionId = parseId<'InstitutionId'>(text) as InstitutionId | null;
  const { viewer } = visit;
  if (!institutionId || grantableRoles(viewer).every((role) => whyNotGrant(viewer, { role, institutionId })))
    return null;
  return institutionById(visit.db.conn, institutionId);
}

async function choosePage(visit: IdentityVisit, role: string, errors: FieldErrors): Promise<Answer> {
  const institutions = await allInstitutions(visit.db.conn);
  const title = t('identity.invitation.new');
  return formPage(
    {
      ...quiet,
      trail: trail(),
      title,
      body: <ChooseInstitution institutions={institutions} role={role} errors={errors} />,
    },
    errors,
  );
}

type Refilled = { readonly values: InvitationValues; readonly errors: FieldErrors };

async function invitePage(visit: IdentityVisit, institution: Institution, given: Refilled): Promise<Answer> {
  const { viewer, db, config } = visit;
  const hub = await hubInstitution(db.conn, config.hubRegion);
  const offered = grantableRoles(viewer).filter((role) => institution.id === hub?.id || !isHubRole(role));
  const units = (await unitsOf(db.conn, institution.id)).filter((unit) => unit.closedAt === null);
  const title = t('identity.invitation.new');
  const mayChoose = isActing(viewer, 'hub_admin', 'system_admin');
  return formPage(
    {
      ...quiet,
      trail: trail(),
      title,
      body: <Invite institution={institution} roles={offered} units={units} mayChoose={mayChoose} {...given} />,
    },
    given.errors,
  );
}

async function send(visit: IdentityVisit): Promise<Answer> {
  const { form, viewer, config, baseUrl, now } = visit;
  const institution = await institutionWith(visit, form.get('instansi'));
  if (!institution) throw new NotFound();
  const values = { email: form.get('surel'), role: form.get('peran'), unit: form.get('unit') };
  const email = parseEmail(values.email);
  const { role } = values;
  if (!email || !isRole(role)) {
    const errors = faults({
      surel: email ? null : t(values.email.trim() === '' ? 'identity.invitation.emailMissing' : 'identity.email.wrong'),
      peran: isRole(role) ? null : t('identity.invitation.roleMissing'),
    });
    return invitePage(visit, institution, { values, errors });
  }
  const unitId = values.unit === '' ? null : (parseId<'UnitId'>(values.unit) as UnitId | null);
  const given = { email, role, institutionId: institution.id, unitId, desk: { config, baseUrl } };
  if (values.unit !== '' && !unitId)
    return invitePage(visit, institution, { values, errors: errorsOf('unit_unknown') });
  const outcome = await visit.db.transact((tx) => invite(tx, viewer, given, now));
  if (outcome.ok) return redirect(paths.invitations.to(), 'identity.invitation.sent');
  return invitePage(visit, institution, { values, errors: errorsOf(outcome.why) });
}

function errorsOf(why: WhyNotInvitation): FieldErrors {
  if (why === 'nobody' || why === 'other_institution') throw new NotFound();
  const field = why.startsWith('unit') ? 'unit' : why.startsWith('already') ? 'surel' : 'peran';
  return { [field]: t(`identity.invitation.why.${why}`) };
}

async function invitationAt(visit: IdentityVisit): Promise<Invitation> {
  const id = parseId<'InvitationId'>(visit.params.id);
  const found = id ? await invitationFor(visit.db.conn, visit.viewer, id) : null;
  if (!found) throw new NotFound();
  return found;
}

async function askRevoke(visit: IdentityVisit): Promise<Answer> {
  const invitation = await invitationAt(visit);
  const title = t('identity.invitation.revokeQuestion', { email: invitation.email });
  return show({ ...quiet, trail: trail(), title, body: <RevokeInvitation invitation={invitation} /> });
}

async function revoke(visit: IdentityVisit): Promise<Answer> {
  const { id } = await invitationAt(visit);
  const outcome = await visit.db.transact((tx) => revokeInvitation(tx, visit.viewer, id, visit.now));
  if (outcome.ok || outcome.why === 'revoked') return redirect(paths.invitations.to(), 'identity.invitation.revoked');
  if (outcome.why === 'accepted') return redirect(paths.invitations.to(), 'identity.invitation.acceptedMeanwhile');
  throw new NotFound();
}

async function resend(visit: IdentityVisit): Promise<Answer> {
  const { id } = await invitationAt(visit);
  const given = { id, desk: { config: visit.config, baseUrl: visit.baseUrl } };
  const outcome = await visit.db.transact((tx) => resendInvitation(tx, visit.viewer, given, visit.now));
  if (outcome.ok || outcome.why === 'too_soon') return redirect(paths.invitations.to(), 'identity.invitation.resent');
  if (outcome.why === 'accepted') return redirect(paths.invitations.to(), 'identity.invitation.acceptedMeanwhile');
  if (outcome.why === 'unit_closed') return redirect(paths.invitations.to(), 'identity.invitation.unitClosed');
  throw new NotFound();
}
