import type { Viewer } from '#identity/index.ts';
import { exportRoute } from '#platform/export/route.tsx';
import type { Route } from '#platform/http/route.ts';
import { catalogueExport } from './catalogue.ts';
import { erasuresExport } from './erasures.ts';
import { problemHistoryExport, recordHistoryExport } from './histories.ts';
import { importedExport } from './imported.ts';
import { importsExport } from './imports.ts';
import { offersExport } from './offers.ts';
import { problemsExport } from './problems.ts';
import { recordsExport } from './records.ts';
import { runExport, runsExport } from './runs.ts';
import { searchExport } from './search.ts';

const lists = [
  recordsExport,
  problemsExport,
  importsExport,
  importedExport,
  catalogueExport,
  searchExport,
  runsExport,
  runExport,
  offersExport,
  erasuresExport,
  recordHistoryExport,
  problemHistoryExport,
];

/** Every list of the registry as a file; they stand before the pages of `:id`. */
export const listFileRoutes: readonly Route<Viewer>[] = lists.map(exportRoute);

export const listFileEvents: readonly string[] = lists.map((it) => it.event);
