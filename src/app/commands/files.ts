import { checkFiles } from '#files/index.ts';
import type { Command } from './options.ts';
import { withHouse } from './prepare.ts';
import { tell, tellError } from './tell.ts';

/** Reads every file of evidence and says what is missing, altered or named by nobody; 1 when evidence is lost. */
export function checkStoredFiles(command: Command): Promise<number> {
  return withHouse(command, async ({ db, config }) => {
    const count = { whole: 0, missing: 0, altered: 0, waiting: 0, surplus: 0, part: 0 };
    for await (const finding of checkFiles(db.conn, config)) {
      count[finding.what] += 1;
      if (finding.what === 'whole') continue;
      const isLoss = finding.what === 'missing' || finding.what === 'altered';
      (isLoss ? tellError : tell)(`app.cli.files.${finding.what}`, { key: finding.key });
    }
    tell('app.cli.files.count', count);
    return count.missing + count.altered > 0 ? 1 : 0;
  });
}
