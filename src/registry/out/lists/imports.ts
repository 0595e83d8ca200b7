import type { Viewer } from '#identity/index.ts';
import { type ColumnOf, type ListExport, tableOf } from '#platform/export/list.ts';
import { t } from '#platform/i18n/i18n.ts';
import { paths as importPaths } from '../../import/paths.ts';
import { allRuns, type ListedRun } from '../../import/queries/run.ts';
import { admins } from '../../import/routes/visit.tsx';
import { paths } from '../paths.ts';
import { takenFrom } from './taken.ts';

/** The imports that the viewer may see, as a file. */
export const importsExport: ListExport<Viewer> = {
  path: paths.importsFile.pattern,
  name: 'impor',
  guard: admins,
  event: 'registry.import.list_taken',
  make: ({ viewer }) => ({
    title: t('import.list.title'),
    address: importPaths.list.to(),
    filter: [],
    ...tableOf(columns, (conn) => allRuns(conn, viewer)),
  }),
  taken: takenFrom(importPaths.list.pattern),
};

const columns: readonly ColumnOf<ListedRun>[] = [
  { key: 'file', label: () => t('import.list.file'), width: 40, paper: 4, value: (it) => it.fileName },
  {
    key: 'state',
    label: () => t('import.list.state'),
    width: 24,
    paper: 2,
    value: (it) => t(`import.state.${it.state}`),
    code: (it) => it.state,
  },
  { key: 'institution', label: () => t('out.piece.institution'), width: 36, value: (it) => it.institutionName },
  { key: 'started_by', label: () => t('import.list.who'), value: (it) => it.startedByName },
  { key: 'started_at', label: () => t('out.list.startedAt'), type: 'moment', value: (it) => it.createdAt },
  { key: 'rows', label: () => t('registry.field.rows'), type: 'number', value: (it) => it.rowCount },
  { key: 'created', label: () => t('out.list.created'), type: 'number', value: (it) => it.created },
  { key: 'updated', label: () => t('out.list.updated'), type: 'number', value: (it) => it.updated },
  { key: 'left', label: () => t('out.list.left'), type: 'number', value: (it) => it.left },
  { key: 'address', label: () => t('out.list.address'), type: 'link', value: (it) => importPaths.import.to(it.id) },
];
