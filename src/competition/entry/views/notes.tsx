import { formatMoment } from '#platform/dates.ts';
import { t } from '#platform/i18n/i18n.ts';
import { DescriptionText } from '#platform/ui/description-text.tsx';
import { Notice } from '#platform/ui/notice.tsx';
import type { EntryNote } from '../model/entry.ts';

/** What the admin asks to mend here; answered ones are quiet. */
export function Notes({ notes }: { readonly notes: readonly EntryNote[] }) {
  if (notes.length === 0) return null;
  return (
    <div class="mb-6 grid gap-3">
      {notes.map((note) => (
        <Notice
          key={note.id}
          tone={note.resolvedAt ? 'info' : 'warning'}
          title={t(note.resolvedAt ? 'entry.note.answered' : 'entry.note.open')}
        >
          <DescriptionText text={note.body} />
          <p class="card-facts">
            {t('entry.note.by', { name: note.writtenBy ?? t('entry.somebody'), when: formatMoment(note.writtenAt) })}
          </p>
        </Notice>
      ))}
    </div>
  );
}
