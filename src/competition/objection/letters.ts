import { formatMoment } from '#platform/dates.ts';
import { inLocale, type Locale, t } from '#platform/i18n/i18n.ts';
import type { Mail } from '#platform/mail.ts';
import { type PublicCode, shownPublicCode } from '#platform/public-code.ts';
import type { Edition } from '../edition/model/edition.ts';
import { editionTitle } from '../stage/views/words.ts';
import type { Ground } from './model/objection.ts';
import type { ObjectionOutcome } from './model/states.ts';
import { paths } from './paths.ts';

type Reader = { readonly name: string; readonly email: string; readonly locale: Locale };
type About = { readonly edition: Pick<Edition, 'document'>; readonly title: string; readonly ground: Ground };

const subjectOf = ({ edition, title }: Omit<About, 'ground'>) => ({ title, edition: editionTitle(edition) });

/** Asks whoever wrote down this address whether the objection is theirs; only the link makes it count. */
export function confirmMail(
  reader: Reader,
  { edition, title, ground }: About,
  { key, until, baseUrl }: { readonly key: string; readonly until: Date; readonly baseUrl: string },
): Mail {
  return inLocale(reader.locale, () => {
    const about = subjectOf({ edition, title });
    const link = baseUrl + paths.confirm.to(key);
    const values = { ...about, name: reader.name, ground: t(`objection.ground.${ground}`), link };
    return {
      to: reader.email,
      subject: t('objection.mail.confirm.subject', about),
      text: t('objection.mail.confirm.text', { ...values, until: formatMoment(until) }),
    };
  });
}

type Numbered = { readonly code: PublicCode; readonly baseUrl: string };

/** The receipt: its number, and where the answer will stand. */
export function receiptMail(
  reader: Reader,
  about: Omit<About, 'ground'>,
  { code, baseUrl, at }: Numbered & { readonly at: Date },
): Mail {
  return inLocale(reader.locale, () => {
    const number = shownPublicCode(code);
    const values = { ...subjectOf(about), name: reader.name, number, link: baseUrl + paths.receipt.to(code) };
    return {
      to: reader.email,
      subject: t('objection.mail.receipt.subject', { number }),
      text: t('objection.mail.receipt.text', { ...values, at: formatMoment(at) }),
    };
  });
}

type Answered = Numbered & { readonly outcome: ObjectionOutcome; readonly answer: string };

/** How the objection was answered, and why. */
export function answerMail(
  reader: Reader,
  about: Omit<About, 'ground'>,
  { code, baseUrl, outcome, answer }: Answered,
): Mail {
  return inLocale(reader.locale, () => {
    const number = shownPublicCode(code);
    const values = { ...subjectOf(about), name: reader.name, number, link: baseUrl + paths.receipt.to(code) };
    return {
      to: reader.email,
      subject: t('objection.mail.answer.subject', { number }),
      text: t('objection.mail.answer.text', { ...values, outcome: t(`objection.outcome.${outcome}`), answer }),
    };
  });
}
