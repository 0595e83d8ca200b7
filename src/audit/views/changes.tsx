import { t } from '#platform/i18n/i18n.ts';
import type { AuditRow } from '../model.ts';
import { type ChangeText, changeTexts } from '../wording.ts';

/** What an event changed, behind a line that says how many fields: most readers only want the event. */
export function Changes({ row }: { readonly row: Pick<AuditRow, 'event' | 'changes'> }) {
  const changes = changeTexts(row);
  if (changes.length === 0) return null;
  return (
    <details>
      <summary>{t('audit.changes.count', { count: changes.length })}</summary>
      <ul>
        {changes.map((change) => (
          <li key={change.field}>
            <strong>{change.field}</strong>: <Change {...change} />
          </li>
        ))}
      </ul>
    </details>
  );
}

function Change({ before, after }: ChangeText) {
  const now = after ?? t('audit.empty');
  if (before === null) return <>{now}</>;
  return (
    <>
      <del>{before}</del> <span aria-hidden="true">→</span>
      <span class="sr-only">{t('audit.changes.became')}</span> {now}
    </>
  );
}
