import { historyTable, record, wholeHistoryOf } from '#audit/index.ts';
import { actorOf, signedIn, type Viewer } from '#identity/index.ts';
import type { Tx } from '#platform/db.ts';
import { type ColumnOf, inTerms, type ListExport, type MadeList, type Taken, tableOf } from '#platform/export/list.ts';
import type { Visit } from '#platform/http/route.ts';
import { t } from '#platform/i18n/i18n.ts';
import type { Edition } from '../edition/model/edition.ts';
import { type ListedEntry, sinceOf } from './model/list.ts';
import { paths } from './paths.ts';
import { allEntries, choicesFor } from './queries/list.ts';
import { entrySubject } from './queries/stand.ts';
import { filterOf, queryOf } from './routes/list-query.ts';
import { entryOf, isToldTo } from './routes/visit.tsx';
import { isReopened } from './rules/reopening.ts';
import { stateText } from './views/state.tsx';
import { categoryName, editionTitle, groupName } from './views/words.ts';

/** Keeps in the log who took which list of entries. */
export function takenFrom(list: string) {
  return (tx: Tx, { viewer, now }: Visit<Viewer>, what: Taken): Promise<void> =>
    record(
      tx,
      actorOf(viewer),
      { event: 'competition.entry.list_taken', subject: { kind: 'list', id: list }, after: what },
      now,
    );
}

/** The entries that the viewer may read, as a file. */
export const entriesExport: ListExport<Viewer> = {
  path: paths.listFile.pattern,
  name: 'usulan',
  guard: signedIn,
  event: 'competition.entry.list_taken',
  make,
  taken: takenFrom(paths.list.pattern),
};

async function make({ query, viewer, db }: Visit<Viewer>): Promise<MadeList> {
  const filter = filterOf((name) => query.get(name) ?? '');
  const { editions, institutions } = await choicesFor(db.conn, viewer);
  const edition = filter.editionId ? editions.get(filter.editionId) : undefined;
  return {
    title: t('entry.list.title'),
    address: paths.list.to(queryOf(filter)),
    filter: inTerms([
      [t('entry.field.title'), filter.text],
      [t('entry.list.edition'), edition ? editionTitle(edition.document) : filter.editionId],
      [t('entry.field.group'), edition && filter.group ? groupName(edition.document, filter.group) : filter.group],
      [t('entry.field.category'), filter.category],
      [t('entry.list.state'), filter.state && t(`entry.state.${filter.state}`)],
      [
        t('entry.list.institution'),
        institutions.find((it) => it.id === filter.institutionId)?.name ?? filter.institutionId,
      ],
    ]),
    ...tableOf(columnsWith(editions), (conn) => allEntries(conn, viewer, filter)),
  };
}

function columnsWith(editions: ReadonlyMap<Edition['id'], Edition>): readonly ColumnOf<ListedEntry>[] {
  const of = (entry: ListedEntry) => editions.get(entry.editionId)?.document;
  const worded = (entry: ListedEntry, word: (document: Edition['document']) => string | null): string => {
    const document = of(entry);
    return document ? (word(document) ?? '') : '';
  };
  return [
    { key: 'title', label: () => t('entry.field.title'), width: 50, paper: 4, value: (it) => it.title },
    { key: 'institution', label: () => t('entry.list.institution'), width: 36, value: (it) => it.institutionName },
    { key: 'unit', label: () => t('entry.list.unit'), value: (it) => it.unitName },
    { key: 'edition', label: () => t('entry.list.edition'), paper: 3, value: (it) => worded(it, editionTitle) },
    {
      key: 'group',
      label: () => t('entry.field.group'),
      paper: 2,
      value: (it) => worded(it, (document) => groupName(document, it.group)),
      code: (it) => it.group,
    },
    {
      key: 'category',
      label: () => t('entry.field.category'),
      paper: 0,
      value: (it) => worded(it, (document) => categoryName(document, it.group, it.category)),
      code: (it) => it.category,
    },
    {
      key: 'state',
      label: () => t('entry.list.state'),
      paper: 2,
      value: stateText,
      code: (it) => (isReopened(it) ? 'reopened' : it.state),
    },
    { key: 'sections_done', label: () => t('entry.list.done'), type: 'number', value: (it) => it.progress.done },
    { key: 'sections', label: () => t('entry.list.of'), type: 'number', paper: 0, value: (it) => it.progress.of },
    { key: 'receipt', label: () => t('entry.receipt.number'), width: 24, paper: 2, value: (it) => it.receipt },
    {
      key: 'open_until',
      label: () => t('entry.list.openUntil'),
      type: 'moment',
      paper: 0,
      value: (it) => it.openUntil,
    },
    { key: 'since', label: () => t('entry.list.since'), type: 'moment', value: sinceOf },
  ];
}

/** What happened to an entry, as its history tells this viewer. */
export const historyExport: ListExport<Viewer> = {
  path: paths.historyFile.pattern,
  name: 'riwayat-usulan',
  guard: signedIn,
  event: 'competition.entry.history_taken',
  make: async (visit) => {
    const { entry, edition } = await entryOf(visit);
    return {
      title: `${t('entry.work.history')}: ${entry.title}`,
      address: paths.history.to(entry.id),
      filter: [],
      ...historyTable(async function* (conn) {
        for await (const some of wholeHistoryOf(conn, entrySubject(entry.id)))
          yield some.filter(isToldTo(edition, visit.viewer));
      }),
    };
  },
  taken: takenFrom(paths.history.pattern),
};
