import { verifyChain } from '#audit/index.ts';
import type { Command } from './options.ts';
import { withHouse } from './prepare.ts';
import { tell, tellError } from './tell.ts';

export function verifyAudit(command: Command): Promise<number> {
  return withHouse(command, async ({ db }) => {
    const verdict = await verifyChain(db.conn);
    if (verdict.ok) tell('app.cli.audit.ok', verdict);
    else tellError('app.cli.audit.broken', verdict);
    return verdict.ok ? 0 : 1;
  });
}
