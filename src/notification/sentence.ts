import { formatMoment } from '#platform/dates.ts';
import { tStored } from '#platform/i18n/i18n.ts';
import type { NoticeValues } from './model.ts';

const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/;

/** What a notice says, in the ambient language; a moment (ISO 8601, UTC) among its values is told as that language tells it. */
export function sentenceOf(kind: string, values: NoticeValues): string {
  const told = Object.entries(values).map(([name, value]) => {
    const isMoment = typeof value === 'string' && MOMENT.test(value);
    return [name, isMoment ? formatMoment(new Date(value)) : value] as const;
  });
  return tStored(kind, Object.fromEntries(told));
}
