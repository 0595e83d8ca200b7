/** Runs the work when all that was asked under the same key before it has ended, well or not. */
export type OneByOne = <T>(key: string, work: () => Promise<T>) => Promise<T>;

/** A line for each key, in this process: who waits holds nothing but its place, no connection and no thread. */
export function oneByOne(): OneByOne {
  const lines = new Map<string, Promise<unknown>>();
  return async (key, work) => {
    const before = lines.get(key) ?? Promise.resolve();
    const mine = before.then(work);
    const end = mine.catch(() => {});
    lines.set(key, end);
    try {
      return await mine;
    } finally {
      if (lines.get(key) === end) lines.delete(key);
    }
  };
}
