import { t } from '#platform/i18n/i18n.ts';
import { Tag, type Tone } from '#platform/ui/tag.tsx';
import type { ProblemState } from '../model/states.ts';
import type { Position } from '../rules/moves.ts';

const tones: Readonly<Record<Position, Tone>> = {
  draft: 'neutral',
  with_admin: 'info',
  returned: 'warning',
  published: 'success',
  new_draft: 'success',
  new_with_admin: 'info',
  new_returned: 'warning',
  archived: 'danger',
};

/** Where a record stands. */
export function PositionTag({ position }: { readonly position: Position }) {
  return <Tag tone={tones[position]}>{t(`registry.position.${position}`)}</Tag>;
}

const problemTones: Readonly<Record<ProblemState, Tone>> = {
  open: 'warning',
  being_solved: 'info',
  reported: 'accent',
  solved: 'success',
  dropped: 'neutral',
};

export function ProblemTag({ state }: { readonly state: ProblemState }) {
  return <Tag tone={problemTones[state]}>{t(`registry.problem.state.${state}`)}</Tag>;
}
