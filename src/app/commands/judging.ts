import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { judgingFile, type RoundId } from '#evaluation/index.ts';
import { parseId } from '#platform/ids.ts';
import type { Command } from './options.ts';
import { withHouse } from './prepare.ts';
import { tell, tellError } from './tell.ts';

/** `tuntas judging ROUND`: writes marks and results of a round into one file that `tuntas replay` works out anew. */
export function writeJudging(command: Command): Promise<number> {
  return withHouse(command, async ({ db }) => {
    const id = parseId<'RoundId'>(command.words[1]);
    const text = id && (await judgingFile(db.conn, id as RoundId));
    if (!text) {
      tellError('app.cli.judging.which');
      return 2;
    }
    const file = resolve(command.flags.out ?? `penilaian-${id}.json`);
    await writeFile(file, text);
    tell('app.cli.judging.done', { file });
    return 0;
  });
}
