import { formatMoment } from '#platform/dates.ts';
import { formatNumber, inLocale, type Locale, t } from '#platform/i18n/i18n.ts';
import type { Mail } from '#platform/mail.ts';

type Asked = {
  readonly email: string;
  readonly edition: string;
  readonly count: number;
  readonly link: string;
  readonly until: Date;
};

/** To whoever reads the mailbox: what was sent in its name, and the link without which it counts for nothing. It tells no mark. */
export function confirmMail(locale: Locale, { email, edition, count, link, until }: Asked): Mail {
  return inLocale(locale, () => ({
    to: email,
    subject: t('rating.mail.subject', { edition }),
    text: t('rating.mail.text', { count, n: formatNumber(count), edition, link, until: formatMoment(until) }),
  }));
}
