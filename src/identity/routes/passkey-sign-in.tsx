import { type Answer, NotFound, type Route, redirect } from '#platform/http/route.ts';
import { t } from '#platform/i18n/i18n.ts';
import { signInByPasskey, type WhyNotPasskeySignIn } from '../actions/passkey-sign-in.ts';
import type { Viewer } from '../model.ts';
import { landing, paths } from '../paths.ts';
import { safeBack } from '../rules/back.ts';
import { anyone } from '../rules/guard.ts';
import { passkeySiteOf } from '../rules/passkey.ts';
import { endedPasskeyCookie, signInChallenge } from './passkey-cookie.ts';
import { signInPage } from './sign-in.tsx';
import { callerOf, type IdentityVisit, redirectWith, waitText } from './visit.ts';

const { pattern: path } = paths.passkeySignIn;

export const passkeySignInRoutes: readonly Route<Viewer>[] = [
  // Whoever loads the address of a refusal again begins anew.
  { method: 'get', path, guard: anyone, event: 'identity.sign_in_form', handle: () => redirect(paths.signIn.to()) },
  { method: 'post', path, guard: anyone, event: 'identity.signed_in', handle: enter },
];

async function enter(visit: IdentityVisit): Promise<Answer> {
  const site = passkeySiteOf(visit.baseUrl);
  if (!site) throw new NotFound();
  const back = safeBack(visit.form.get('kembali'), landing);
  const challenge = await signInChallenge(visit);
  if (!challenge) return refuse(visit, { code: 'expired' }, back);
  const given = { site, challenge, answer: visit.form.get('jawaban') };
  const outcome = await signInByPasskey(callerOf(visit, { withSession: false }), given);
  if (!outcome.ok) return refuse(visit, outcome.why, back);
  return redirectWith(back, [...outcome.value.cookies, endedPasskeyCookie(visit)]);
}

function refuse(visit: IdentityVisit, why: WhyNotPasskeySignIn, back: string): Promise<Answer> {
  const tooMany = why.code === 'too_many';
  const text = tooMany
    ? t('identity.signIn.tooMany', { wait: waitText(why.seconds) })
    : t(`identity.passkey.why.${why.code}`);
  return signInPage(visit, { email: '', back, errors: { '': text } }, tooMany ? 429 : 422);
}
