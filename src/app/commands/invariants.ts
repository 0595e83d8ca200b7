import type { InvariantBreach } from '#platform/capability.ts';
import type { Conn } from '#platform/db.ts';
import { capabilities } from '../capabilities.ts';
import type { Command } from './options.ts';
import { withHouse } from './prepare.ts';
import { tell, tellError } from './tell.ts';

/** Every breach of what must hold in the database at any time. */
export async function breaches(conn: Conn): Promise<readonly InvariantBreach[]> {
  const found = [];
  for (const capability of capabilities) found.push(...((await capability.invariants?.(conn)) ?? []));
  return found;
}

export function checkInvariants(command: Command): Promise<number> {
  return withHouse(command, async ({ db }) => {
    const found = await breaches(db.conn);
    for (const breach of found) tellError('app.cli.invariants.breach', breach);
    if (found.length === 0) tell('app.cli.invariants.ok');
    return found.length === 0 ? 0 : 1;
  });
}
