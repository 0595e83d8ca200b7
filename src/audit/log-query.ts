import { dayStart } from '#platform/dates.ts';
import { t } from '#platform/i18n/i18n.ts';
import type { FieldErrors } from '#platform/ui/field.tsx';
import type { LogQuery } from './paths.ts';
import type { LogFilter } from './queries.ts';

export type Asked = Required<LogQuery>;

/** The fields of the log's address as they were typed. */
export function askedIn(query: URLSearchParams): Asked {
  return {
    cari: query.get('cari')?.trim() ?? '',
    kejadian: query.get('kejadian') ?? '',
    dari: query.get('dari') ?? '',
    sampai: query.get('sampai') ?? '',
    sebelum: query.get('sebelum') ?? '',
  };
}

const DAY_MS = 24 * 60 * 60 * 1000;

/** What a query asks of the log; `errors` for the fields that make no sense. */
export function filterOf(asked: Asked): { filter: LogFilter; errors: FieldErrors } {
  const [from, last] = [dayStart(asked.dari), dayStart(asked.sampai)];
  const errors: Record<string, string> = {};
  if (asked.dari && !from) errors.dari = t('audit.log.dateWrong');
  if (asked.sampai && !last) errors.sampai = t('audit.log.dateWrong');
  if (from && last && last < from) errors.sampai = t('audit.log.dateOrder');
  const before = /^\d{1,15}$/.test(asked.sebelum) ? Number(asked.sebelum) : null;
  const until = last ? new Date(last.getTime() + DAY_MS) : null;
  return { filter: { text: asked.cari, event: asked.kejadian, from, until, before }, errors };
}
