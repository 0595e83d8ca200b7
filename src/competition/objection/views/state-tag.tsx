import { t } from '#platform/i18n/i18n.ts';
import { Tag, type Tone } from '#platform/ui/tag.tsx';
import type { ObjectionState } from '../model/states.ts';

const tones = {
  unconfirmed: 'neutral',
  received: 'info',
  asked: 'warning',
  stated: 'info',
  proposed: 'warning',
  upheld: 'success',
  partly: 'success',
  dismissed: 'neutral',
} as const satisfies Record<ObjectionState, Tone>;

export function StateTag({ state }: { readonly state: ObjectionState }) {
  return <Tag tone={tones[state]}>{t(`objection.state.${state}`)}</Tag>;
}
