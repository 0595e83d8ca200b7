import { runMany } from '../../src/competition/bulk/actions/run.ts';
import type { EntryRunId } from '../../src/competition/bulk/model.ts';
import { newId } from '../../src/platform/ids.ts';
import { entryFor } from './entry-targets.ts';
import { testNow } from './people.ts';
import type { Stage } from './stage.ts';

/** An entry of Toba that its admin has returned among many, which can still be taken back. */
export async function plantEntryRun(stage: Stage): Promise<EntryRunId> {
  const id = newId<'EntryRunId'>();
  const entries = [await entryFor(stage, 'kembalikan')];
  const run = { id, entries, deed: { move: 'return', note: 'Lengkapi.' }, list: '/kelola/usulan' } as const;
  await runMany(stage.database.db, stage.people.local_admin, run, { baseUrl: 'http://localhost', now: testNow });
  return id;
}
