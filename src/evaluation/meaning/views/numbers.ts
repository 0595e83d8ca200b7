import { formatNumber, t } from '#platform/i18n/i18n.ts';

/** Half the width of an interval that holds the truth 19 times in 20, in standard errors. */
export const NINETEEN_OF_TWENTY = 1.96;

const TWO = { minimumFractionDigits: 2, maximumFractionDigits: 2, signDisplay: 'negative' } as const;

export const points = (value: number): string => formatNumber(value, TWO).replace('-', '−');

/** With its sign, as differences are told. */
export function signed(value: number): string {
  const shown = points(Math.abs(value));
  if (shown === points(0)) return shown;
  return value > 0 ? `+${shown}` : `−${shown}`;
}

const HUNDRED = 100;
const [LEAST, MOST] = [0.01, 0.99];

/** A chance in whole per cent; never 0 or 100, which nobody can promise. */
export function chance(value: number): string {
  if (value < LEAST) return t('meaning.percentBelow', { n: formatNumber(1) });
  if (value > MOST) return t('meaning.percentAbove', { n: formatNumber(HUNDRED - 1) });
  return percent(value);
}

export const percent = (share: number): string =>
  t('meaning.percent', { n: formatNumber(Math.round(share * HUNDRED)) });

export const placesText = (low: number, high: number): string =>
  low === high ? formatNumber(low) : `${formatNumber(low)}–${formatNumber(high)}`;
