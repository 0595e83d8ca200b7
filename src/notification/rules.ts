import type { Delivery, NoticeKind } from './model.ts';

/** How a notice goes out by mail to somebody with this setting; null: not said, which means at once. */
export function deliveryOf(
  wanted: Delivery | null,
  { isOwed, isLetter }: { readonly isOwed: boolean; readonly isLetter: boolean },
): Delivery {
  const delivery = wanted ?? 'at_once';
  if (delivery === 'never') return isOwed ? 'at_once' : 'never';
  return isLetter ? 'at_once' : delivery;
}

/** The deliveries among which a person may choose for a kind. */
export function choicesFor({ isOwed }: NoticeKind): readonly Delivery[] {
  return isOwed ? ['at_once', 'digest'] : ['at_once', 'digest', 'never'];
}
