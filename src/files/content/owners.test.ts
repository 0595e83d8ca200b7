import { expect, test } from 'vitest';
import { ownCount } from './owners.ts';

test('uploads are counted by who began them, and each is read once', async () => {
  const read: string[] = [];
  const owners: Record<string, string | undefined> = { a: 'sari', b: 'hendra', c: 'sari' };
  const count = ownCount(async (upload) => {
    read.push(upload);
    return owners[upload] ?? null;
  });
  expect(await count('sari', ['a', 'b', 'c'])).toBe(2);
  expect(await count('hendra', ['a', 'b', 'c'])).toBe(1);
  expect(read).toEqual(['a', 'b', 'c']);
  // One that was only begun to be written is asked for again, one that went counts no more.
  expect(await count('sari', ['b', 'c', 'd'])).toBe(1);
  owners.d = 'sari';
  expect(await count('sari', ['b', 'c', 'd'])).toBe(2);
  expect(read).toEqual(['a', 'b', 'c', 'd', 'd']);
});
