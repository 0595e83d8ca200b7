import { formatMoment } from '#platform/dates.ts';
import { t } from '#platform/i18n/i18n.ts';
import { DescriptionText } from '#platform/ui/description-text.tsx';
import { Notice } from '#platform/ui/notice.tsx';

export type ShownNote = {
  readonly body: string;
  readonly writtenBy: string | null;
  readonly writtenAt: Date;
  readonly resolvedAt: Date | null;
};

/** What the admin asks to mend here; answered ones are quiet. */
export function Notes({ notes }: { readonly notes: readonly ShownNote[] }) {
  if (notes.length === 0) return null;
  return (
    <div class="mb-6 grid gap-3">
      {notes.map((note) => (
        <Notice
          key={`${note.writtenAt.getTime()}-${note.body}`}
          tone={note.resolvedAt ? 'info' : 'warning'}
          title={note.resolvedAt ? t('registry.note.answered') : t('registry.note.open')}
        >
          <DescriptionText text={note.body} />
          <p class="card-facts">
            {t('registry.note.by', {
              name: note.writtenBy ?? t('registry.somebody'),
              when: formatMoment(note.writtenAt),
            })}
          </p>
        </Notice>
      ))}
    </div>
  );
}
