import { type Answer, type Route, redirect, show } from '#platform/http/route.ts';
import { t } from '#platform/i18n/i18n.ts';
import { errorTitle } from '#platform/ui/error-summary.tsx';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { formPage } from '#platform/ui/form-page.ts';
import { askReset, personOfResetToken, resetPassword } from '../actions/reset.ts';
import { RESET_SECONDS } from '../auth.ts';
import { parseEmail, type Viewer } from '../model.ts';
import { paths } from '../paths.ts';
import { anyone } from '../rules/guard.ts';
import { ForgotPassword, NewPassword, ResetAsked, ResetExpired } from '../views/reset.tsx';
import { callerOf, type IdentityVisit, isFaulty, newPasswordOf, passwordMessage, waitText } from './visit.ts';

export const resetRoutes: readonly Route<Viewer>[] = [
  {
    method: 'get',
    path: paths.forgotPassword.pattern,
    guard: anyone,
    event: 'identity.forgot_form',
    handle: () => askPage('', {}, 200),
  },
  { method: 'post', path: paths.forgotPassword.pattern, guard: anyone, event: 'identity.reset_asked', handle: ask },
  { method: 'get', path: paths.newPassword.pattern, guard: anyone, event: 'identity.reset_form', handle: open },
  { method: 'post', path: paths.newPassword.pattern, guard: anyone, event: 'identity.password_reset', handle: reset },
];

const quiet = { width: 'reading', noindex: true } as const;

function askPage(email: string, errors: FieldErrors, status: number): Answer {
  const title = t('identity.forgot.title');
  const body = <ForgotPassword email={email} errors={errors} />;
  return show({ ...quiet, title: isFaulty(errors) ? errorTitle(title) : title, body, status });
}

async function ask(visit: IdentityVisit): Promise<Answer> {
  const typed = visit.form.get('surel');
  const email = parseEmail(typed);
  if (!email) {
    const message = t(typed.trim() === '' ? 'identity.email.missing' : 'identity.email.wrong');
    return askPage(typed, { surel: message }, 422);
  }
  const outcome = await askReset(callerOf(visit, { withSession: false }), email);
  if (!outcome.ok) {
    return askPage(typed, { '': t('identity.forgot.tooMany', { wait: waitText(outcome.why.seconds) }) }, 429);
  }
  const body = <ResetAsked email={email} minutes={RESET_SECONDS / 60} />;
  return show({ ...quiet, title: t('identity.forgot.sentTitle'), body });
}

async function open(visit: IdentityVisit): Promise<Answer> {
  const token = visit.query.get('token') ?? '';
  const person = await personOfResetToken(callerOf(visit, { withSession: false }), token);
  return person ? resetPage(token, person.email, {}) : expired();
}

function resetPage(token: string, email: string, errors: FieldErrors): Answer {
  const title = t('identity.reset.title');
  const body = <NewPassword token={token} email={email} errors={errors} />;
  return formPage({ ...quiet, title, body }, errors);
}

function expired(): Answer {
  return show({ ...quiet, title: t('identity.reset.expiredTitle'), body: <ResetExpired />, status: 410 });
}

async function reset(visit: IdentityVisit): Promise<Answer> {
  const caller = callerOf(visit, { withSession: false });
  const token = visit.form.get('token');
  const person = await personOfResetToken(caller, token);
  if (!person) return expired();
  const { password, errors } = newPasswordOf(visit.form, person);
  if (isFaulty(errors)) return resetPage(token, person.email, errors);
  const outcome = await resetPassword(caller, { token, password });
  if (outcome.ok) return redirect(paths.signIn.to(), 'identity.reset.done');
  if (outcome.why.code === 'expired') return expired();
  if (outcome.why.code === 'password') {
    return resetPage(token, person.email, { sandi: passwordMessage(outcome.why.why) });
  }
  return resetPage(token, person.email, { '': t('identity.forgot.tooMany', { wait: waitText(outcome.why.seconds) }) });
}
