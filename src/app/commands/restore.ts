import { resolve } from 'node:path';
import type pg from 'pg';
import { filesToRestore } from '#files/index.ts';
import { restoreBackup } from '#platform/backup/index.ts';
import { migrateHouse } from './house.ts';
import type { Command } from './options.ts';
import { withHouse } from './prepare.ts';
import { tell, tellError } from './tell.ts';

/** Whatever people made; a database that holds any of it is not overwritten. */
const mustBeEmpty = ['person', 'audit_event', 'institution', 'innovation', 'problem'];

export async function restore(command: Command): Promise<number> {
  const named = command.words[1];
  if (!named) {
    tellError('app.cli.restore.which');
    return 2;
  }
  return withHouse(command, async (house) => {
    await migrateHouse(house);
    const files = command.flags.withoutFiles ? null : await filesToRestore(house.config);
    const options = { mustBeEmpty, prepare: queueWaiting, files };
    const answer = await restoreBackup(house.db.pool, resolve(named), options);
    if (!answer.ok) tellError(`app.cli.restore.${answer.why.code}`);
    else {
      tell('app.cli.restore.done', { tables: answer.value.tables, rows: answer.value.rows });
      if (files) tell('app.cli.restore.files', { n: answer.value.files });
      else tell('app.cli.restore.without_files');
      if (answer.value.lost > 0) tellError('app.cli.restore.lost', { n: answer.value.lost });
    }
    return answer.ok ? 0 : 1;
  });
}

/** Facts that were not dispatched and mail that was not sent when the backup was taken go into the queue again. */
async function queueWaiting(client: pg.PoolClient): Promise<void> {
  await client.query(
    `select graphile_worker.add_job('outbox.dispatch', json_build_object('factId', id)) from outbox_fact where dispatched_at is null`,
  );
  await client.query(
    `select graphile_worker.add_job('mail.send', json_build_object('mailId', id)) from mail_message where sent_at is null`,
  );
}
