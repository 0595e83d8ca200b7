import { type Answer, NotFound, type Route, redirect, show } from '#platform/http/route.ts';
import { t } from '#platform/i18n/i18n.ts';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { formPage } from '#platform/ui/form-page.ts';
import {
  answerEmailChange,
  askEmailChange,
  cancelEmailChange,
  type WhyNotAskEmailChange,
} from '../actions/email-change.ts';
import { parseEmail, type Viewer } from '../model.ts';
import { paths } from '../paths.ts';
import { emailChangeByToken, openEmailChange } from '../queries/email-change.ts';
import { secondFactorState } from '../queries/second-factor.ts';
import { whyNotAnswer } from '../rules/email-change.ts';
import { anyone, signedIn } from '../rules/guard.ts';
import {
  AnswerEmailChange,
  AskEmailChange,
  EmailChangeEnd,
  type EmailChangeEndProps,
  WaitingEmailChange,
} from '../views/email-change.tsx';
import { callerOf, faults, type IdentityVisit, isFaulty, personOf, waitText } from './visit.ts';

const { email, cancelEmailChange: cancelPath, answerEmailChange: answerPath } = paths;

export const emailChangeRoutes: readonly Route<Viewer>[] = [
  { method: 'get', path: email.pattern, guard: signedIn, event: 'identity.email_form', handle: open },
  { method: 'post', path: email.pattern, guard: signedIn, event: 'identity.email_change_asked', handle: ask },
  {
    method: 'post',
    path: cancelPath.pattern,
    guard: signedIn,
    event: 'identity.email_change_cancelled',
    handle: cancel,
  },
  { method: 'get', path: answerPath.pattern, guard: anyone, event: 'identity.email_change_form', handle: question },
  { method: 'post', path: answerPath.pattern, guard: anyone, event: 'identity.email_change_confirmed', handle: answer },
];

const quiet = { width: 'reading', noindex: true, headers: { 'cache-control': 'no-store' } } as const;
const trail = () => [{ text: t('identity.profile.title'), href: paths.profile.to() }];

async function open(visit: IdentityVisit): Promise<Answer> {
  const change = await openEmailChange(visit.db.conn, personOf(visit).id, visit.now);
  if (!change) return askPage(visit, { typed: '', errors: {} });
  const body = <WaitingEmailChange change={change} />;
  return show({ ...quiet, trail: trail(), title: t('identity.emailChange.title'), body });
}

type Filled = { readonly typed: string; readonly errors: FieldErrors; readonly status?: number };

async function askPage(visit: IdentityVisit, { typed, errors, status = 422 }: Filled): Promise<Answer> {
  const person = personOf(visit);
  const secondFactor = (await secondFactorState(visit.db.conn, person.id)) === 'on';
  const title = t('identity.emailChange.title');
  const page = {
    ...quiet,
    trail: trail(),
    title,
    body: <AskEmailChange current={person.email} email={typed} secondFactor={secondFactor} errors={errors} />,
  };
  return formPage(isFaulty(errors) ? { ...page, status } : page, errors);
}

async function ask(visit: IdentityVisit): Promise<Answer> {
  const [typed, proof] = [visit.form.get('surel'), visit.form.get('sandi')];
  const address = parseEmail(typed);
  const errors = faults({
    surel: address ? null : t(typed.trim() === '' ? 'identity.email.missing' : 'identity.email.wrong'),
    sandi: proof === '' ? t('identity.changePassword.missing') : null,
  });
  if (!address || isFaulty(errors)) return askPage(visit, { typed, errors });
  const caller = { ...callerOf(visit, { withSession: true }), baseUrl: visit.baseUrl };
  const outcome = await askEmailChange(caller, visit.viewer, { email: address, proof });
  if (outcome.ok) return redirect(email.to(), 'identity.emailChange.asked');
  return refuse(visit, typed, outcome.why);
}

function refuse(visit: IdentityVisit, typed: string, why: WhyNotAskEmailChange): Answer | Promise<Answer> {
  if (why.code === 'nobody') return redirect(paths.signIn.to(email.to()));
  // Another tab has asked already: the page says how it stands.
  if (why.code === 'waiting') return redirect(email.to(), 'identity.emailChange.alreadyAsked');
  if (why.code === 'same') return askPage(visit, { typed, errors: { surel: t('identity.emailChange.same') } });
  if (why.code === 'wrong') return askPage(visit, { typed, errors: { sandi: t('identity.changePassword.wrong') } });
  const errors = { '': t('identity.signIn.tooMany', { wait: waitText(why.seconds) }) };
  return askPage(visit, { typed, errors, status: 429 });
}

async function cancel(visit: IdentityVisit): Promise<Answer> {
  const outcome = await visit.db.transact((tx) => cancelEmailChange(tx, visit.viewer, visit.now));
  // One that has ended meanwhile cannot be taken back: the page says how it stands.
  return redirect(email.to(), outcome.ok ? 'identity.emailChange.cancelled' : undefined);
}

async function question(visit: IdentityVisit): Promise<Answer> {
  const token = visit.query.get('token') ?? '';
  const asked = await emailChangeByToken(visit.db.conn, token);
  const why = asked ? whyNotAnswer(asked.change, visit.now) : 'unknown';
  if (!asked || why) return endPage(visit, why ?? 'unknown');
  const refusing = visit.query.get('jawab') === 'tolak';
  const title = t(refusing ? 'identity.emailChange.refuseTitle' : 'identity.emailChange.answerTitle');
  return show({ ...quiet, title, body: <AnswerEmailChange {...asked} token={token} refusing={refusing} /> });
}

async function answer(visit: IdentityVisit): Promise<Answer> {
  const [token, said] = [visit.form.get('token'), visit.form.get('jawab')];
  if (said !== 'setuju' && said !== 'tolak') throw new NotFound();
  const given = { token, agree: said === 'setuju', ip: visit.ip, keep: visit.viewer.sessionId ?? null };
  const outcome = await visit.db.transact((tx) => answerEmailChange(tx, given, visit.now));
  return endPage(visit, outcome.ok ? outcome.value : outcome.why);
}

function endPage(visit: IdentityVisit, state: EmailChangeEndProps['state']): Answer {
  const dead = state === 'unknown' || state === 'ended' || state === 'expired';
  const status = dead ? 410 : state === 'taken' ? 409 : 200;
  const body = <EmailChangeEnd state={state} signedIn={visit.viewer.person !== null} />;
  return show({ ...quiet, title: t(`identity.emailChange.end.${state}`), body, status });
}
