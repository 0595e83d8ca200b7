import { type Answer, type Route, redirect, show } from '#platform/http/route.ts';
import { t } from '#platform/i18n/i18n.ts';
import { errorTitle } from '#platform/ui/error-summary.tsx';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { personAtSecondStep, takeSecondStep, type WhyNotSecondStep } from '../actions/second-step.ts';
import type { Viewer } from '../model.ts';
import { landing, paths } from '../paths.ts';
import { safeBack } from '../rules/back.ts';
import { anyone } from '../rules/guard.ts';
import { SecondStep } from '../views/second-step.tsx';
import { callerOf, type IdentityVisit, isFaulty, redirectWith, waitText } from './visit.ts';

export const secondStepRoutes: readonly Route<Viewer>[] = [
  { method: 'get', path: paths.secondStep.pattern, guard: anyone, event: 'identity.second_step_form', handle: open },
  { method: 'post', path: paths.secondStep.pattern, guard: anyone, event: 'identity.signed_in', handle: submit },
];

function page(back: string, errors: FieldErrors, status: number): Answer {
  const title = t('identity.secondStep.title');
  const body = <SecondStep back={back} errors={errors} />;
  const shown = isFaulty(errors) ? errorTitle(title) : title;
  return show({ title: shown, body, status, width: 'reading', noindex: true });
}

async function open(visit: IdentityVisit): Promise<Answer> {
  const back = safeBack(visit.query.get('kembali'), landing);
  if (visit.viewer.person) return redirect(back);
  const waited = await personAtSecondStep(callerOf(visit, { withSession: true }));
  return waited ? page(back, {}, 200) : redirect(paths.signIn.to(back));
}

async function submit(visit: IdentityVisit): Promise<Answer> {
  const back = safeBack(visit.form.get('kembali'), landing);
  if (visit.viewer.person) return redirect(back);
  const outcome = await takeSecondStep(callerOf(visit, { withSession: true }), visit.form.get('kode'));
  if (outcome.ok) return redirectWith(back, outcome.value.cookies);
  const { why } = outcome;
  if (why.code === 'gone') return redirect(paths.signIn.to(back), 'identity.secondStep.gone');
  return page(back, { kode: refusal(why) }, why.code === 'too_many' ? 429 : 422);
}

function refusal(why: Exclude<WhyNotSecondStep, { code: 'gone' }>): string {
  if (why.code === 'too_many') return t('identity.secondStep.tooMany', { wait: waitText(why.seconds) });
  return t(`identity.secondStep.${why.code as 'malformed' | 'wrong'}`);
}
