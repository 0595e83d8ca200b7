import { formatDate, formatMoment } from '#platform/dates.ts';
import { inLocale, type Locale, t } from '#platform/i18n/i18n.ts';
import type { Mail } from '#platform/mail.ts';

type Recipient = { readonly name: string; readonly email: string; readonly locale: Locale };

/** Mails that identity sends; they are part of signing in, so nobody can switch them off. */
export const notices = [] as const;

export function resetMail(person: Recipient, link: string): Mail {
  return inLocale(person.locale, () => ({
    to: person.email,
    subject: t('identity.mail.reset.subject'),
    text: t('identity.mail.reset.text', { name: person.name, link }),
  }));
}

export function passwordChangedMail(person: Recipient, at: Date): Mail {
  return inLocale(person.locale, () => ({
    to: person.email,
    subject: t('identity.mail.passwordChanged.subject'),
    text: t('identity.mail.passwordChanged.text', { name: person.name, at: formatMoment(at) }),
  }));
}

/** What happened to the second factor, told to the person whatever they did themselves. */
export type SecondFactorNews = 'on' | 'off' | 'reset' | 'recovery';

export function secondFactorMail(person: Recipient, news: SecondFactorNews, at: Date): Mail {
  return inLocale(person.locale, () => ({
    to: person.email,
    subject: t(`identity.mail.secondFactor.${news}.subject`),
    text: t(`identity.mail.secondFactor.${news}.text`, { name: person.name, at: formatMoment(at) }),
  }));
}

export type InvitationMail = {
  readonly email: string;
  readonly inviter: string;
  readonly role: string;
  readonly place: string;
  readonly link: string;
  readonly until: Date;
};

/** Says the same to people with and without an account. */
export function invitationMail(given: InvitationMail): Mail {
  return inLocale('id', () => ({
    to: given.email,
    subject: t('identity.mail.invitation.subject', { place: given.place }),
    text: t('identity.mail.invitation.text', { ...given, until: formatDate(given.until) }),
  }));
}
