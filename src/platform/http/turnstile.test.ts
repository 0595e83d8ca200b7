import { afterEach, expect, test, vi } from 'vitest';
import { turnstile } from './turnstile.ts';

afterEach(() => void vi.useRealTimers());

/** Work that ends when it is told to, and says when it began. */
function works(names: readonly string[]) {
  const begun: string[] = [];
  const gates = new Map(names.map((name) => [name, Promise.withResolvers<string>()]));
  const work = (name: string) => () => {
    begun.push(name);
    return gates.get(name)?.promise ?? Promise.resolve('');
  };
  return { begun, work, end: (name: string) => gates.get(name)?.resolve(name) };
}

test('so many work at once, the others in the order of arrival, and more than may wait are told', async () => {
  const pass = turnstile({ atOnce: 2, heldMs: 1000, waiting: 1 });
  const { begun, work, end } = works(['a', 'b', 'c']);
  const [a, b, c] = [pass(work('a')), pass(work('b')), pass(work('c'))];
  expect(await pass(work('d'))).toBe(null);
  expect(begun).toEqual(['a', 'b']);
  end('b');
  expect(await b).toBe('b');
  expect(begun).toEqual(['a', 'b', 'c']);
  end('a');
  end('c');
  expect([await a, await c]).toEqual(['a', 'c']);
});

test('a fault gives its place on, and long work keeps nobody waiting', async () => {
  vi.useFakeTimers();
  const pass = turnstile({ atOnce: 1, heldMs: 1000, waiting: 5 });
  const { begun, work, end } = works(['long', 'next', 'last']);
  await expect(pass(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
  const long = pass(work('long'));
  const next = pass(work('next'));
  const last = pass(work('last'));
  await vi.advanceTimersByTimeAsync(999);
  expect(begun).toEqual(['long']);
  await vi.advanceTimersByTimeAsync(1);
  expect(begun).toEqual(['long', 'next']);
  // What went on beside gives no second place when it ends.
  end('long');
  expect(await long).toBe('long');
  expect(begun).toEqual(['long', 'next']);
  end('next');
  await next;
  end('last');
  expect(await last).toBe('last');
});
