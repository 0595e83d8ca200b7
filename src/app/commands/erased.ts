import { erasedRecords } from '#registry/index.ts';
import type { Command } from './options.ts';
import { withHouse } from './prepare.ts';
import { tell } from './tell.ts';

/** Lists the records that were erased for good, to be erased again after an older backup was restored. */
export function listErased(command: Command): Promise<number> {
  return withHouse(command, async ({ db }) => {
    const erased = await erasedRecords(db.conn);
    for (const { id, at } of erased) tell('app.cli.erased.one', { id, at: at.toISOString() });
    if (erased.length === 0) tell('app.cli.erased.none');
    return 0;
  });
}
