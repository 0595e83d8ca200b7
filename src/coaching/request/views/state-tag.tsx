import { t } from '#platform/i18n/i18n.ts';
import { Tag, type Tone } from '#platform/ui/tag.tsx';
import type { RequestState } from '../model.ts';

const tones: Readonly<Record<RequestState, Tone>> = {
  waiting: 'warning',
  offered: 'info',
  accepted: 'accent',
  closed: 'success',
  withdrawn: 'neutral',
};

export function RequestTag({ state }: { readonly state: RequestState }) {
  return <Tag tone={tones[state]}>{t(`request.state.${state}`)}</Tag>;
}
