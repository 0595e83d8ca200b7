import { formatMoment } from '#platform/dates.ts';
import { t } from '#platform/i18n/i18n.ts';
import type { InstrumentDocument } from '../model/document.ts';

/** Until when sheets are filled, in a few words. */
export function PeriodFacts({ document }: { readonly document: InstrumentDocument }) {
  const { closes } = document.period;
  return <>{closes ? t('instrument.closes', { at: formatMoment(new Date(closes)) }) : t('instrument.closesLater')}</>;
}
