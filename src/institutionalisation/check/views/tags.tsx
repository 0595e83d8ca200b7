import { t } from '#platform/i18n/i18n.ts';
import { Tag, type Tone } from '#platform/ui/tag.tsx';
import type { Sustainability } from '#registry/index.ts';
import type { ItemState, RoundState } from '../model/check.ts';

const roundTones = { planned: 'neutral', open: 'info', closed: 'neutral' } as const satisfies Record<RoundState, Tone>;
const itemTones = {
  waiting: 'warning',
  answered: 'info',
  returned: 'warning',
  verified: 'success',
  silent: 'danger',
} as const satisfies Record<ItemState, Tone>;
const statusTones = {
  developing: 'success',
  continuing: 'success',
  dormant: 'warning',
  stopped: 'danger',
} as const satisfies Record<Sustainability, Tone>;

export function RoundTag({ state }: { readonly state: RoundState }) {
  return <Tag tone={roundTones[state]}>{t(`check.roundState.${state}`)}</Tag>;
}

export function ItemTag({ state }: { readonly state: ItemState }) {
  return <Tag tone={itemTones[state]}>{t(`check.state.${state}`)}</Tag>;
}

export const statusName = (status: Sustainability): string => t(`check.status.${status}`);

/** The four states of an innovation's life, or a dash. */
export function StatusTag({ status }: { readonly status: Sustainability | null }) {
  return status === null ? <span class="muted">–</span> : <Tag tone={statusTones[status]}>{statusName(status)}</Tag>;
}
