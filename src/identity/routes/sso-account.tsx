import { type Answer, NotFound, type Route, redirect } from '#platform/http/route.ts';
import { t } from '#platform/i18n/i18n.ts';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { linkSso, unlinkSso, type WhyNotLink } from '../actions/sso.ts';
import type { Viewer } from '../model.ts';
import { offersSso, providerOf } from '../oidc.ts';
import { paths } from '../paths.ts';
import { linkedSubject } from '../queries/sso.ts';
import { signedIn } from '../rules/guard.ts';
import { LinkSso, SsoAccountPage } from '../views/sso.tsx';
import { accountPage } from './account-page.ts';
import { endedSsoCookie, type KeptLink, linkIn } from './sso-cookie.ts';
import { callerOf, type IdentityVisit, personOf, redirectWith, waitText } from './visit.ts';

const own = { guard: signedIn } as const;
const { ssoAccount, linkSso: linkPath, unlinkSso: unlinkPath } = paths;

export const ssoAccountRoutes: readonly Route<Viewer>[] = [
  { ...own, method: 'get', path: ssoAccount.pattern, event: 'identity.sso_account', handle: state },
  { ...own, method: 'get', path: linkPath.pattern, event: 'identity.sso_link_form', handle: ask },
  { ...own, method: 'post', path: linkPath.pattern, event: 'identity.sso_linked', handle: link },
  { ...own, method: 'post', path: unlinkPath.pattern, event: 'identity.sso_unlinked', handle: unlink },
];

function issuerOf({ config }: IdentityVisit): string {
  if (!offersSso(config) || !config.oidc.issuer) throw new NotFound();
  return config.oidc.issuer;
}

async function state(visit: IdentityVisit): Promise<Answer> {
  const subject = await linkedSubject(visit.db.conn, issuerOf(visit), personOf(visit).id);
  const up = (await providerOf(visit.config, visit.now)) !== null;
  const { name } = visit.config.oidc;
  const body = <SsoAccountPage name={name} linked={subject !== null} up={up} />;
  return accountPage(t('identity.sso.title', { name }), body);
}

async function ask(visit: IdentityVisit): Promise<Answer> {
  issuerOf(visit);
  const waiting = await linkIn(visit);
  return waiting ? linkPage(visit, waiting, {}) : redirect(ssoAccount.to());
}

function linkPage({ config }: IdentityVisit, waiting: KeptLink, errors: FieldErrors): Answer {
  const { name } = config.oidc;
  const body = <LinkSso name={name} account={waiting.email} errors={errors} />;
  return accountPage(t('identity.sso.linkQuestion', { name }), body, errors);
}

async function link(visit: IdentityVisit): Promise<Answer> {
  const issuer = issuerOf(visit);
  const waiting = await linkIn(visit);
  if (!waiting) return redirect(ssoAccount.to(), 'identity.sso.notLinked');
  const proof = visit.form.get('sandi');
  if (proof === '') return linkPage(visit, waiting, { sandi: t('identity.changePassword.missing') });
  const caller = { ...callerOf(visit, { withSession: true }), issuer, locale: visit.locale };
  const outcome = await linkSso(caller, visit.viewer, { subject: waiting.subject, proof });
  if (outcome.ok) return redirectWith(ssoAccount.to(), [endedSsoCookie(visit)], 'identity.sso.linked');
  if (outcome.why.code === 'nobody') return redirect(paths.signIn.to(ssoAccount.to()));
  return linkPage(visit, waiting, refusal(outcome.why));
}

function refusal(why: Exclude<WhyNotLink, { code: 'nobody' }>): FieldErrors {
  if (why.code === 'taken') return { '': t('identity.sso.taken') };
  if (why.code === 'wrong') return { sandi: t('identity.changePassword.wrong') };
  return { sandi: t('identity.signIn.tooMany', { wait: waitText(why.seconds) }) };
}

async function unlink(visit: IdentityVisit): Promise<Answer> {
  const issuer = issuerOf(visit);
  await visit.db.transact((tx) => unlinkSso(tx, visit.viewer, issuer, visit.now));
  return redirect(ssoAccount.to(), 'identity.sso.unlinked');
}
