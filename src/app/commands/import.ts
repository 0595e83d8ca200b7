import { importFile, importText } from '#registry/index.ts';
import type { Command } from './options.ts';
import { withHouse } from './prepare.ts';
import { tell } from './tell.ts';

/** `tuntas import FILE --email E [--publish]`: brings a sheet in in that admin's name. */
export function importSheetFile(command: Command): Promise<number> {
  const path = command.words[1];
  const { email, publish } = command.flags;
  if (!path || !email) {
    tell('app.cli.usage');
    return Promise.resolve(2);
  }
  return withHouse(command, async ({ db }) => {
    const outcome = await importFile(db, { path, personEmail: email, publish });
    const stream = outcome.ok ? process.stdout : process.stderr;
    stream.write(`${importText(outcome)}\n`);
    return outcome.ok ? 0 : 1;
  });
}
