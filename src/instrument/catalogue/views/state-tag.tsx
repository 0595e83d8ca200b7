import { t } from '#platform/i18n/i18n.ts';
import { Tag } from '#platform/ui/tag.tsx';
import type { InstrumentEdition } from '../model/edition.ts';
import { phaseAt } from '../rules/period.ts';

/** Where an edition is: its state, and while it is open where its period is. */
export function StateTag({ edition, now }: { readonly edition: InstrumentEdition; readonly now: Date }) {
  const { state } = edition;
  if (state === 'draft') return <Tag>{t('instrument.state.draft')}</Tag>;
  if (state !== 'open') return <Tag tone="neutral">{t(`instrument.state.${state}`)}</Tag>;
  const phase = phaseAt(edition, now);
  const tone = phase === 'filling' ? 'success' : phase === 'verifying' ? 'info' : 'neutral';
  return <Tag tone={tone}>{t(`instrument.phase.${phase}`)}</Tag>;
}
