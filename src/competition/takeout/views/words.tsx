import { t } from '#platform/i18n/i18n.ts';
import { Tag, type Tone } from '#platform/ui/tag.tsx';
import type { Takeout, TakeoutState } from '../model.ts';

const tones: Readonly<Record<TakeoutState, Tone>> = {
  waiting: 'neutral',
  running: 'info',
  done: 'success',
  failed: 'danger',
  cancelled: 'neutral',
};

export function TakeoutTag({ state }: Pick<Takeout, 'state'>) {
  return <Tag tone={tones[state]}>{t(`takeout.state.${state}`)}</Tag>;
}
