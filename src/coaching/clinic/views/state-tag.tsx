import { t } from '#platform/i18n/i18n.ts';
import { Tag, type Tone } from '#platform/ui/tag.tsx';
import type { ClinicState } from '../model/states.ts';

const tones: Readonly<Record<ClinicState, Tone>> = {
  draft: 'neutral',
  announced: 'info',
  held: 'accent',
  closed: 'success',
  cancelled: 'danger',
};

export function StateTag({ state }: { readonly state: ClinicState }) {
  return <Tag tone={tones[state]}>{t(`clinic.state.${state}`)}</Tag>;
}
