import { formatMoment } from '#platform/dates.ts';
import { t } from '#platform/i18n/i18n.ts';
import { DescriptionText } from '#platform/ui/description-text.tsx';
import { Timeline } from '#platform/ui/timeline.tsx';
import type { EntryMessage } from '../model/reopening.ts';

/** What the check asked and both sides wrote, oldest first, with who and when. */
export function Messages({ messages }: { readonly messages: readonly EntryMessage[] }) {
  return (
    <Timeline
      label={t('entry.dialogue.title')}
      items={messages.map((it) => ({
        key: it.id,
        title: t(it.kind === 'message' ? `entry.dialogue.side.${it.side}` : `entry.dialogue.asked.${it.kind}`),
        when: formatMoment(it.writtenAt),
        iso: it.writtenAt.toISOString(),
        who: it.writtenBy ?? t('entry.somebody'),
        text: <DescriptionText text={it.body} />,
      }))}
    />
  );
}
