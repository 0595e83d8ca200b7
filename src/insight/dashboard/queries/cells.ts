import type { Viewer } from '#identity/index.ts';
import type { Figure } from '#platform/figure.ts';
import { formatNumber } from '#platform/i18n/i18n.ts';
import type { PartBar, PartCell } from '../model/view.ts';

export const numberCell = (value: number, href?: string): PartCell => ({
  value,
  text: formatNumber(value),
  ...(href === undefined ? {} : { href }),
});
export const textCell = (text: string, code?: string): PartCell => ({
  value: text,
  text,
  ...(code === undefined ? {} : { code }),
});
export const bar = (key: string, label: string, value: number): PartBar => ({
  key,
  label,
  text: formatNumber(value),
  parts: [{ name: label, value }],
});
export const howOf = (figures: readonly (Figure<Viewer> | null)[]) =>
  figures.flatMap((it) => (it ? [{ title: it.title(), text: it.how() }] : []));
export const head = (key: string, label: string, numeric = false) => ({ key, label, numeric });
