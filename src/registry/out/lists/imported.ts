import type { Viewer } from '#identity/index.ts';
import { type ColumnOf, type ListExport, tableOf } from '#platform/export/list.ts';
import { NotFound } from '#platform/http/route.ts';
import { t } from '#platform/i18n/i18n.ts';
import { paths as importPaths } from '../../import/paths.ts';
import { allResults, type ResultRecord } from '../../import/queries/preview.ts';
import { admins, runOf } from '../../import/routes/visit.tsx';
import { addressOf, resultText } from '../../import/views/words.ts';
import { paths } from '../paths.ts';
import { takenFrom } from './taken.ts';

const columns: readonly ColumnOf<ResultRecord>[] = [
  { key: 'title', label: () => t('import.result.records.title'), width: 60, paper: 4, value: (it) => it.title },
  { key: 'rows', label: () => t('import.result.records.row'), width: 14, value: (it) => it.rowNos.join(', ') },
  {
    key: 'result',
    label: () => t('import.result.records.what'),
    width: 40,
    value: resultText,
    code: (it) => it.result,
  },
  { key: 'address', label: () => t('out.list.address'), type: 'link', value: addressOf },
];

const ended: readonly string[] = ['done', 'stopped', 'failed'];

/** What came of each record of an import that has ended and was not taken back. */
export const importedExport: ListExport<Viewer> = {
  path: paths.importedFile.pattern,
  name: 'hasil-impor',
  guard: admins,
  event: 'registry.import.result_taken',
  make: async (visit) => {
    const run = await runOf(visit);
    if (!ended.includes(run.state)) throw new NotFound();
    return {
      title: t('import.result.title', { file: run.fileName }),
      address: importPaths.import.to(run.id),
      filter: [],
      ...tableOf(columns, (conn) => allResults(conn, run.id)),
    };
  },
  taken: takenFrom(importPaths.import.pattern),
};
