import { t } from '#platform/i18n/i18n.ts';
import { Tag } from '#platform/ui/tag.tsx';
import type { Action, CaseState } from '../model.ts';
import { isOverdue } from '../rules.ts';

export function ActionTag({ action, today }: { readonly action: Action; readonly today: string }) {
  if (isOverdue(action, today)) return <Tag tone="danger">{t('casework.action.overdue')}</Tag>;
  const tone = action.state === 'done' ? 'success' : action.state === 'dropped' ? 'neutral' : 'accent';
  return <Tag tone={tone}>{t(`casework.action.${action.state}`)}</Tag>;
}

export function CaseTag({ state }: { readonly state: CaseState }) {
  return <Tag tone={state === 'open' ? 'accent' : 'neutral'}>{t(`casework.state.${state}`)}</Tag>;
}
