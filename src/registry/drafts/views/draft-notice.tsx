import { formatMoment, formatTime } from '#platform/dates.ts';
import { t } from '#platform/i18n/i18n.ts';
import { Notice } from '#platform/ui/notice.tsx';
import type { Draft } from '../model.ts';
import type { AtWork } from '../queries/draft.ts';

export type DraftNoticeProps = {
  /** What the form below was filled from; null when it is what is stored. `differing` is null where nothing is. */
  readonly draft: (Pick<Draft, 'savedAt' | 'device'> & { readonly differing: readonly string[] | null }) | null;
  readonly others: readonly AtWork[];
  /** Names of those who saved since the draft began. */
  readonly savedSince: readonly string[];
  readonly discard: string;
};

/** What one should know before typing: text of one's own that is not saved yet, and others at work here. */
export function DraftNotice({ draft, others, savedSince, discard }: DraftNoticeProps) {
  if (!draft && others.length === 0) return null;
  return (
    <div class="mb-6 grid gap-3">
      {draft ? (
        <Notice tone="info" title={t('drafts.own.title')}>
          <p>
            {draft.device === ''
              ? t('drafts.own.text', { when: formatMoment(draft.savedAt) })
              : t('drafts.own.textDevice', { when: formatMoment(draft.savedAt), device: draft.device })}
          </p>
          {draft.differing ? <p>{t('drafts.own.differing', { fields: draft.differing.join(', ') })}</p> : null}
          {savedSince.length > 0 ? <p>{t('drafts.own.savedSince', { names: savedSince.join(', ') })}</p> : null}
          <p>
            <a href={discard}>{t('drafts.own.discard')}</a>
          </p>
        </Notice>
      ) : null}
      {others.map((other) => (
        <Notice key={`${other.name} ${other.savedAt.getTime()}`} tone="warning">
          <p>{t('drafts.others', { name: other.name, time: formatTime(other.savedAt) })}</p>
        </Notice>
      ))}
    </div>
  );
}
