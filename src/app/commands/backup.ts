import { resolve } from 'node:path';
import { writeBackup } from '#platform/backup/index.ts';
import type { Command } from './options.ts';
import { withHouse } from './prepare.ts';
import { tell } from './tell.ts';

/** Writes everything into one file named after the moment, or as told with --out. */
export function backUp(command: Command): Promise<number> {
  return withHouse(command, async ({ db }) => {
    const now = new Date();
    const stamp = now.toISOString().slice(0, 19).replaceAll(/[-:]/g, '');
    const file = resolve(command.flags.out ?? `tuntas-${stamp}.tuntas`);
    const end = await writeBackup(db.pool, file, now);
    tell('app.cli.backup.done', { file, tables: end.tables, rows: end.rows });
    return 0;
  });
}
