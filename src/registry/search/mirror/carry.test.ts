import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { putTogether, takenApart, writeArrays } from './carry.ts';

const array = fc.oneof(
  fc.uint8Array({ maxLength: 9 }),
  fc.uint32Array({ maxLength: 9 }),
  fc.int16Array({ maxLength: 9 }),
  fc.float64Array({ maxLength: 9, noNaN: true }),
);
const leaf = fc.oneof(array, fc.string(), fc.integer(), fc.constant(new Map([['sepeda', 1]])), fc.constant(null));
const structure = fc.letrec((tie) => ({
  node: fc.oneof({ maxDepth: 3 }, leaf, fc.array(tie('node'), { maxLength: 3 }), tie('things')),
  things: fc.dictionary(fc.constantFrom('a', 'b', 'c'), tie('node'), { noNullPrototype: true }),
})).things as fc.Arbitrary<object>;

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tuntas-'));
});
afterAll(() => rm(folder, { recursive: true }));

let files = 0;
function carried(whole: object): unknown {
  const file = join(folder, String(files++));
  const { frame, arrays } = takenApart(whole);
  writeArrays(file, arrays);
  return putTogether(structuredClone(frame), file);
}

test('a structure comes out as it went in, its arrays in buffers of their own', () => {
  fc.assert(
    fc.property(structure, (whole) => {
      expect(carried(whole)).toEqual(whole);
    }),
  );
  const { a } = carried({ a: new Uint32Array([1, 2, 70_000]) }) as { a: Uint32Array };
  expect([...a, a.buffer.byteLength]).toEqual([1, 2, 70_000, 12]);
});

test('a file that ends too early is an error', () => {
  const file = join(folder, 'short');
  writeArrays(file, [new Uint8Array(3)]);
  const { frame } = takenApart({ a: new Uint8Array(4) });
  expect(() => putTogether(frame, file)).toThrow('the file ended before its last array was whole');
});
