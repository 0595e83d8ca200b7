import { exportRoute } from '#platform/export/route.tsx';
import type { Answer, Route, Visit } from '#platform/http/route.ts';
import { t } from '#platform/i18n/i18n.ts';
import { formPage } from '#platform/ui/form-page.ts';
import { logExport } from './exports.ts';
import { askedIn, filterOf } from './log-query.ts';
import { paths } from './paths.ts';
import { loggedEvents, searchLog } from './queries.ts';
import { logReader, type Reader } from './reader.ts';
import { Log } from './views/log.tsx';

const PAGE = 50;

export const routes: readonly Route<Reader>[] = [
  { method: 'get', path: paths.log.pattern, guard: logReader, event: 'audit.log_read', handle: log },
  exportRoute(logExport),
];

async function log({ query, db }: Visit<Reader>): Promise<Answer> {
  const asked = askedIn(query);
  const { filter, errors } = filterOf(asked);
  const faulty = Object.keys(errors).length > 0;
  const found = faulty ? [] : await searchLog(db.conn, filter, PAGE + 1);
  const rows = found.slice(0, PAGE);
  const older = found.length > PAGE ? String(rows.at(-1)?.id ?? '') : null;
  const events = await loggedEvents(db.conn);
  return formPage(
    {
      title: t('audit.log.title'),
      body: <Log rows={rows} events={events} query={asked} older={older} errors={errors} />,
      width: 'wide',
      noindex: true,
    },
    errors,
  );
}
