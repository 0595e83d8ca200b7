// Runs a confirmed import in a process of its own, so that a test can kill it: node --import ./tools/tsx.ts <this> URL IMPORT.
// Says `batch` at the beginning of each.

import { viewerOfMembership } from '../../src/identity/index.ts';
import { openDatabase } from '../../src/platform/db.ts';
import { silentLog } from '../../src/platform/log.ts';
import { runImport } from '../../src/registry/import/actions/run.ts';
import { runContext } from '../../src/registry/import/jobs.ts';
import type { ImportId } from '../../src/registry/import/model.ts';
import { runById } from '../../src/registry/import/queries/run.ts';

const [url = '', id = ''] = process.argv.slice(2);
const db = openDatabase(url, { size: 2, onError: () => {} });
const run = await runById(db.conn, id as ImportId);
const who = run && (await viewerOfMembership(db.conn, run.membershipId));
if (!who) throw new Error('there is nobody to run it');
const clock = () => {
  process.stdout.write('batch\n');
  return new Date();
};
await runImport(runContext(db, who, silentLog, clock), id as ImportId);
await db.close();
