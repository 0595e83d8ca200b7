import { record } from '#audit/index.ts';
import { acting, actorOf, anyone, type Viewer } from '#identity/index.ts';
import type { Conn } from '#platform/db.ts';
import { type ColumnOf, type ListExport, tableOf } from '#platform/export/list.ts';
import type { Visit } from '#platform/http/route.ts';
import { t } from '#platform/i18n/i18n.ts';
import type { Edition } from './model/edition.ts';
import { paths } from './paths.ts';
import { type EditionFilter, listEditions } from './queries/editions.ts';
import { closingOf, stageOfKind } from './rules/calendar.ts';
import { organiserRoles } from './rules/moves.ts';
import { told } from './wording.ts';

const BATCH = 100;

/** All that the list holds, as it comes; only within a snapshot. */
async function* editionsOf(conn: Conn, viewer: Viewer, filter: EditionFilter): AsyncGenerator<readonly Edition[]> {
  for (let offset = 0; ; offset += BATCH) {
    const some = await listEditions(conn, viewer, filter, { size: BATCH, offset });
    if (some.length > 0) yield some;
    if (some.length < BATCH) return;
  }
}

const columns: readonly ColumnOf<Edition>[] = [
  { key: 'title', label: () => t('edition.column.title'), width: 60, value: (it) => told(it.document, 'title') },
  { key: 'organiser', label: () => t('edition.column.organiser'), width: 40, value: (it) => it.organiserName },
  { key: 'year', label: () => t('edition.column.year'), type: 'number', value: (it) => it.document.year },
  {
    key: 'state',
    label: () => t('edition.column.state'),
    width: 14,
    value: (it) => t(`edition.state.${it.state}`),
    code: (it) => it.state,
  },
  { key: 'opens', label: () => t('edition.column.opens'), type: 'moment', value: opensOf },
  { key: 'closes', label: () => t('edition.column.closes'), type: 'moment', value: (it) => closingOf(it.document) },
  { key: 'address', label: () => t('edition.column.address'), type: 'link', value: (it) => paths.edition.to(it.id) },
];

function opensOf({ document }: Edition): Date | null {
  const opens = stageOfKind(document, 'entering')?.opens;
  return opens ? new Date(opens) : null;
}

/** The public list as a file, the same for everybody. */
export const publicExport: ListExport<Viewer> = {
  path: paths.listFile.pattern,
  name: 'kompetisi',
  guard: anyone,
  event: 'competition.edition.list_file',
  make: ({ viewer }) => ({
    title: t('edition.list.title'),
    address: paths.list.to(),
    filter: [],
    ...tableOf(columns, (conn) => editionsOf(conn, viewer, { organiserId: null, isPublic: true })),
  }),
};

/** What an institution organises as a file, drafts too; who took it is kept. */
export const organisedExport: ListExport<Viewer> = {
  path: paths.organisedFile.pattern,
  name: 'kompetisi-kami',
  guard: acting(...organiserRoles),
  event: 'competition.edition.taken',
  make: (visit) => ({
    title: t('edition.organised.title'),
    address: paths.organised.to(),
    filter: [],
    ...tableOf(columns, (conn) => editionsOf(conn, visit.viewer, organisedBy(visit))),
  }),
  taken: (tx, visit, what) =>
    record(
      tx,
      actorOf(visit.viewer),
      { event: 'competition.edition.taken', subject: { kind: 'list', id: paths.organised.pattern }, after: what },
      visit.now,
    ),
};

/** Editions of the institution in which the viewer acts. */
export function organisedBy({ viewer }: Visit<Viewer>): EditionFilter {
  return { organiserId: viewer.acting?.institutionId ?? null, isPublic: false };
}
