import { setTimeout as pause } from 'node:timers/promises';

const LOOK_EVERY_MS = 250;
const PATIENCE_MS = 240_000;

/** Looks until it is so, as people press reload; what goes wrong on the way is looked at again. */
export async function until(what: string, isSo: () => Promise<boolean>): Promise<void> {
  let last = '';
  for (const end = performance.now() + PATIENCE_MS; performance.now() < end; await pause(LOOK_EVERY_MS)) {
    const answer = await isSo().catch((error: Error) => error);
    if (answer === true) return;
    last = answer instanceof Error ? `: ${answer.message}` : '';
    if (answer instanceof Error && /ended by itself/.test(last)) throw answer;
  }
  throw new Error(`in vain: ${what}${last}`);
}
