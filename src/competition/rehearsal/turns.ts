import type { Tx } from '#platform/db.ts';
import type { Hall } from './hall.ts';
import type { RehearsalStep } from './model.ts';

/** Transactions that run beside one another: enough to keep the database busy while the program thinks. */
const AT_ONCE = 6;
/** Items of one transaction: a commit costs as much as several statements. */
const IN_ONE = 20;

/** In lots, as they come. */
export function inLots<T>(items: readonly T[]): readonly (readonly T[])[] {
  const count = Math.ceil(items.length / IN_ONE);
  return Array.from({ length: count }, (_, at) => items.slice(at * IN_ONE, (at + 1) * IN_ONE));
}

type Step<T> = { readonly step: RehearsalStep; readonly lots: readonly (readonly T[])[] };

/**
 * Does the work for each item, a lot in one transaction and several lots at once, and answers in the order of the items. Tells how far it is.
 * Lots that are near each other must not wait for the same lock.
 */
export async function inTurns<T, R>(
  hall: Pick<Hall, 'db' | 'along'>,
  { step, lots }: Step<T>,
  work: (tx: Tx, item: T) => Promise<R>,
): Promise<readonly R[]> {
  const of = lots.reduce((sum, lot) => sum + lot.length, 0);
  const done: (readonly R[])[] = new Array(lots.length);
  let [next, ended] = [0, 0];
  const line = async () => {
    for (let at = next++; at < lots.length; at = next++) {
      const lot = lots[at] ?? [];
      done[at] = await hall.db.transact(async (tx) => {
        const results: R[] = [];
        for (const item of lot) results.push(await work(tx, item));
        return results;
      });
      ended += lot.length;
      hall.along(step, ended, of);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, line));
  return done.flat();
}
