import { formatNumber, t } from '#platform/i18n/i18n.ts';
import type { EvidenceRule } from '../model/item.ts';
import { told } from '../wording.ts';

/** Which years the documents of an edition may be of, in words; '' where any may. */
export function yearsText({ oldest, newest }: EvidenceRule, year: number): string {
  const from = oldest === null ? null : String(year - oldest);
  const to = newest === null ? null : String(year - newest);
  if (from === null && to === null) return '';
  if (from === null) return t('instrument.evidence.until', { to: to ?? '' });
  if (to === null) return t('instrument.evidence.since', { from });
  return from === to ? t('instrument.evidence.year', { from }) : t('instrument.evidence.years', { from, to });
}

/** What proves an answer, in a sentence or two; '' where nothing is asked for. */
export function evidenceText(rule: EvidenceRule, year: number): string {
  const { required, atLeast } = rule;
  const must = required ? t('instrument.evidence.required', { count: atLeast, n: formatNumber(atLeast) }) : '';
  return [must, told(rule, 'papers'), yearsText(rule, year)].filter((it) => it !== '').join(' ');
}
