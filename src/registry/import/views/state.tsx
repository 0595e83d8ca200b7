import { t } from '#platform/i18n/i18n.ts';
import { Tag, type Tone } from '#platform/ui/tag.tsx';
import type { ImportState } from '../model.ts';

const tones: Readonly<Record<ImportState, Tone>> = {
  staged: 'warning',
  checking: 'info',
  checked: 'warning',
  running: 'info',
  stopped: 'warning',
  failed: 'danger',
  done: 'success',
  undoing: 'info',
  undone: 'neutral',
};

/** Where an import stands. */
export function StateTag({ state }: { readonly state: ImportState }) {
  return <Tag tone={tones[state]}>{t(`import.state.${state}`)}</Tag>;
}
