import { t } from '#platform/i18n/i18n.ts';
import type { RunFault } from '../model.ts';

/** Why a harvest ended, in a sentence that says what to do; the detail behind it. */
export function faultText(fault: RunFault, detail: string): string {
  return withDetail(t(`harvest.fault.${fault}`), detail);
}

/** The sentence with its detail before the stop at its end, where there is a detail. */
export const withDetail = (text: string, detail: string): string =>
  detail === '' ? text : t('peers.withDetail', { text: text.replace(/\.$/, ''), detail });
