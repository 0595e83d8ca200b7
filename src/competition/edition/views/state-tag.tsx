import { t } from '#platform/i18n/i18n.ts';
import { Tag, type Tone } from '#platform/ui/tag.tsx';
import type { Edition } from '../model/edition.ts';
import type { EditionState } from '../model/states.ts';
import { isOpenForEntries, nextStage, stageAt } from '../rules/calendar.ts';
import { stageName } from '../wording.ts';

const tones: Readonly<Record<EditionState, Tone>> = {
  draft: 'neutral',
  open: 'success',
  closed: 'info',
  archived: 'neutral',
};

/** Where an edition is, in words: its stage while it is open, else its state. */
export function whereText({ state, document }: Pick<Edition, 'state' | 'document'>, now: Date): string {
  if (state !== 'open') return t(`edition.state.${state}`);
  if (isOpenForEntries(document, now)) return stageName('entering');
  const present = stageAt(document, now);
  if (present) return stageName(present.kind);
  const next = nextStage(document, now);
  return next ? t('edition.before', { stage: stageName(next.kind) }) : t('edition.allOver');
}

export function StateTag({
  edition,
  now,
}: {
  readonly edition: Pick<Edition, 'state' | 'document'>;
  readonly now: Date;
}) {
  return <Tag tone={tones[edition.state]}>{whereText(edition, now)}</Tag>;
}
