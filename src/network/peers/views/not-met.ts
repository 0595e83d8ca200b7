import { t } from '#platform/i18n/i18n.ts';
import type { NotMet } from '../meet.ts';

/** Why an address could not be met, in a sentence that says what to do. */
export function notMetText({ by, fault }: NotMet): string {
  const text = t(`harvest.fault.${fault.why}`);
  const detail = by === 'line' ? fault.detail : fault.at;
  return detail === '' ? text : t('peers.withDetail', { text, detail });
}
