import { formatDate } from '#platform/dates.ts';
import type { Conn } from '#platform/db.ts';
import { inTerms, type ListExport, type MadeList, tableOf } from '#platform/export/list.ts';
import { redirect, type Visit } from '#platform/http/route.ts';
import { t } from '#platform/i18n/i18n.ts';
import { record } from './actions.ts';
import { askedIn, filterOf } from './log-query.ts';
import type { AuditRow } from './model.ts';
import { paths } from './paths.ts';
import { allOfLog } from './queries.ts';
import { actorOf, logReader, type Reader } from './reader.ts';
import { whoText } from './views/history.tsx';
import { changeTexts, eventText, subjectName, subjectText } from './wording.ts';

/** The log as a file; whoever takes it is in it. */
export const logExport: ListExport<Reader> = {
  path: paths.logFile.pattern,
  name: 'catatan-kegiatan',
  guard: logReader,
  event: 'audit.log_taken',
  make,
  taken: (tx, visit, what) =>
    record(
      tx,
      actorOf(visit.viewer),
      { event: 'audit.log_taken', subject: { kind: 'list', id: paths.log.pattern }, after: what },
      visit.now,
    ),
};

function make({ query }: Visit<Reader>): MadeList | Response {
  const asked = { ...askedIn(query), sebelum: '' };
  const { filter, errors } = filterOf(asked);
  if (Object.keys(errors).length > 0) return redirect(paths.log.to(asked));
  return {
    title: t('audit.log.title'),
    address: paths.log.to(asked),
    filter: inTerms([
      [t('audit.log.person'), asked.cari],
      [t('audit.log.event'), asked.kejadian && eventText(asked.kejadian)],
      [t('audit.log.from'), asked.dari && formatDate(asked.dari)],
      [t('audit.log.until'), asked.sampai && formatDate(asked.sampai)],
    ]),
    ...tableOf<AuditRow>(
      [
        { key: 'at', label: () => t('audit.log.when'), type: 'moment', value: (row) => row.at },
        {
          key: 'event',
          label: () => t('audit.log.event'),
          value: (row) => eventText(row.event),
          code: (row) => row.event,
        },
        { key: 'who', label: () => t('audit.log.who'), value: whoText },
        { key: 'ip', label: () => t('audit.log.ip'), width: 16, paper: 2, value: (row) => row.ip },
        {
          key: 'subject',
          label: () => t('audit.log.subject'),
          value: subjectText,
          code: (row) => row.subjectKind,
          paper: 2,
        },
        { key: 'subject_name', label: () => t('audit.log.subjectName'), value: (row) => subjectName(row) },
        {
          key: 'subject_id',
          label: () => t('audit.log.subjectId'),
          width: 38,
          paper: 0,
          value: (row) => row.subjectId,
        },
        { key: 'changes', label: () => t('audit.log.changes'), width: 60, paper: 4, value: changesText },
      ],
      (conn) => allOfLog(conn, filter),
    ),
  };
}

/** What happened to one thing as a table: the same that `History` shows. The caller has asked who may see the thing. */
export function historyTable(rows: MadeRows): Pick<MadeList, 'columns' | 'rows'> {
  return tableOf<AuditRow>(
    [
      { key: 'at', label: () => t('audit.log.when'), type: 'moment', value: (row) => row.at },
      {
        key: 'event',
        label: () => t('audit.log.event'),
        width: 40,
        value: (row) => eventText(row.event),
        code: (row) => row.event,
      },
      { key: 'who', label: () => t('audit.log.who'), width: 40, value: whoText },
      { key: 'changes', label: () => t('audit.log.changes'), width: 60, paper: 4, value: changesText },
    ],
    rows,
  );
}

type MadeRows = (conn: Conn) => AsyncIterable<readonly AuditRow[]>;

function changesText(row: AuditRow): string {
  const became = t('audit.changes.became');
  const lines = changeTexts(row).map(({ field, before, after }) => {
    const now = after ?? t('audit.empty');
    return `${field}: ${before === null ? now : `${before} ${became} ${now}`}`;
  });
  return lines.join('\n');
}
