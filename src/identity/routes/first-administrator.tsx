import { type Answer, NotFound, type Route, redirect } from '#platform/http/route.ts';
import { t } from '#platform/i18n/i18n.ts';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { formPage } from '#platform/ui/form-page.ts';
import { makeFirstAdministrator, opensFirstPage, type WhyNotFirst } from '../actions/first-administrator.ts';
import { signIn } from '../actions/sign-in.ts';
import { parseEmail, type Viewer } from '../model.ts';
import { landing, paths } from '../paths.ts';
import { hubInstitution } from '../queries/institutions.ts';
import { anyone } from '../rules/guard.ts';
import { FirstAdministrator, type FirstAdministratorProps } from '../views/first-administrator.tsx';
import {
  callerOf,
  faults,
  type IdentityVisit,
  isFaulty,
  newPasswordOf,
  passwordMessage,
  redirectWith,
} from './visit.ts';

export const firstAdministratorRoutes: readonly Route<Viewer>[] = [
  { method: 'get', path: paths.firstAdministrator.pattern, guard: anyone, event: 'identity.first_form', handle: open },
  {
    method: 'post',
    path: paths.firstAdministrator.pattern,
    guard: anyone,
    event: 'identity.first_administrator',
    handle: make,
  },
];

/** The token when it opens the page; without it there is nothing here, as once somebody has an account. */
async function requireToken(visit: IdentityVisit, token: string | null): Promise<string> {
  if (!token || !(await opensFirstPage(visit.db.conn, token))) throw new NotFound();
  return token;
}

async function open(visit: IdentityVisit): Promise<Answer> {
  const token = await requireToken(visit, visit.query.get('token'));
  return page(visit, { token, values: { name: '', email: '' }, errors: {} });
}

async function page(visit: IdentityVisit, given: Omit<FirstAdministratorProps, 'hub'>): Promise<Answer> {
  const hub = await hubInstitution(visit.db.conn, visit.config.hubRegion);
  const title = t('identity.first.title');
  return formPage(
    {
      width: 'reading',
      noindex: true,
      title,
      body: <FirstAdministrator hub={hub?.name ?? ''} {...given} />,
    },
    given.errors,
  );
}

async function make(visit: IdentityVisit): Promise<Answer> {
  const { form, db, config, locale, ip, now } = visit;
  const token = await requireToken(visit, form.get('token'));
  const values = { name: form.get('nama'), email: form.get('surel') };
  const email = parseEmail(values.email);
  const { password, errors: weak } = newPasswordOf(form, { name: values.name, email: email ?? '' });
  const errors = {
    ...faults({
      nama: values.name.trim() === '' ? t('identity.person.name_missing') : null,
      surel: email ? null : t(values.email.trim() === '' ? 'identity.email.missing' : 'identity.email.wrong'),
    }),
    ...weak,
  };
  if (!email || isFaulty(errors)) return page(visit, { token, values, errors });
  const given = { name: values.name, email, password, locale, token, hubRegion: config.hubRegion, ip };
  const outcome = await db.transact((tx) => makeFirstAdministrator(tx, given, now));
  if (!outcome.ok) return page(visit, { token, values, errors: errorsOf(outcome.why) });
  const session = await signIn(callerOf(visit, { withSession: false }), { email, password });
  if (!session.ok) return redirect(paths.signIn.to(), 'identity.first.done');
  return redirectWith(landing, session.value.cookies, 'identity.first.done');
}

function errorsOf(why: WhyNotFirst): FieldErrors {
  if (why.code === 'password') return { sandi: passwordMessage(why.why) };
  if (why.code === 'name') return { nama: t(`identity.person.${why.why}`) };
  if (why.code === 'no_hub') return { '': t('identity.first.noHub') };
  throw new NotFound();
}
