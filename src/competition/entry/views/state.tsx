import { t } from '#platform/i18n/i18n.ts';
import { Tag, type Tone } from '#platform/ui/tag.tsx';
import type { Entry } from '../model/entry.ts';
import type { EntryState } from '../model/states.ts';
import { isReopened } from '../rules/reopening.ts';

const tones: Readonly<Record<EntryState, Tone>> = {
  draft: 'neutral',
  with_admin: 'info',
  returned: 'warning',
  submitted: 'success',
  withdrawn: 'neutral',
};

type Standing = Pick<Entry, 'state' | 'openUntil'>;

/** Where an entry stands, in a word or two. */
export function stateText(entry: Standing): string {
  return t(isReopened(entry) ? 'entry.state.reopened' : `entry.state.${entry.state}`);
}

export function StateTag({ entry }: { readonly entry: Standing }) {
  return <Tag tone={tones[entry.state]}>{stateText(entry)}</Tag>;
}
