import type { DocumentChange } from '#platform/document/changes.ts';
import { t } from '#platform/i18n/i18n.ts';
import type { InstrumentDocument } from '../model/document.ts';
import { placeText, valueText } from '../wording.ts';

const MOST = 12;

type Props = {
  readonly changes: readonly DocumentChange[];
  readonly before: InstrumentDocument;
  readonly after: InstrumentDocument;
};

/** What differs between two revisions, value by value. */
export function Changes({ changes, before, after }: Props) {
  if (changes.length === 0) return null;
  return (
    <ul class="list-disc pl-5">
      {changes.slice(0, MOST).map((it) => (
        <li key={it.path.join('.')}>
          {placeText(it.after === null ? before : after, it.path)}: <del>{valueText(it.before)}</del> →{' '}
          <ins>{valueText(it.after)}</ins>
        </li>
      ))}
      {changes.length > MOST ? <li>{t('instrument.changes.more', { count: changes.length - MOST })}</li> : null}
    </ul>
  );
}
