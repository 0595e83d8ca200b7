import { formatDate } from '#platform/dates.ts';
import { t } from '#platform/i18n/i18n.ts';
import type { SummaryRow } from '#platform/ui/summary-list.tsx';
import type { Signed } from '../model.ts';

/** Until when it holds, in words. */
export const untilText = ({ validUntil }: Pick<Signed, 'validUntil'>): string =>
  validUntil === null ? t('commitment.field.untilReplaced') : formatDate(validUntil);

/** What the paper says. */
export function signedRows(signed: Signed): readonly SummaryRow[] {
  return [
    { label: t('commitment.field.number'), value: signed.number },
    { label: t('commitment.field.signedOn'), value: formatDate(signed.signedOn) },
    { label: t('commitment.field.office'), value: signed.office },
    { label: t('commitment.field.validUntil'), value: untilText(signed) },
  ];
}
