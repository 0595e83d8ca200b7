import { t } from '#platform/i18n/i18n.ts';
import { Tag, type Tone } from '#platform/ui/tag.tsx';
import type { EntryState } from '../model/states.ts';

const tones: Readonly<Record<EntryState, Tone>> = {
  draft: 'neutral',
  with_admin: 'info',
  returned: 'warning',
  submitted: 'success',
  withdrawn: 'neutral',
};

export function StateTag({ state }: { readonly state: EntryState }) {
  return <Tag tone={tones[state]}>{t(`entry.state.${state}`)}</Tag>;
}
