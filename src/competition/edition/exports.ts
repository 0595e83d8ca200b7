import { record } from '#audit/index.ts';
import { acting, actorOf, anyone, type Viewer } from '#identity/index.ts';
import type { Conn } from '#platform/db.ts';
import { type ColumnOf, type ListExport, tableOf } from '#platform/export/list.ts';
import type { Visit } from '#platform/http/route.ts';
import { t } from '#platform/i18n/i18n.ts';
import type { Edition, Revision } from './model/edition.ts';
import { paths } from './paths.ts';
import { type EditionFilter, listEditions } from './queries/editions.ts';
import { allRevisions } from './queries/revisions.ts';
import { organisers, ownEditionAt, titleOf } from './routes/visit.tsx';
import { closingOf, stageOfKind } from './rules/calendar.ts';
import { changesOf } from './rules/changes.ts';
import { organiserRoles } from './rules/moves.ts';
import { placeText, told, valueText } from './wording.ts';

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

/** A line of the history: a revision and one value that it changed; one that changed nothing has a line of its own. */
type HistoryLine = {
  readonly revision: Revision;
  readonly place: string;
  readonly before: string;
  readonly after: string;
};

const nothing = { place: '', before: '', after: '' };

async function* historyOf(conn: Conn, id: Edition['id']): AsyncGenerator<readonly HistoryLine[]> {
  for await (const some of allRevisions(conn, id))
    yield some.flatMap(({ revision, before }) => linesOf(revision, before));
}

function linesOf(revision: Revision, earlier: Revision | null): readonly HistoryLine[] {
  const changes = earlier ? changesOf(earlier.document, revision.document) : [];
  if (!earlier || changes.length === 0) return [{ revision, ...nothing }];
  return changes.map(({ path, before, after }) => ({
    revision,
    place: placeText((after === null ? earlier : revision).document, path),
    before: valueText(before),
    after: valueText(after),
  }));
}

const historyColumns: readonly ColumnOf<HistoryLine>[] = [
  { key: 'revision', label: () => t('edition.history.no'), type: 'number', value: (it) => it.revision.no },
  {
    key: 'kind',
    label: () => t('edition.history.kind'),
    width: 24,
    paper: 2,
    value: (it) => t(`edition.revision.${it.revision.kind}`),
    code: (it) => it.revision.kind,
  },
  { key: 'saved_at', label: () => t('edition.history.savedAt'), type: 'moment', value: (it) => it.revision.savedAt },
  { key: 'saved_by', label: () => t('edition.history.savedBy'), paper: 2, value: (it) => it.revision.savedByName },
  { key: 'reason', label: () => t('edition.history.reason'), width: 40, value: (it) => it.revision.reason },
  { key: 'place', label: () => t('edition.history.place'), width: 50, value: (it) => it.place },
  { key: 'before', label: () => t('edition.history.before'), width: 40, value: (it) => it.before },
  { key: 'after', label: () => t('edition.history.after'), width: 40, value: (it) => it.after },
];

/** Every revision of an edition with all that it changed, as a file for its organiser; the newest first. */
export const historyExport: ListExport<Viewer> = {
  path: paths.historyFile.pattern,
  name: 'riwayat-revisi',
  guard: organisers,
  event: 'competition.edition.history_taken',
  make: async (visit) => {
    const edition = await ownEditionAt(visit);
    return {
      title: `${t('edition.history.title')}: ${titleOf(edition)}`,
      address: paths.history.to(edition.id),
      filter: [],
      ...tableOf(historyColumns, (conn) => historyOf(conn, edition.id)),
    };
  },
  taken: (tx, { viewer, params, now }, what) => {
    const subject = { kind: 'edition', id: params.id ?? '' };
    return record(tx, actorOf(viewer), { event: 'competition.edition.history_taken', subject, after: what }, now);
  },
};
