import type { InstrumentDocument } from '../model/document.ts';
import type { EditionState } from '../model/states.ts';

type Dated = { readonly state: EditionState; readonly document: Pick<InstrumentDocument, 'period'> };

const moment = (iso: string | null): number | null => (iso === null ? null : Date.parse(iso));

/** Where an open edition is by its period: before it opens, filled, verified, or over. An edition that is not open is over. */
export type Phase = 'before' | 'filling' | 'verifying' | 'over';

/** Sheets are filled from the opening on and before the closing; they are verified until the last day of verification, or without end. */
export function phaseAt({ state, document }: Dated, now: Date): Phase {
  if (state !== 'open') return 'over';
  const { opens, closes, verifiedBy } = document.period;
  const at = now.getTime();
  if (at < (moment(opens) ?? Number.POSITIVE_INFINITY)) return 'before';
  if (at < (moment(closes) ?? Number.POSITIVE_INFINITY)) return 'filling';
  return at < (moment(verifiedBy) ?? Number.POSITIVE_INFINITY) ? 'verifying' : 'over';
}
