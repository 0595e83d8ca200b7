import { type Answer, NotFound, type Route, redirect } from '#platform/http/route.ts';
import { t } from '#platform/i18n/i18n.ts';
import { enterBySso, type WhyNotEnterBySso } from '../actions/sso.ts';
import type { Viewer } from '../model.ts';
import { authorizationAddress, claimsOf, newJourney, offersSso, providerOf } from '../oidc.ts';
import { landing, paths } from '../paths.ts';
import { safeBack } from '../rules/back.ts';
import { anyone } from '../rules/guard.ts';
import { type Identified, identifiedBy } from '../rules/sso.ts';
import { signInPage } from './sign-in.tsx';
import { endedSsoCookie, journeyIn, type KeptJourney, ssoCookie } from './sso-cookie.ts';
import { callerOf, type IdentityVisit, redirectWith } from './visit.ts';

export const ssoRoutes: readonly Route<Viewer>[] = [
  { method: 'get', path: paths.sso.pattern, guard: anyone, event: 'identity.sso_begin', handle: begin },
  { method: 'get', path: paths.ssoReturn.pattern, guard: anyone, event: 'identity.sso_return', handle: comeBack },
];

type Fault = 'down' | 'refused' | 'lost' | 'invalid' | Exclude<WhyNotEnterBySso['code'], 'second_step'>;

const redirectUri = (visit: IdentityVisit) => visit.baseUrl + paths.ssoReturn.to();

/** Off to the provider. A link and no form: our policy lets no form lead to another site. */
async function begin(visit: IdentityVisit): Promise<Answer> {
  if (!offersSso(visit.config)) throw new NotFound();
  const { person } = visit.viewer;
  const linking = visit.query.get('tujuan') === 'kaitkan';
  const back = safeBack(visit.query.get('kembali'), landing);
  if (person && !linking) return redirect(back);
  if (linking && !person) return redirect(paths.signIn.to(paths.ssoAccount.to()));
  const provider = await providerOf(visit.config, visit.now);
  if (!provider) return linking ? redirect(paths.ssoAccount.to(), 'identity.sso.down') : fault(visit, 'down', back);
  const journey = newJourney();
  const to = await authorizationAddress(visit.config, provider, { journey, redirectUri: redirectUri(visit) });
  const linkOf = linking && person ? person.id : null;
  return redirectWith(to, [await ssoCookie(visit, { kind: 'journey', journey, back, linkOf })]);
}

/** Back from the provider, with a code or with its refusal. */
async function comeBack(visit: IdentityVisit): Promise<Answer> {
  if (!offersSso(visit.config)) throw new NotFound();
  const kept = await journeyIn(visit);
  if (!kept || visit.query.get('state') !== kept.journey.state) return fault(visit, 'lost', kept?.back ?? landing);
  const code = visit.query.get('code');
  if (!code) return endJourney(visit, kept, 'refused');
  const provider = await providerOf(visit.config, visit.now);
  if (!provider) return endJourney(visit, kept, 'down');
  const returned = { code, journey: kept.journey, redirectUri: redirectUri(visit) };
  const claims = await claimsOf(visit.config, provider, returned);
  if (!claims.ok) return endJourney(visit, kept, 'invalid');
  const who = identifiedBy(claims.value, visit.config.oidc);
  return kept.linkOf === null ? enter(visit, kept, who) : askToLink(visit, kept.linkOf, who);
}

async function enter(visit: IdentityVisit, kept: KeptJourney, who: Identified): Promise<Answer> {
  const issuer = visit.config.oidc.issuer ?? '';
  const caller = { ...callerOf(visit, { withSession: false }), issuer, locale: visit.locale };
  const outcome = await enterBySso(caller, who);
  if (outcome.ok) return redirectWith(kept.back, [...outcome.value.cookies, endedSsoCookie(visit)]);
  const { why } = outcome;
  if (why.code !== 'second_step') return endJourney(visit, kept, why.code);
  return redirectWith(paths.secondStep.to(kept.back), [...why.cookies, endedSsoCookie(visit)]);
}

/** Whoever was identified is linked only after the account's owner proved to sit here, on a page of ours. */
async function askToLink(visit: IdentityVisit, personId: string, who: Identified): Promise<Answer> {
  const { person } = visit.viewer;
  if (!person || person.id !== personId) return redirectWith(paths.ssoAccount.to(), [endedSsoCookie(visit)]);
  const link = { kind: 'link', personId: person.id, subject: who.subject, email: who.email ?? who.name } as const;
  return redirectWith(paths.linkSso.to(), [await ssoCookie(visit, link)]);
}

async function endJourney(visit: IdentityVisit, kept: KeptJourney, why: Fault): Promise<Answer> {
  if (kept.linkOf !== null)
    return redirectWith(paths.ssoAccount.to(), [endedSsoCookie(visit)], 'identity.sso.notLinked');
  const answer = await fault(visit, why, kept.back);
  if (answer instanceof Response) return answer;
  return { page: { ...answer.page, cookies: [...(answer.page.cookies ?? []), endedSsoCookie(visit)] } };
}

function fault(visit: IdentityVisit, why: Fault, back: string): Promise<Answer> {
  const errors = { '': t(`identity.sso.why.${why}`, { name: visit.config.oidc.name }) };
  return signInPage(visit, { email: '', back, errors }, why === 'down' ? 503 : 422);
}
