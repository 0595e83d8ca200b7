import { readFile } from 'node:fs/promises';
import { replayed } from '#evaluation/index.ts';
import type { Command } from './options.ts';
import { tell, tellError } from './tell.ts';

/** `tuntas replay FILE`: works a judging out anew from its file; 0 when it is the same to the byte, 1 when not, 2 when it is no such file. */
export async function replayJudging({ words }: Command): Promise<number> {
  const [, file] = words;
  if (file === undefined) {
    tellError('app.cli.replay.which');
    return 2;
  }
  const text = await readFile(file, 'utf8').catch(() => null);
  if (text === null) {
    tellError('app.cli.replay.unreadable', { file });
    return 2;
  }
  const outcome = await replayed(text);
  if (!outcome.ok) {
    if (outcome.why.code === 'no_judging') tellError('app.cli.replay.no_judging', { at: outcome.why.at || '–' });
    else if (outcome.why.code === 'other_version')
      tellError('app.cli.replay.other_version', { version: outcome.why.version });
    else tellError('app.cli.replay.no_json');
    return 2;
  }
  if (outcome.value.isIdentical) tell('app.cli.replay.identical', outcome.value);
  else tellError('app.cli.replay.differs', outcome.value);
  return outcome.value.isIdentical ? 0 : 1;
}
