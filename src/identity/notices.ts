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

/** What happened to a passkey, told to its owner whatever they did themselves. */
export type PasskeyNews = 'added' | 'removed';

export function passkeyMail(
  person: Recipient,
  news: PasskeyNews,
  it: { readonly passkey: string; readonly at: Date },
): Mail {
  return inLocale(person.locale, () => ({
    to: person.email,
    subject: t(`identity.mail.passkey.${news}.subject`),
    text: t(`identity.mail.passkey.${news}.text`, { name: person.name, passkey: it.passkey, at: formatMoment(it.at) }),
  }));
}

type Look = { readonly admin: string; readonly reason: string; readonly at: Date; readonly until: Date };

/** To the person through whose eyes support looks. */
export function supportViewMail(person: Recipient, look: Look): Mail {
  return inLocale(person.locale, () => {
    const words = { ...look, name: person.name, at: formatMoment(look.at), until: formatMoment(look.until) };
    return {
      to: person.email,
      subject: t('identity.mail.viewAs.subject'),
      text: t('identity.mail.viewAs.text', words),
    };
  });
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

type ChangeOfAddress = {
  readonly personName: string;
  readonly locale: Locale;
  readonly oldEmail: string;
  readonly newEmail: string;
  readonly askedAt: Date;
  readonly expiresAt: Date;
};

const wordsOf = (it: ChangeOfAddress) => ({
  name: it.personName,
  oldEmail: it.oldEmail,
  newEmail: it.newEmail,
  at: formatMoment(it.askedAt),
  until: formatMoment(it.expiresAt),
});

/** To the address that an account would leave: who asked, and the links to agree and to refuse. */
export function oldAddressMail(
  change: ChangeOfAddress,
  links: { readonly agree: string; readonly refuse: string },
): Mail {
  return inLocale(change.locale, () => ({
    to: change.oldEmail,
    subject: t('identity.mail.emailChange.old.subject'),
    text: t('identity.mail.emailChange.old.text', { ...wordsOf(change), ...links }),
  }));
}

/** To the address that an account would move to. */
export function newAddressMail(change: ChangeOfAddress, link: string): Mail {
  return inLocale(change.locale, () => ({
    to: change.newEmail,
    subject: t('identity.mail.emailChange.new.subject'),
    text: t('identity.mail.emailChange.new.text', { ...wordsOf(change), link }),
  }));
}

/** To an address that has an account of its own: only its owner learns why nothing will come of it. */
export function emailTakenMail(change: ChangeOfAddress): Mail {
  return inLocale(change.locale, () => ({
    to: change.newEmail,
    subject: t('identity.mail.emailChange.new.subject'),
    text: t('identity.mail.emailChange.occupied.text', wordsOf(change)),
  }));
}

type StoodIn = { readonly admin: string; readonly reason: string };

/** What became of a change, to one of the two addresses. */
export function emailChangeNews(
  change: ChangeOfAddress,
  to: string,
  news: 'changed' | 'refused' | 'stood_in',
  by: StoodIn = { admin: '', reason: '' },
): Mail {
  return inLocale(change.locale, () => {
    const words = { ...wordsOf(change), ...by };
    return {
      to,
      subject: t(`identity.mail.emailChange.${news}.subject`),
      text: t(`identity.mail.emailChange.${news}.text`, words),
    };
  });
}
