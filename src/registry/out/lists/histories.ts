import { historyTable, wholeHistoryOf } from '#audit/index.ts';
import { signedIn, type Viewer } from '#identity/index.ts';
import type { ListExport } from '#platform/export/list.ts';
import { NotFound } from '#platform/http/route.ts';
import { t } from '#platform/i18n/i18n.ts';
import { paths as registryPaths } from '../../paths.ts';
import { problemOf } from '../../problems/routes/visit.tsx';
import { whyNotReadHistory } from '../../problems/rules.ts';
import { versionOf } from '../../routes/edit/work.tsx';
import { workOf } from '../../routes/visit.tsx';
import { paths } from '../paths.ts';
import { takenFrom } from './taken.ts';

/** What happened to a record, for those who may see its work. */
export const recordHistoryExport: ListExport<Viewer> = {
  path: paths.recordHistoryFile.pattern,
  name: 'riwayat-inovasi',
  guard: signedIn,
  event: 'registry.innovation.history_taken',
  make: async (visit) => {
    const record = await workOf(visit);
    const { content } = await versionOf(visit, record);
    return {
      title: `${t('registry.work.history')}: ${content.title}`,
      address: registryPaths.history.to(record.id),
      filter: [],
      ...historyTable((conn) => wholeHistoryOf(conn, { kind: 'innovation', id: record.id })),
    };
  },
  taken: takenFrom(registryPaths.history.pattern),
};

/** What happened to a problem, for those who may read it. */
export const problemHistoryExport: ListExport<Viewer> = {
  path: paths.problemHistoryFile.pattern,
  name: 'riwayat-masalah',
  guard: signedIn,
  event: 'registry.problem.history_taken',
  make: async (visit) => {
    const problem = await problemOf(visit);
    if (whyNotReadHistory(problem, visit.viewer)) throw new NotFound();
    return {
      title: `${t('problems.history.title')}: ${problem.title}`,
      address: registryPaths.problemHistory.to(problem.id),
      filter: [],
      ...historyTable((conn) => wholeHistoryOf(conn, { kind: 'problem', id: problem.id })),
    };
  },
  taken: takenFrom(registryPaths.problemHistory.pattern),
};
