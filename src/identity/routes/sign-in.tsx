import { type Answer, type Route, redirect, show } from '#platform/http/route.ts';
import { t } from '#platform/i18n/i18n.ts';
import { errorTitle } from '#platform/ui/error-summary.tsx';
import { signIn, signOut, type WhyNotSignIn } from '../actions/sign-in.ts';
import { parseEmail, type Viewer } from '../model.ts';
import { offersSso, providerOf } from '../oidc.ts';
import { entrance, landing, paths } from '../paths.ts';
import { safeBack } from '../rules/back.ts';
import { anyone } from '../rules/guard.ts';
import { passkeySiteOf, requestOptions } from '../rules/passkey.ts';
import { SignIn, type SignInProps } from '../views/sign-in.tsx';
import { offerChallenge } from './passkey-cookie.ts';
import { callerOf, faults, type IdentityVisit, isFaulty, redirectWith, waitText } from './visit.ts';

export const signInRoutes: readonly Route<Viewer>[] = [
  {
    method: 'get',
    path: paths.signIn.pattern,
    guard: anyone,
    event: 'identity.sign_in_form',
    handle: (visit) => {
      const back = safeBack(visit.query.get('kembali'), landing);
      return visit.viewer.person ? redirect(back) : signInPage(visit, { email: '', back, errors: {} }, 200);
    },
  },
  { method: 'post', path: paths.signIn.pattern, guard: anyone, event: 'identity.signed_in', handle: submit },
  {
    method: 'post',
    path: paths.signOut.pattern,
    guard: anyone,
    event: 'identity.signed_out',
    handle: async (visit) => {
      const cookies = await signOut(callerOf(visit, { withSession: true }), visit.viewer);
      return redirectWith(entrance, cookies, 'identity.signOut.done');
    },
  },
];

/** The page of signing in, also for those whom another way did not let in. */
export async function signInPage(
  visit: IdentityVisit,
  props: Omit<SignInProps, 'sso' | 'passkey'>,
  status: number,
): Promise<Answer> {
  const { config, now } = visit;
  const title = t('identity.signIn.title');
  const sso = offersSso(config) ? { name: config.oidc.name, up: (await providerOf(config, now)) !== null } : null;
  const site = passkeySiteOf(visit.baseUrl);
  const offered = site && (await offerChallenge(visit));
  const passkey = site && offered && requestOptions(site, offered.challenge);
  return show({
    title: isFaulty(props.errors) ? errorTitle(title) : title,
    body: <SignIn {...props} sso={sso} passkey={passkey} />,
    status,
    width: 'reading',
    noindex: true,
    islands: passkey ? ['passkey'] : [],
    cookies: offered?.cookies,
    // A copy would ask devices to sign what was signed before.
    headers: { 'cache-control': 'no-store' },
  });
}

async function submit(visit: IdentityVisit): Promise<Answer> {
  const back = safeBack(visit.form.get('kembali'), landing);
  const typed = visit.form.get('surel');
  const [email, password] = [parseEmail(typed), visit.form.get('sandi')];
  const errors = faults({
    surel: email ? null : t(typed.trim() === '' ? 'identity.email.missing' : 'identity.email.wrong'),
    sandi: password === '' ? t('identity.password.missing') : null,
  });
  if (!email || isFaulty(errors)) return signInPage(visit, { email: typed, back, errors }, 422);
  const outcome = await signIn(callerOf(visit, { withSession: false }), { email, password });
  if (outcome.ok) return redirectWith(back, outcome.value.cookies);
  if (outcome.why.code === 'second_step') return redirectWith(paths.secondStep.to(back), outcome.why.cookies);
  const status = outcome.why.code === 'too_many' ? 429 : 422;
  return signInPage(visit, { email: typed, back, errors: { '': refusal(outcome.why) } }, status);
}

function refusal(why: Exclude<WhyNotSignIn, { code: 'second_step' }>): string {
  if (why.code === 'too_many') return t('identity.signIn.tooMany', { wait: waitText(why.seconds) });
  return t(`identity.signIn.${why.code}`);
}
