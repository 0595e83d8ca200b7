import { type Answer, type Route, redirect, show } from '#platform/http/route.ts';
import { t } from '#platform/i18n/i18n.ts';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { formPage } from '#platform/ui/form-page.ts';
import { acceptInvitation, joinByInvitation, type WhyNotJoin } from '../actions/acceptance.ts';
import { signIn } from '../actions/sign-in.ts';
import type { Viewer } from '../model.ts';
import { landing, paths } from '../paths.ts';
import { type Invitation, invitationByToken } from '../queries/invitations.ts';
import { hasAccount } from '../queries/people.ts';
import { anyone } from '../rules/guard.ts';
import { type WhyNotAccept, whyNotAccept } from '../rules/invitation.ts';
import { ConfirmAccept, DeadInvitation, Join, SignInToAccept } from '../views/acceptance.tsx';
import {
  callerOf,
  faults,
  type IdentityVisit,
  isFaulty,
  newPasswordOf,
  passwordMessage,
  redirectWith,
} from './visit.ts';

export const acceptanceRoutes: readonly Route<Viewer>[] = [
  { method: 'get', path: paths.acceptInvitation.pattern, guard: anyone, event: 'identity.accept_form', handle: open },
  {
    method: 'post',
    path: paths.acceptInvitation.pattern,
    guard: anyone,
    event: 'identity.invitation_accepted',
    handle: accept,
  },
];

const quiet = { width: 'reading', noindex: true } as const;

/** Whoever holds the link was written to at the invited address, so telling whether it has an account tells nothing. */
async function open(visit: IdentityVisit): Promise<Answer> {
  const token = visit.query.get('token') ?? '';
  const invitation = await invitationByToken(visit.db.conn, token);
  const why = invitation ? whyNot(visit, invitation) : 'unknown';
  if (!invitation || why) return dead(visit, why ?? 'unknown', invitation);
  if (visit.viewer.person) return plain(<ConfirmAccept invitation={invitation} token={token} />);
  if (await hasAccount(visit.db.conn, invitation.email)) {
    return plain(<SignInToAccept invitation={invitation} token={token} />);
  }
  return joinPage(invitation, { token, name: '', errors: {} });
}

function whyNot(visit: IdentityVisit, invitation: Invitation): WhyNotAccept | null {
  return whyNotAccept(invitation, visit.viewer.person?.email ?? null, visit.now);
}

function plain(body: preact.JSX.Element): Answer {
  return show({ ...quiet, title: t('identity.accept.title'), body });
}

function dead(visit: IdentityVisit, why: 'unknown' | WhyNotAccept, invitation: Invitation | null = null): Answer {
  const body = <DeadInvitation why={why} signedIn={visit.viewer.person !== null} invitation={invitation} />;
  return show({ ...quiet, title: t('identity.accept.deadTitle'), body, status: why === 'other_person' ? 409 : 410 });
}

type Filled = { readonly token: string; readonly name: string; readonly errors: FieldErrors };

function joinPage(invitation: Invitation, given: Filled): Answer {
  const title = t('identity.accept.title');
  const body = <Join invitation={invitation} {...given} />;
  return formPage({ ...quiet, title, body }, given.errors);
}

async function accept(visit: IdentityVisit): Promise<Answer> {
  return visit.viewer.person ? acceptSignedIn(visit) : join(visit);
}

async function acceptSignedIn(visit: IdentityVisit): Promise<Answer> {
  const token = visit.form.get('token');
  const outcome = await visit.db.transact((tx) => acceptInvitation(tx, visit.viewer, token, visit.now));
  if (outcome.ok) return redirect(landing, 'identity.accept.done');
  return dead(visit, outcome.why, await invitationByToken(visit.db.conn, token));
}

async function join(visit: IdentityVisit): Promise<Answer> {
  const { form, db, locale, ip, now } = visit;
  const [token, name] = [form.get('token'), form.get('nama')];
  const invitation = await invitationByToken(db.conn, token);
  if (!invitation) return dead(visit, 'unknown');
  const { password, errors: weak } = newPasswordOf(form, { name, email: invitation.email });
  const errors = { ...faults({ nama: name.trim() === '' ? t('identity.person.name_missing') : null }), ...weak };
  if (isFaulty(errors)) return joinPage(invitation, { token, name, errors });
  const outcome = await db.transact((tx) => joinByInvitation(tx, { token, name, password, locale, ip }, now));
  if (!outcome.ok) return refusedJoin(visit, invitation, { token, name, why: outcome.why });
  const session = await signIn(callerOf(visit, { withSession: false }), { email: invitation.email, password });
  if (!session.ok) return redirect(paths.signIn.to(), 'identity.accept.done');
  return redirectWith(landing, session.value.cookies, 'identity.accept.done');
}

type Refused = { readonly token: string; readonly name: string; readonly why: WhyNotJoin };

function refusedJoin(visit: IdentityVisit, invitation: Invitation, { token, name, why }: Refused): Answer {
  if (why.code === 'password') {
    return joinPage(invitation, { token, name, errors: { sandi: passwordMessage(why.why) } });
  }
  if (why.code === 'name') {
    return joinPage(invitation, { token, name, errors: { nama: t(`identity.person.${why.why}`) } });
  }
  if (why.code === 'has_account') return redirect(paths.acceptInvitation.to(token));
  return dead(visit, why.code, invitation);
}
