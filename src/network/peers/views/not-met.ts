import { t } from '#platform/i18n/i18n.ts';
import { withDetail } from '../../harvest/views/fault-text.ts';
import type { NotMet } from '../meet.ts';

/** Why an address could not be met, in a sentence that says what to do. */
export function notMetText({ by, fault }: NotMet): string {
  return withDetail(t(`harvest.fault.${fault.why}`), by === 'line' ? fault.detail : fault.at);
}
