import { startEmbedded } from '../../src/platform/postgres/index.ts';

/**
 * A process of its own that starts the embedded server, for tests that kill it: `node postgres-starter.ts <data>`.
 * Says one JSON line a step, then one with the outcome; stays until it is killed, and stops cleanly on SIGTERM.
 */
const say = (line: object): boolean => process.stdout.write(`${JSON.stringify(line)}\n`);

const [dataDir] = process.argv.slice(2);
if (dataDir === undefined) throw new Error('usage: postgres-starter.ts <data>');
const started = await startEmbedded({ dataDir, log: (step) => say({ step }) });
if (started.ok) {
  const { url, pid, attached, stop } = started.value;
  const alive = setInterval(() => {}, 60_000);
  process.once('SIGTERM', async () => {
    say({ stopped: await stop() });
    clearInterval(alive);
  });
  say({ up: { url, pid, attached } });
} else {
  say({ refused: started.why });
}
