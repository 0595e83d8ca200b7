import { fstatSync, readSync } from 'node:fs';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Card, Cards, namelessFile } from './cards.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tuntas-'));
});
afterAll(() => rm(folder, { recursive: true }));

const text = fc.string({ unit: 'grapheme', maxLength: 40 });
const card = fc.record({ facts: text, title: text, summary: text, body: text });
const cardOf = (title: string): Card => ({ facts: '{}', title, summary: 'air bersih', body: '' });

function bytesOf(file: number): string {
  const bytes = Buffer.alloc(fstatSync(file).size);
  readSync(file, bytes, 0, bytes.length, 0);
  return bytes.toString();
}

test('each slot tells its card, however many come later and whoever reads on', () => {
  fc.assert(
    fc.property(fc.array(card, { maxLength: 5 }), fc.array(card, { maxLength: 40 }), (first, later) => {
      const file = namelessFile([folder]);
      const written = new Cards(file, first.length);
      for (const it of first) written.add(it);
      const cards = new Cards(file, structuredClone(written.pack()));
      for (const it of later) cards.add(it);
      expect([...first, ...later].map((_, slot) => cards.at(slot))).toEqual([...first, ...later]);
    }),
    { numRuns: 30 },
  );
});

test('nothing is left of a card that is blotted out, and all of its neighbours', () => {
  const file = namelessFile([folder]);
  const cards = new Cards(file, 3);
  for (const title of ['pertama', 'kedua', 'ketiga']) cards.add(cardOf(title));
  expect(bytesOf(file)).toContain('kedua');
  cards.blot(1);
  expect(bytesOf(file)).not.toContain('kedua');
  cards.blot(2);
  cards.add(cardOf('keempat'));
  expect([cards.at(0), cards.at(3)]).toEqual([cardOf('pertama'), cardOf('keempat')]);
  expect(bytesOf(file)).not.toContain('ketiga');
});

test('the file has no name, and lies in the next folder where the first one lets it not', async () => {
  const file = namelessFile([join(folder, 'tiada'), folder]);
  new Cards(file, 1).add(cardOf('pertama'));
  expect(bytesOf(file)).toContain('pertama');
  expect(await readdir(folder)).toEqual([]);
  expect(() => namelessFile([join(folder, 'tiada')])).toThrow('ENOENT');
});

test('a file that ends too early is an error', () => {
  const cards = new Cards(namelessFile([folder]), { starts: new Float64Array([0]), length: 1, end: 20 });
  expect(() => cards.at(0)).toThrow('the file of cards ended before its last one');
});
