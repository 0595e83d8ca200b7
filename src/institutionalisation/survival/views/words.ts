import { regionName } from '#identity/index.ts';
import { formatNumber, t } from '#platform/i18n/i18n.ts';
import { affairName } from '#registry/index.ts';
import type { Grouping } from '../model.ts';
import type { CurvePoint, Median } from '../rules/kaplan-meier.ts';

export const DAYS_OF_YEAR = 365.25;

/** The name of a group by what the curves are told apart by. */
export function groupName(grouping: Grouping, key: string): string {
  switch (grouping) {
    case 'all':
      return t('survival.group.all');
    case 'region':
      return regionName(key);
    case 'affair':
      return affairName(key);
    default:
      return key === 'yes' ? t(`survival.group.${grouping}.yes`) : t(`survival.group.${grouping}.no`);
  }
}

/** Days as years with one decimal: `2,5 tahun`. */
export function yearsText(days: number): string {
  const years = Math.round((days / DAYS_OF_YEAR) * 10) / 10;
  return t('survival.years', { count: years, n: formatNumber(years) });
}

export function percentText(share: number): string {
  return t('survival.percent', { n: formatNumber(share * 100, { maximumFractionDigits: 0 }) });
}

/** When half have stopped, with its interval; what the curve does not reach is said so. */
export function medianText({ time, low, high }: Median): string {
  if (time === null) return t('survival.median.none');
  const end = high === null ? t('survival.median.open') : yearsText(high);
  return t('survival.median.some', { time: yearsText(time), low: low === null ? '–' : yearsText(low), high: end });
}

/** The share that lives with its band. */
export function shareText(point: CurvePoint | null): string {
  if (!point) return percentText(1);
  if (point.low === null || point.high === null) return percentText(point.survival);
  return t('survival.share', {
    share: percentText(point.survival),
    low: percentText(point.low),
    high: percentText(point.high),
  });
}

/** A p value as papers write it. */
export function pText(p: number): string {
  const SMALLEST = 0.001;
  return p < SMALLEST
    ? t('survival.test.small')
    : t('survival.test.p', { p: formatNumber(p, { maximumFractionDigits: 3 }) });
}
