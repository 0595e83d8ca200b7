import { t } from '#platform/i18n/i18n.ts';
import type { Attempt, DeliveryState, HookState } from '../model.ts';

/** How people call a hook: by what was said of it, else by its address without what may be secret. */
export function nameOf({ url, description }: { readonly url: string; readonly description: string }): string {
  return description === '' ? placeOf(url) : description;
}

/** Host and path of an address. */
export function placeOf(url: string): string {
  const { host, pathname } = new URL(url);
  return host + (pathname === '/' ? '' : pathname);
}

/** What a receiver answered, in a word or two. */
export function answerText({ status, fault }: Pick<Attempt, 'status' | 'fault'>): string {
  if (status !== null) return t('webhooks.status', { status: String(status) });
  return fault ? t(`webhooks.fault.${fault}`) : t('webhooks.noAttempt');
}

export const hookTones = { active: 'success', paused: 'warning', archived: 'neutral' } as const satisfies Record<
  HookState,
  string
>;
export const deliveryTones = {
  waiting: 'info',
  delivered: 'success',
  failed: 'danger',
  dropped: 'neutral',
} as const satisfies Record<DeliveryState, string>;
