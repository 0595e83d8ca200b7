import { formatDate } from '#platform/dates.ts';
import { t } from '#platform/i18n/i18n.ts';
import { sectionTitle } from '#registry/index.ts';
import type { Action } from '../model.ts';
import { paths } from '../paths.ts';
import { ActionTag } from './tags.tsx';

export type ActionListProps = { readonly actions: readonly Action[]; readonly today: string; readonly empty: string };

/** Agreed actions, each with who owes it, until when, and where it stands. */
export function ActionList({ actions, today, empty }: ActionListProps) {
  if (actions.length === 0) return <p class="muted">{empty}</p>;
  return (
    <ul class="tasks">
      {actions.map((it) => (
        <li key={it.id} class="task">
          <div class="task-name">
            <a href={paths.action.to(it.id)}>{it.what}</a>
            <p class="task-hint">
              {t('casework.action.line', { owner: it.ownerName, due: formatDate(it.due) })}
              {it.section ? ` · ${sectionTitle(it.section)}` : ''}
            </p>
            {it.remark === '' ? null : <p class="task-hint">{it.remark}</p>}
          </div>
          <div class="task-state">
            <ActionTag action={it} today={today} />
          </div>
        </li>
      ))}
    </ul>
  );
}
