import { checkImport } from '../actions/check.ts';
import { queueWork } from '../actions/flow.ts';
import type { ImportRun } from '../model.ts';
import type { ImportVisit } from './visit.tsx';

/** A sheet so short is checked while its reader waits, a longer one in the background. */
const CHECKED_AT_ONCE = 500;

/** Has the rows checked, so that the preview stands when the reader comes to it. */
export async function checkNow(visit: ImportVisit, run: ImportRun, revision: number): Promise<void> {
  if (run.rowCount <= CHECKED_AT_ONCE) await checkImport(visit.db, visit.viewer, { id: run.id, revision }, visit.now);
  else await visit.db.transact((tx) => queueWork(tx, run.id, 'check'));
}
