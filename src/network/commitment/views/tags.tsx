import { t } from '#platform/i18n/i18n.ts';
import { Tag, type Tone } from '#platform/ui/tag.tsx';
import type { CommitmentState, Standing } from '../model.ts';

const stateTones = {
  waiting: 'info',
  returned: 'warning',
  verified: 'success',
  replaced: 'neutral',
  withdrawn: 'neutral',
} as const satisfies Record<CommitmentState, Tone>;
const standingTones = {
  signed: 'success',
  ending: 'warning',
  waiting: 'info',
  returned: 'warning',
  expired: 'danger',
  none: 'neutral',
} as const satisfies Record<Standing, Tone>;

export function StateTag({ state }: { readonly state: CommitmentState }) {
  return <Tag tone={stateTones[state]}>{t(`commitment.state.${state}`)}</Tag>;
}

export function StandingTag({ standing }: { readonly standing: Standing }) {
  return <Tag tone={standingTones[standing]}>{t(`commitment.standing.${standing}`)}</Tag>;
}
