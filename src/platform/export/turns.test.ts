import { describe, expect, test } from 'vitest';
import { turnsOf } from './turns.ts';

function gate() {
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { open, opened };
}

const settled = () => new Promise((resolve) => setImmediate(resolve));

describe('turns', () => {
  test('are taken by as many as may work at once, and the others wait in their order', async () => {
    const turns = turnsOf({ atOnce: 2, waiting: 10, ofOne: 10 });
    const gates = [gate(), gate(), gate(), gate()];
    const begun: number[] = [];
    const all = gates.map(({ opened }, n) =>
      turns.run(`visitor ${n}`, async () => {
        begun.push(n);
        await opened;
        return n;
      }),
    );
    await settled();
    expect(begun).toEqual([0, 1]);
    gates[1]?.open();
    await settled();
    expect(begun).toEqual([0, 1, 2]);
    for (const { open } of gates) open();
    expect(await Promise.all(all)).toEqual([0, 1, 2, 3]);
  });

  test('are refused to whoever has too many, and to all when too many wait', async () => {
    const turns = turnsOf({ atOnce: 1, waiting: 1, ofOne: 2 });
    const first = gate();
    const kept = [turns.run('a', () => first.opened), turns.run('a', async () => undefined)];
    expect(await turns.run('a', async () => 'third')).toBeNull();
    expect(await turns.run('b', async () => 'no place to wait')).toBeNull();
    first.open();
    await Promise.all(kept);
    expect(await turns.run('a', async () => 'again')).toBe('again');
  });

  test('are given on when work fails', async () => {
    const turns = turnsOf({ atOnce: 1, waiting: 1, ofOne: 1 });
    await expect(turns.run('a', () => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
    expect(await turns.run('a', async () => 'next')).toBe('next');
  });
});
