import { type Answer, type Route, redirect } from '#platform/http/route.ts';
import { t } from '#platform/i18n/i18n.ts';
import type { FieldErrors } from '#platform/ui/field.tsx';
import {
  beginSecondFactor,
  type Codes,
  confirmSecondFactor,
  renewRecoveryCodes,
  switchSecondFactorOff,
  type WhyNotSecondFactor,
} from '../actions/second-factor.ts';
import type { Viewer } from '../model.ts';
import { paths } from '../paths.ts';
import { appKeyOf, recoveryCodesLeft, secondFactorState } from '../queries/second-factor.ts';
import { signedIn } from '../rules/guard.ts';
import {
  ConfirmSecondFactor,
  RecoveryCodes,
  RenewRecoveryCodes,
  SecondFactorOff,
  SecondFactorOn,
  TurnSecondFactorOff,
} from '../views/second-factor.tsx';
import { accountPage } from './account-page.ts';
import { callerOf, type IdentityVisit, personOf, redirectWith, waitText } from './visit.ts';

const own = { guard: signedIn } as const;
const { secondFactor, confirmSecondFactor: confirmPath, recoveryCodes, secondFactorOff } = paths;

export const secondFactorRoutes: readonly Route<Viewer>[] = [
  { ...own, method: 'get', path: secondFactor.pattern, event: 'identity.second_factor', handle: (it) => state(it, {}) },
  { ...own, method: 'post', path: secondFactor.pattern, event: 'identity.second_factor_begun', handle: begin },
  {
    ...own,
    method: 'get',
    path: confirmPath.pattern,
    event: 'identity.second_factor_form',
    handle: (visit) => keyPage(visit, {}),
  },
  { ...own, method: 'post', path: confirmPath.pattern, event: 'identity.second_factor_on', handle: confirm },
  {
    ...own,
    method: 'get',
    path: recoveryCodes.pattern,
    event: 'identity.recovery_codes_form',
    handle: (visit) => whenOn(visit, renewPage),
  },
  { ...own, method: 'post', path: recoveryCodes.pattern, event: 'identity.recovery_codes_renewed', handle: renew },
  {
    ...own,
    method: 'get',
    path: secondFactorOff.pattern,
    event: 'identity.second_factor_off_form',
    handle: (visit) => whenOn(visit, offPage),
  },
  { ...own, method: 'post', path: secondFactorOff.pattern, event: 'identity.second_factor_off', handle: turnOff },
];

async function state(visit: IdentityVisit, errors: FieldErrors): Promise<Answer> {
  const { id } = personOf(visit);
  const now = await secondFactorState(visit.db.conn, id);
  const title = t('identity.secondFactor.title');
  if (now === 'on')
    return accountPage(title, <SecondFactorOn codesLeft={(await recoveryCodesLeft(visit, id)).length} />);
  const heldBack = visit.viewer.heldBack?.role ?? null;
  const body = <SecondFactorOff heldBack={heldBack} unconfirmed={now === 'unconfirmed'} errors={errors} />;
  return accountPage(title, body, errors);
}

async function begin(visit: IdentityVisit): Promise<Answer> {
  const outcome = await beginSecondFactor(callerOf(visit, { withSession: true }), visit.viewer, passwordIn(visit));
  if (outcome.ok) return redirectWith(confirmPath.to(), outcome.value.cookies);
  return refuse(outcome.why, (errors) => state(visit, errors));
}

async function keyPage(visit: IdentityVisit, errors: FieldErrors): Promise<Answer> {
  const appKey = await appKeyOf(visit, personOf(visit).id);
  if (!appKey) return redirect(secondFactor.to());
  return accountPage(
    t('identity.secondFactor.confirmTitle'),
    <ConfirmSecondFactor appKey={appKey} errors={errors} />,
    errors,
  );
}

async function confirm(visit: IdentityVisit): Promise<Answer> {
  const caller = callerOf(visit, { withSession: true });
  const outcome = await confirmSecondFactor(caller, visit.viewer, visit.form.get('kode'));
  if (outcome.ok) return codesPage(outcome.value);
  const { why } = outcome;
  if (why.code === 'malformed') return keyPage(visit, { kode: t('identity.secondFactor.malformed') });
  if (why.code === 'wrong') return keyPage(visit, { kode: t('identity.secondStep.wrong') });
  return refuse(why, (errors) => keyPage(visit, { kode: Object.values(errors)[0] ?? '' }));
}

/** The page with the new codes, and the cookies of the session that the engine renewed. */
async function codesPage({ codes, cookies }: Codes): Promise<Answer> {
  const answer = accountPage(t('identity.recovery.title'), <RecoveryCodes codes={codes} />);
  if (answer instanceof Response) return answer;
  return { page: { ...answer.page, islands: ['codes'], cookies } };
}

async function whenOn(visit: IdentityVisit, shown: (errors: FieldErrors) => Answer): Promise<Answer> {
  const now = await secondFactorState(visit.db.conn, personOf(visit).id);
  return now === 'on' ? shown({}) : redirect(secondFactor.to());
}

function renewPage(errors: FieldErrors): Answer {
  return accountPage(t('identity.recovery.renewQuestion'), <RenewRecoveryCodes errors={errors} />, errors);
}

async function renew(visit: IdentityVisit): Promise<Answer> {
  const outcome = await renewRecoveryCodes(callerOf(visit, { withSession: true }), visit.viewer, passwordIn(visit));
  return outcome.ok ? codesPage(outcome.value) : refuse(outcome.why, renewPage);
}

function offPage(errors: FieldErrors): Answer {
  return accountPage(t('identity.secondFactor.offQuestion'), <TurnSecondFactorOff errors={errors} />, errors);
}

async function turnOff(visit: IdentityVisit): Promise<Answer> {
  const outcome = await switchSecondFactorOff(callerOf(visit, { withSession: true }), visit.viewer, passwordIn(visit));
  if (outcome.ok) return redirectWith(paths.profile.to(), outcome.value.cookies, 'identity.secondFactor.offDone');
  return refuse(outcome.why, offPage);
}

const passwordIn = (visit: IdentityVisit) => visit.form.get('sandi');

function refuse(
  why: WhyNotSecondFactor,
  shown: (errors: FieldErrors) => Answer | Promise<Answer>,
): Answer | Promise<Answer> {
  if (why.code === 'nobody') return redirect(paths.signIn.to(secondFactor.to()));
  // Another tab was quicker; the page says how it stands.
  if (why.code === 'already' || why.code === 'off') return redirect(secondFactor.to());
  if (why.code !== 'too_many') return shown({ sandi: t('identity.changePassword.wrong') });
  return shown({ sandi: t('identity.signIn.tooMany', { wait: waitText(why.seconds) }) });
}
