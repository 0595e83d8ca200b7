import { t } from '#platform/i18n/i18n.ts';
import type { Mail } from '#platform/mail.ts';
import type { Letter, NoticeValues } from './model.ts';
import { paths } from './paths.ts';
import { sentenceOf } from './sentence.ts';

/** What a mail says, in the ambient language: subject, text and where it is unsubscribed from; the address comes from the caller. */
export type Said = Omit<Mail, 'to'>;

type OfOne = {
  readonly name: string;
  readonly kind: string;
  readonly values: NoticeValues;
  readonly href: string;
  readonly letter?: ((reader: { readonly name: string }) => Letter) | undefined;
  /** The reader's code; null for a kind that cannot be turned off. */
  readonly code: string | null;
};

/** The mail of one notice. */
export function noticeMail({ name, kind, values, href, letter, code }: OfOne, baseUrl: string): Said {
  const stop = code ? { unsubscribe: baseUrl + paths.stop.to(code, kind) } : {};
  if (letter) return { ...letter({ name }), ...stop };
  const text = sentenceOf(kind, values);
  const body = t('notification.mail.body', {
    name,
    text,
    link: baseUrl + href,
    settings: baseUrl + paths.settings.to(),
  });
  const end = stop.unsubscribe ? t('notification.mail.stop', { link: stop.unsubscribe }) : t('notification.mail.owed');
  return { subject: text, text: `${body}${end}\n`, ...stop };
}

export type Told = { readonly kind: string; readonly values: NoticeValues; readonly href: string };

/** So many are told in full; the rest waits on the page. */
const MOST_TOLD = 30;

/** The mail of a day's notices, newest first. */
export function digestMail(name: string, notices: readonly Told[], baseUrl: string): Said {
  const told = notices.slice(0, MOST_TOLD).map((it) => `- ${sentenceOf(it.kind, it.values)}\n  ${baseUrl}${it.href}`);
  const left = notices.length - told.length;
  const rest = left > 0 ? [t('notification.digest.rest', { n: left, link: baseUrl + paths.notices.to() })] : [];
  const text = t('notification.digest.body', {
    name,
    list: [...told, ...rest].join('\n\n'),
    settings: baseUrl + paths.settings.to(),
  });
  return { subject: t('notification.digest.subject', { n: notices.length, count: notices.length }), text };
}
