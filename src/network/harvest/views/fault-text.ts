import { t } from '#platform/i18n/i18n.ts';
import type { RunFault } from '../model.ts';

/** Why a harvest ended, in a sentence that says what to do; the detail behind it. */
export function faultText(fault: RunFault, detail: string): string {
  const text = t(`harvest.fault.${fault}`);
  return detail === '' ? text : t('peers.withDetail', { text, detail });
}
