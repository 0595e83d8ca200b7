import { t } from '#platform/i18n/i18n.ts';
import { Tag, type Tone } from '#platform/ui/tag.tsx';
import type { SheetState } from '../model/states.ts';

const tones = {
  filling: 'neutral',
  handed_in: 'info',
  returned: 'warning',
  verified: 'success',
} as const satisfies Record<SheetState, Tone>;

export function SheetTag({ state }: { readonly state: SheetState }) {
  return <Tag tone={tones[state]}>{t(`answer.state.${state}`)}</Tag>;
}
