import type { FormValues } from '#platform/http/form.ts';
import { redirect, type Visit } from '#platform/http/route.ts';
import { type MessageKey, t } from '#platform/i18n/i18n.ts';
import type { FieldErrors } from '#platform/ui/field.tsx';
import type { Caller } from '../engine.ts';
import type { Person, Viewer } from '../model.ts';
import { MAX_PASSWORD, MIN_PASSWORD, type WhyNotPassword, whyNotPassword } from '../rules/password.ts';

export type IdentityVisit = Visit<Viewer>;

const LONGEST_USER_AGENT = 300;

/** The visit as the sign-in engine sees it; without its cookies unless the question is about the present session. */
export function callerOf(visit: IdentityVisit, options: { withSession: boolean }): Caller {
  return {
    db: visit.db,
    config: visit.config,
    ip: visit.ip,
    userAgent: (visit.request.headers.get('user-agent') ?? '').slice(0, LONGEST_USER_AGENT),
    cookie: options.withSession ? (visit.request.headers.get('cookie') ?? '') : '',
    now: visit.now,
  };
}

/** A redirect that carries the engine's cookies. */
export function redirectWith(to: string, cookies: readonly string[], flash?: MessageKey): Response {
  const response = redirect(to, flash);
  for (const cookie of cookies) response.headers.append('set-cookie', cookie);
  return response;
}

/** The person who visits; for routes whose guard has let only people in. */
export function personOf(visit: IdentityVisit): Person {
  if (!visit.viewer.person) throw new Error('a route without a signed-in guard asked for the person');
  return visit.viewer.person;
}

/** Waiting time in words: whole seconds below two minutes, then minutes. */
export function waitText(seconds: number): string {
  return seconds < 120
    ? t('identity.wait.seconds', { count: seconds })
    : t('identity.wait.minutes', { count: Math.ceil(seconds / 60) });
}

export function passwordMessage(why: WhyNotPassword): string {
  if (why === 'too_short') return t('identity.password.tooShort', { n: MIN_PASSWORD });
  if (why === 'too_long') return t('identity.password.tooLong', { n: MAX_PASSWORD });
  return t(`identity.password.${why}`);
}

/** Only the fields that have a fault. */
export function faults(fields: Readonly<Record<string, string | null | undefined>>): FieldErrors {
  const found = Object.entries(fields).filter((entry): entry is [string, string] => Boolean(entry[1]));
  return Object.fromEntries(found);
}

export function isFaulty(errors: FieldErrors): boolean {
  return Object.keys(errors).length > 0;
}

/** The new password that a form holds twice, and what is wrong with it for this person. */
export function newPasswordOf(
  form: FormValues,
  person: { readonly name: string; readonly email: string },
): { readonly password: string; readonly errors: FieldErrors } {
  const [password, repeated] = [form.get('sandi'), form.get('sandi2')];
  const weak = password === '' ? null : whyNotPassword(password, person);
  const errors = faults({
    sandi: password === '' ? t('identity.password.missing') : weak && passwordMessage(weak),
    sandi2: !weak && password !== repeated ? t('identity.password.differs') : null,
  });
  return { password, errors };
}

const HIGHEST_PAGE = 100_000;

/** The page of a list that the address asks for, from 1. */
export function pageNumber(visit: IdentityVisit): number {
  const asked = Number(visit.query.get('halaman') ?? '1');
  return Number.isInteger(asked) && asked >= 1 ? Math.min(asked, HIGHEST_PAGE) : 1;
}
