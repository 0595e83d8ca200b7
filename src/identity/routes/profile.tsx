import { type Answer, NotFound, type Route, redirect, show } from '#platform/http/route.ts';
import { isLocale, t } from '#platform/i18n/i18n.ts';
import { parseId } from '#platform/ids.ts';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { formPage } from '#platform/ui/form-page.ts';
import { chooseActing } from '../actions/memberships.ts';
import { changeProfile } from '../actions/people.ts';
import { changePassword, endOtherSessions, endSession, type WhyNotChangePassword } from '../actions/sessions.ts';
import type { ProfileRowOf } from '../holding.ts';
import type { MembershipId, Viewer } from '../model.ts';
import { landing, paths } from '../paths.ts';
import { passkeysOf } from '../queries/passkeys.ts';
import { localeOf } from '../queries/people.ts';
import { membershipsOf } from '../queries/people-list.ts';
import { secondFactorState } from '../queries/second-factor.ts';
import { sessionsOf } from '../queries/sessions.ts';
import { linkedSubject } from '../queries/sso.ts';
import { supportViewsOf } from '../queries/support-view.ts';
import { safeBack } from '../rules/back.ts';
import { signedIn } from '../rules/guard.ts';
import { Acting } from '../views/acting.tsx';
import {
  EditPassword,
  type EditPasswordProps,
  EditProfile,
  type EditProfileProps,
  Profile,
} from '../views/profile.tsx';
import { Sessions } from '../views/sessions.tsx';
import {
  callerOf,
  faults,
  type IdentityVisit,
  isFaulty,
  newPasswordOf,
  passwordMessage,
  personOf,
  redirectWith,
  waitText,
} from './visit.ts';

const own = { guard: signedIn } as const;

/** One's own account; `rows`: what those above tell of it. */
export const profileRoutes = (rows: readonly ProfileRowOf[]): readonly Route<Viewer>[] => [
  {
    ...own,
    method: 'get',
    path: paths.profile.pattern,
    event: 'identity.profile',
    handle: (visit) => profile(visit, rows),
  },
  { ...own, method: 'get', path: paths.profileName.pattern, event: 'identity.profile_form', handle: editProfile },
  { ...own, method: 'post', path: paths.profileName.pattern, event: 'identity.profile_changed', handle: saveProfile },
  {
    ...own,
    method: 'get',
    path: paths.password.pattern,
    event: 'identity.password_form',
    handle: (visit) => passwordPage({ person: personOf(visit), errors: {} }),
  },
  { ...own, method: 'post', path: paths.password.pattern, event: 'identity.password_changed', handle: savePassword },
  { ...own, method: 'get', path: paths.sessions.pattern, event: 'identity.sessions', handle: sessions },
  { ...own, method: 'post', path: paths.endSession.pattern, event: 'identity.session_ended', handle: endOne },
  {
    ...own,
    method: 'post',
    path: paths.endOtherSessions.pattern,
    event: 'identity.other_sessions_ended',
    handle: endOthers,
  },
  { ...own, method: 'get', path: paths.act.pattern, event: 'identity.act_form', handle: (visit) => actPage(visit, {}) },
  { ...own, method: 'post', path: paths.act.pattern, event: 'identity.acting_changed', handle: act },
];

const quiet = { width: 'reading', noindex: true } as const;
const trail = () => [{ text: t('identity.profile.title'), href: paths.profile.to() }];

async function profile(visit: IdentityVisit, rows: readonly ProfileRowOf[]): Promise<Answer> {
  const person = personOf(visit);
  const { conn } = visit.db;
  const body = (
    <Profile
      person={person}
      locale={await localeOf(conn, person.id)}
      memberships={await membershipsOf(conn, person.id)}
      secondFactor={(await secondFactorState(conn, person.id)) === 'on'}
      passkeys={(await passkeysOf(conn, person.id)).length}
      sessions={(await sessionsOf(conn, person.id, visit.now)).length}
      sso={await ssoOf(visit)}
      views={await supportViewsOf(conn, person.id)}
      rows={await Promise.all(rows.map((row) => row(conn, person.id, visit.now)))}
    />
  );
  return show({ noindex: true, title: t('identity.profile.title'), body });
}

async function ssoOf({ db, config, viewer }: IdentityVisit) {
  const { issuer, name } = config.oidc;
  if (!issuer || !viewer.person) return null;
  return { name, linked: (await linkedSubject(db.conn, issuer, viewer.person.id)) !== null };
}

async function editProfile(visit: IdentityVisit): Promise<Answer> {
  const person = personOf(visit);
  return profilePage({ name: person.name, locale: await localeOf(visit.db.conn, person.id), errors: {} });
}

function profilePage(props: EditProfileProps): Answer {
  const title = t('identity.profile.editTitle');
  const body = <EditProfile {...props} />;
  return formPage(
    {
      ...quiet,
      trail: trail(),
      title,
      body,
    },
    props.errors,
  );
}

async function saveProfile(visit: IdentityVisit): Promise<Answer> {
  const [name, locale] = [visit.form.get('nama'), visit.form.get('bahasa')];
  if (!isLocale(locale)) return profilePage({ name, locale, errors: { bahasa: t('identity.language.missing') } });
  const outcome = await visit.db.transact((tx) => changeProfile(tx, visit.viewer, { name, locale }, visit.now));
  if (outcome.ok) {
    const cookie = `tuntas_locale=${locale}; Path=/; HttpOnly; SameSite=Lax; Max-Age=31536000`;
    return redirectWith(paths.profile.to(), [cookie], 'identity.profile.saved');
  }
  if (outcome.why === 'nobody') throw new NotFound();
  return profilePage({ name, locale, errors: { nama: t(`identity.person.${outcome.why}`) } });
}

function passwordPage(props: EditPasswordProps): Answer {
  const title = t('identity.changePassword.title');
  const body = <EditPassword {...props} />;
  return formPage(
    {
      ...quiet,
      trail: trail(),
      title,
      body,
    },
    props.errors,
  );
}

async function savePassword(visit: IdentityVisit): Promise<Answer> {
  const person = personOf(visit);
  const current = visit.form.get('sandi-lama');
  const { password, errors: wrong } = newPasswordOf(visit.form, person);
  const errors = {
    ...faults({ 'sandi-lama': current === '' ? t('identity.changePassword.missing') : null }),
    ...wrong,
  };
  if (isFaulty(errors)) return passwordPage({ person, errors });
  const outcome = await changePassword(callerOf(visit, { withSession: true }), visit.viewer, { current, password });
  if (outcome.ok) return redirectWith(paths.profile.to(), outcome.value, 'identity.changePassword.done');
  const { why } = outcome;
  if (why.code === 'nobody') return redirect(paths.signIn.to(paths.password.to()));
  return passwordPage({ person, errors: passwordErrors(why) });
}

function passwordErrors(why: WhyNotChangePassword): FieldErrors {
  if (why.code === 'password') return { sandi: passwordMessage(why.why) };
  if (why.code === 'too_many') return { '': t('identity.signIn.tooMany', { wait: waitText(why.seconds) }) };
  return { 'sandi-lama': t('identity.changePassword.wrong') };
}

async function sessions(visit: IdentityVisit): Promise<Answer> {
  const open = await sessionsOf(visit.db.conn, personOf(visit).id, visit.now);
  const body = <Sessions sessions={open} current={visit.viewer.sessionId ?? null} />;
  return show({ noindex: true, trail: trail(), title: t('identity.sessions.title'), body });
}

async function endOne(visit: IdentityVisit): Promise<Answer> {
  const id = parseId<'SessionId'>(visit.params.id);
  if (!id) throw new NotFound();
  const outcome = await visit.db.transact((tx) => endSession(tx, visit.viewer, id, visit.now));
  // A session that has ended meanwhile is what was asked for.
  return redirect(paths.sessions.to(), outcome.ok ? 'identity.sessions.ended' : 'identity.sessions.gone');
}

async function endOthers(visit: IdentityVisit): Promise<Answer> {
  await visit.db.transact((tx) => endOtherSessions(tx, visit.viewer, visit.now));
  return redirect(paths.sessions.to(), 'identity.sessions.othersEnded');
}

function actPage(visit: IdentityVisit, errors: Readonly<Record<string, string>>): Answer {
  const { viewer } = visit;
  const faulty = isFaulty(errors);
  const title = t('identity.act.title');
  const back = safeBack(faulty ? visit.form.get('kembali') : visit.query.get('kembali'), landing);
  const body = (
    <Acting memberships={viewer.memberships} current={viewer.acting?.id ?? null} back={back} errors={errors} />
  );
  return formPage({ ...quiet, title, body }, errors);
}

async function act(visit: IdentityVisit): Promise<Answer> {
  const id = parseId<'MembershipId'>(visit.form.get('keanggotaan')) as MembershipId | null;
  if (!id) return actPage(visit, { keanggotaan: t('identity.act.missing') });
  const outcome = await visit.db.transact((tx) => chooseActing(tx, visit.viewer, id, visit.now));
  if (!outcome.ok) return actPage(visit, { keanggotaan: t('identity.act.notHeld') });
  return redirect(safeBack(visit.form.get('kembali'), landing), 'identity.act.done');
}
