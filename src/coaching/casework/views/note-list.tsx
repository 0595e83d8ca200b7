import type { Viewer } from '#identity/index.ts';
import { formatDate } from '#platform/dates.ts';
import { t } from '#platform/i18n/i18n.ts';
import { DescriptionText } from '#platform/ui/description-text.tsx';
import { Notice } from '#platform/ui/notice.tsx';
import type { Case, Note } from '../model.ts';
import { paths } from '../paths.ts';
import { whyNotMend } from '../rules.ts';

export type NoteListProps = { readonly notes: readonly Note[]; readonly it: Case; readonly viewer: Viewer };

/** Notes of coaches; a struck one stays readable as taken back. */
export function NoteList({ notes, it, viewer }: NoteListProps) {
  return (
    <>
      {notes.map((note) => (
        <Notice key={note.id} tone="info">
          {note.struckAt ? (
            <>
              <p>
                <del>{note.body}</del>
              </p>
              <p>{t('casework.note.struck', { reason: note.struckReason })}</p>
            </>
          ) : (
            <DescriptionText text={note.body} />
          )}
          <p class="card-facts">
            {noteBy(note)}
            {whyNotMend(note, it, viewer) === null ? (
              <>
                {' '}
                <a href={paths.mendNote.to(note.id)}>{t('casework.note.mend')}</a>
              </>
            ) : null}
          </p>
        </Notice>
      ))}
    </>
  );
}

export function noteBy({ writerName, writtenAt, mendedAt }: Note): string {
  const by = t('casework.note.by', { name: writerName ?? t('casework.somebody'), date: formatDate(writtenAt) });
  return mendedAt ? `${by} ${t('casework.note.mended', { date: formatDate(mendedAt) })}` : by;
}
