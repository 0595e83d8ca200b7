import { formatNumber, t } from '#platform/i18n/i18n.ts';
import { Notice } from '#platform/ui/notice.tsx';
import type { Calibration, Note } from '../model/calibration.ts';
import type { Board } from '../queries/board.ts';

type NotesProps = Pick<Calibration, 'notes' | 'leftRaw'> & { readonly board: Board };

/** What has to be said beside the numbers, in plain sentences. */
export function Notes({ notes, leftRaw, board }: NotesProps) {
  if (notes.length === 0) return null;
  return (
    <Notice tone="warning" title={t(leftRaw === null ? 'meaning.notes.title' : 'meaning.notes.leftRaw')}>
      <ul>
        {notes.map((it) => (
          <li key={it.reason}>
            <NoteText note={it} board={board} />
          </li>
        ))}
      </ul>
    </Notice>
  );
}

/** Islands and jurors that are named; of more, the rest is counted. */
const MOST_NAMED = 5;

function NoteText({ note, board }: { readonly note: Note; readonly board: Board }) {
  switch (note.reason) {
    case 'islands':
      return (
        <>
          {t('meaning.note.islands', { n: formatNumber(note.islands.length) })}
          {board.islands.some((it) => it.cut !== null) ? null : ` ${t('meaning.note.islandsAsk')}`}
          <ul>
            {note.islands.slice(0, MOST_NAMED).map((it, at) => (
              <li key={it.jurors.join(' ')}>
                {t('meaning.note.island', {
                  no: formatNumber(at + 1),
                  n: formatNumber(it.entries.length),
                  jurors: namesOf(it.jurors, board),
                })}
              </li>
            ))}
          </ul>
        </>
      );
    case 'too-few': {
      const [jurors, entries] = [formatNumber(note.jurors), formatNumber(note.entries)];
      return <>{t('meaning.note.too-few', { jurors, entries })}</>;
    }
    case 'not-a-number':
      return <>{t('meaning.note.not-a-number', { n: formatNumber(note.scores) })}</>;
    default:
      return <>{t(`meaning.note.${note.reason}`)}</>;
  }
}

function namesOf(ids: readonly string[], { jurors }: Board): string {
  const names = jurors.filter((it) => ids.includes(it.juror)).map((it) => it.name);
  const told = names.slice(0, MOST_NAMED).join(', ');
  const rest = names.length - MOST_NAMED;
  return rest > 0 ? t('meaning.note.andMore', { names: told, n: formatNumber(rest) }) : told;
}
