import { resolve } from 'node:path';
import { filesToBackUp } from '#files/index.ts';
import { writeBackup } from '#platform/backup/index.ts';
import type { Command } from './options.ts';
import { withHouse } from './prepare.ts';
import { tell, tellError } from './tell.ts';

/** Writes everything into one file named after the moment, or as told with --out. */
export function backUp(command: Command): Promise<number> {
  return withHouse(command, async ({ db, config }) => {
    const now = new Date();
    const stamp = now.toISOString().slice(0, 19).replaceAll(/[-:]/g, '');
    const file = resolve(command.flags.out ?? `tuntas-${stamp}.tuntas`);
    const files = command.flags.withoutFiles ? null : await filesToBackUp(config);
    const end = await writeBackup(db.pool, file, { now, files });
    tell('app.cli.backup.done', { file, tables: end.tables, rows: end.rows });
    if (!files) tell('app.cli.backup.without_files');
    else tell('app.cli.backup.files', { n: end.files });
    if (end.lost > 0) tellError('app.cli.backup.lost', { n: end.lost });
    return 0;
  });
}
