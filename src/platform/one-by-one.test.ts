import { expect, test } from 'vitest';
import { oneByOne } from './one-by-one.ts';

test('work of one key runs in the order of asking, a fault holds nobody up, and other keys do not wait', async () => {
  const line = oneByOne();
  const said: string[] = [];
  const gate = Promise.withResolvers<void>();
  const first = line('toba', async () => {
    await gate.promise;
    said.push('first');
    throw new Error('no');
  });
  const second = line('toba', async () => said.push('second'));
  await line('karo', async () => said.push('other'));
  expect(said).toEqual(['other']);
  gate.resolve();
  await expect(first).rejects.toThrow('no');
  await second;
  expect(said).toEqual(['other', 'first', 'second']);
});
