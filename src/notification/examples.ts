import { inLocale, isMessageKey, type Locale, placeholdersOf, t, tStored } from '#platform/i18n/i18n.ts';
import { noticeMail } from './letters.ts';
import type { NoticeKind, NoticeValues } from './model.ts';
import { paths } from './paths.ts';
import { sentenceOf } from './sentence.ts';

/** What a kind looks like: the sentence in the product, and the mail. */
export type Example = {
  readonly locale: Locale;
  readonly sentence: string;
  readonly subject: string;
  readonly text: string;
};

/** Stands for whatever a notice would tell of. */
const SAMPLE_NUMBER = 3;
const counted = new Set(['n', 'count', 'days', 'hours', 'done', 'of', 'accepted', 'declined']);

/** Values as a kind may have them, in the ambient language; a placeholder that nobody described stands for itself. */
function sampleValues(kind: string): NoticeValues {
  const sampleOf = (name: string) => {
    const key = `notification.sample.${name}`;
    if (isMessageKey(key)) return tStored(key);
    return counted.has(name) ? SAMPLE_NUMBER : `(${name})`;
  };
  return Object.fromEntries(placeholdersOf(kind).map((name) => [name, sampleOf(name)]));
}

/** Both languages of a kind, Indonesian first. */
export function examplesOf({ kind, isOwed }: NoticeKind, baseUrl: string): readonly Example[] {
  return (['id', 'en'] as const).map((locale) =>
    inLocale(locale, () => {
      const values = sampleValues(kind);
      const reader = { name: t('notification.sample.reader'), code: isOwed ? null : '…' };
      const mail = noticeMail({ ...reader, kind, values, href: paths.notices.to() }, baseUrl);
      return { locale, sentence: sentenceOf(kind, values), subject: mail.subject, text: mail.text };
    }),
  );
}
