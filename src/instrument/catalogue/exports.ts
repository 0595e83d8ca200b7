import type { Viewer } from '#identity/index.ts';
import type { Conn } from '#platform/db.ts';
import { type ColumnOf, inTerms, type ListExport, tableOf } from '#platform/export/list.ts';
import { t } from '#platform/i18n/i18n.ts';
import type { InstrumentEdition } from './model/edition.ts';
import { paths } from './paths.ts';
import { type EditionFilter, listEditions } from './queries/editions.ts';
import { filterIn } from './routes/list-query.ts';
import { readers } from './routes/visit.tsx';
import { subjectKindText, titleOf } from './wording.ts';

const BATCH = 100;

/** All that the list holds, as it comes; only within a snapshot. */
async function* editionsOf(
  conn: Conn,
  viewer: Viewer,
  filter: EditionFilter,
): AsyncGenerator<readonly InstrumentEdition[]> {
  for (let offset = 0; ; offset += BATCH) {
    const some = await listEditions(conn, viewer, filter, { size: BATCH, offset });
    if (some.length > 0) yield some;
    if (some.length < BATCH) return;
  }
}

const at = (iso: string | null): Date | null => (iso === null ? null : new Date(iso));

const columns: readonly ColumnOf<InstrumentEdition>[] = [
  { key: 'title', label: () => t('instrument.field.title'), width: 50, value: titleOf },
  { key: 'key', label: () => t('instrument.field.key'), paper: 0, value: (it) => it.document.key },
  { key: 'year', label: () => t('instrument.field.year'), type: 'number', value: (it) => it.document.year },
  {
    key: 'subject',
    label: () => t('instrument.field.subject'),
    value: (it) => subjectKindText(it.document.subject),
    code: (it) => it.document.subject,
  },
  { key: 'owner', label: () => t('instrument.field.owner'), width: 40, value: (it) => it.ownerName },
  {
    key: 'state',
    label: () => t('instrument.list.state'),
    width: 14,
    value: (it) => t(`instrument.state.${it.state}`),
    code: (it) => it.state,
  },
  {
    key: 'opens',
    label: () => t('instrument.field.opens'),
    type: 'moment',
    value: (it) => at(it.document.period.opens),
  },
  {
    key: 'closes',
    label: () => t('instrument.field.closes'),
    type: 'moment',
    value: (it) => at(it.document.period.closes),
  },
  { key: 'address', label: () => t('instrument.field.address'), type: 'link', value: (it) => paths.edition.to(it.id) },
];

/** The instruments that the viewer may read as a file; what is published is no secret of anybody who is signed in. */
export const editionsExport: ListExport<Viewer> = {
  path: paths.listFile.pattern,
  name: 'instrumen',
  guard: readers,
  event: 'instrument.edition.list_file',
  make: (visit) => {
    const filter = filterIn(visit.query);
    return {
      title: t('instrument.list.title'),
      address: `${paths.list.to()}${visit.url.search}`,
      filter: inTerms([
        [t('instrument.list.words'), filter.text],
        [t('instrument.list.state'), filter.state ? t(`instrument.state.${filter.state}`) : null],
      ]),
      ...tableOf(columns, (conn) => editionsOf(conn, visit.viewer, filter)),
    };
  },
};
