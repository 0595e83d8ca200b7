import { formatNumber, t } from '#platform/i18n/i18n.ts';
import type { Evidence } from '../model.ts';
import { mediaOf } from '../rules/media.ts';

const KILO = 1024;

/** `1,4 MB`, `812 kB`: as people read sizes. */
export function sizeText(bytes: number): string {
  const digits = { maximumFractionDigits: 1 };
  if (bytes < KILO) return t('files.size.bytes', { n: formatNumber(bytes) });
  if (bytes < KILO * KILO)
    return t('files.size.kilobytes', { n: formatNumber(bytes / KILO, { maximumFractionDigits: 0 }) });
  if (bytes < KILO ** 3) return t('files.size.megabytes', { n: formatNumber(bytes / KILO ** 2, digits) });
  return t('files.size.gigabytes', { n: formatNumber(bytes / KILO ** 3, digits) });
}

/** `PDF`, or what a link is. */
export function typeText(evidence: Pick<Evidence, 'kind' | 'file'>): string {
  return evidence.file ? mediaOf(evidence.file.mediaType).name : t('files.kind.link');
}
