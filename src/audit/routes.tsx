import { dayStart } from '#platform/dates.ts';
import { type Answer, type Guard, type Route, show, type Visit } from '#platform/http/route.ts';
import { t } from '#platform/i18n/i18n.ts';
import { errorTitle } from '#platform/ui/error-summary.tsx';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { paths } from './paths.ts';
import { type LogFilter, loggedEvents, searchLog } from './queries.ts';
import { Log } from './views/log.tsx';

const PAGE = 50;
const readers: readonly string[] = ['hub_admin', 'system_admin'];

/** As much of a viewer as the log must know: audit stands below identity. */
export type Reader = { readonly person: object | null; readonly acting: { readonly role: string } | null };

/** Admits the administrators of hub and system; others learn nothing of the page's existence. */
export const logReader: Guard<Reader> = {
  name: `acting:${readers.join(',')}`,
  admits: (viewer) => {
    if (!viewer.person) return 'sign_in';
    return mayRead(viewer) ? 'yes' : 'no';
  },
};

export function mayRead(viewer: Reader): boolean {
  return viewer.person !== null && viewer.acting !== null && readers.includes(viewer.acting.role);
}

export const routes: readonly Route<Reader>[] = [
  { method: 'get', path: paths.log.pattern, guard: logReader, event: 'audit.log_read', handle: log },
];

async function log({ query, db }: Visit<Reader>): Promise<Answer> {
  const asked = {
    cari: query.get('cari')?.trim() ?? '',
    kejadian: query.get('kejadian') ?? '',
    dari: query.get('dari') ?? '',
    sampai: query.get('sampai') ?? '',
    sebelum: query.get('sebelum') ?? '',
  };
  const { filter, errors } = filterOf(asked);
  const faulty = Object.keys(errors).length > 0;
  const found = faulty ? [] : await searchLog(db.conn, filter, PAGE + 1);
  const rows = found.slice(0, PAGE);
  const older = found.length > PAGE ? String(rows.at(-1)?.id ?? '') : null;
  const events = await loggedEvents(db.conn);
  return show({
    title: faulty ? errorTitle(t('audit.log.title')) : t('audit.log.title'),
    body: <Log rows={rows} events={events} query={asked} older={older} errors={errors} />,
    width: 'wide',
    noindex: true,
    status: faulty ? 422 : 200,
  });
}

const DAY_MS = 24 * 60 * 60 * 1000;

function filterOf(asked: { cari: string; kejadian: string; dari: string; sampai: string; sebelum: string }): {
  filter: LogFilter;
  errors: FieldErrors;
} {
  const [from, last] = [dayStart(asked.dari), dayStart(asked.sampai)];
  const errors: Record<string, string> = {};
  if (asked.dari && !from) errors.dari = t('audit.log.dateWrong');
  if (asked.sampai && !last) errors.sampai = t('audit.log.dateWrong');
  if (from && last && last < from) errors.sampai = t('audit.log.dateOrder');
  const before = /^\d{1,15}$/.test(asked.sebelum) ? Number(asked.sebelum) : null;
  const until = last ? new Date(last.getTime() + DAY_MS) : null;
  return { filter: { text: asked.cari, event: asked.kejadian, from, until, before }, errors };
}
