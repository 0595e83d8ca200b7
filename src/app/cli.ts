import { inLocale } from '#platform/i18n/i18n.ts';
import { verifyAudit } from './commands/audit.ts';
import { backUp } from './commands/backup.ts';
import { listErased } from './commands/erased.ts';
import { checkStoredFiles } from './commands/files.ts';
import { importSheetFile } from './commands/import.ts';
import { checkInvariants } from './commands/invariants.ts';
import { writeJudging } from './commands/judging.ts';
import { tendKeys } from './commands/keys.ts';
import { type Command, readCommand } from './commands/options.ts';
import { migrateOnly, seedOnly } from './commands/prepare.ts';
import { rehearseEdition } from './commands/rehearse.ts';
import { replayJudging } from './commands/replay.ts';
import { restore } from './commands/restore.ts';
import { start } from './commands/start.ts';
import { tell, tellError } from './commands/tell.ts';
import { createAccount, resetAccount, resetTwoFactor } from './commands/user.ts';

const commands: Record<string, (command: Command) => Promise<number>> = {
  start: ({ config }) => start(config),
  migrate: migrateOnly,
  seed: seedOnly,
  'user create': createAccount,
  'user reset': resetAccount,
  'user reset-2fa': resetTwoFactor,
  backup: backUp,
  restore,
  import: importSheetFile,
  invariants: checkInvariants,
  'audit verify': verifyAudit,
  'files check': checkStoredFiles,
  erased: listErased,
  rehearse: rehearseEdition,
  judging: writeJudging,
  replay: replayJudging,
  'network keys': tendKeys,
};

/** Finds the command by its longest known name and runs it; answers the exit code. */
async function main(): Promise<number> {
  const command = readCommand(process.argv.slice(2), process.env);
  const [first = '', second = ''] = command.words;
  const run = commands[`${first} ${second}`] ?? commands[first];
  if (!run || command.flags.help) {
    tell('app.cli.usage');
    return run ? 0 : 2;
  }
  return run(command);
}

const spoken = (process.env.LANG ?? '').startsWith('en') ? 'en' : 'id';
await inLocale(spoken, async () => {
  try {
    process.exitCode = await main();
  } catch (error) {
    tellError('app.cli.failed', { message: error instanceof Error ? error.message : String(error) });
    process.exitCode = 1;
  }
});
