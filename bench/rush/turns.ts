/** Does the work for each item, so many at once, and answers in the order of the items. */
export async function inTurns<T, R>(
  items: readonly T[],
  width: number,
  work: (item: T, at: number) => Promise<R>,
): Promise<readonly R[]> {
  const done: R[] = new Array(items.length);
  let next = 0;
  const line = async () => {
    for (let at = next++; at < items.length; at = next++) done[at] = await work(items[at] as T, at);
  };
  await Promise.all(Array.from({ length: width }, line));
  return done;
}
