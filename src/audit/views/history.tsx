import { formatMoment } from '#platform/dates.ts';
import { t } from '#platform/i18n/i18n.ts';
import { Timeline } from '#platform/ui/timeline.tsx';
import type { AuditRow } from '../model.ts';
import { eventText, roleText } from '../wording.ts';
import { Changes } from './changes.tsx';

/** What happened to one thing, as `historyOf` gives it. The caller has asked whether the viewer may see the thing. */
export function History({ rows, label }: { readonly rows: readonly AuditRow[]; readonly label?: string }) {
  if (rows.length === 0) return <p>{t('audit.history.none')}</p>;
  return (
    <Timeline
      label={label ?? t('audit.history.title')}
      items={rows.map((row) => ({
        key: String(row.id),
        title: eventText(row.event),
        when: formatMoment(row.at),
        iso: row.at.toISOString(),
        who: whoText(row),
        text: row.changes.length > 0 ? <Changes row={row} /> : undefined,
      }))}
    />
  );
}

/** `Ratna, Admin hub`; for nobody signed in, that it was nobody. */
export function whoText(row: Pick<AuditRow, 'personName' | 'role' | 'asPersonName'>): string {
  const role = roleText(row.role);
  if (row.personName === '') return t('audit.nobody');
  const who = role ? `${row.personName}, ${role}` : row.personName;
  return row.asPersonName ? t('audit.as', { who, name: row.asPersonName }) : who;
}
