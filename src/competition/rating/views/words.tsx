import { formatMoment } from '#platform/dates.ts';
import { formatNumber, t } from '#platform/i18n/i18n.ts';
import type { Burst } from '../rules/bursts.ts';
import type { Figures } from '../rules/figures.ts';
import type { PublicRating } from '../rules/window.ts';

const ONE_DECIMAL = { minimumFractionDigits: 1, maximumFractionDigits: 1 } as const;

/** `4,3`; a dash where nobody rated. */
export function meanText({ mean }: Pick<Figures, 'mean'>): string {
  return mean === null ? '–' : formatNumber(mean, ONE_DECIMAL);
}

/** `4,3 dari 5 (12 penilai)`: never a mean without its number of raters. */
export function figuresText(figures: Pick<Figures, 'mean' | 'raters'>, scale: number): string {
  if (figures.mean === null) return t('rating.nobody');
  const count = figures.raters;
  return t('rating.told', { mean: meanText(figures), scale: formatNumber(scale), count, n: formatNumber(count) });
}

export function ownerText({
  unit,
  institution,
}: {
  readonly unit: string | null;
  readonly institution: string;
}): string {
  return [unit, institution].filter((it) => it !== null && it !== '').join(', ');
}

/** From when to when, as far as it is set. */
export function windowText({ opens, closes }: Pick<PublicRating, 'opens' | 'closes'>): string {
  return [opens, closes].map((it) => (it ? formatMoment(it) : t('rating.undated'))).join(' – ');
}

/** What the ballots of a batch have in common. A network is not told: it would say where somebody sat. */
export function sourceText({ source, domain }: Pick<Burst, 'source' | 'domain'>): string {
  if (source === 'network') return t('rating.source.network');
  return domain === '' ? t('rating.source.domainGone') : t('rating.source.domain', { domain });
}

export function stretchText({ since, until }: { readonly since: Date; readonly until: Date }): string {
  return `${formatMoment(since)} – ${formatMoment(until)}`;
}
