import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildAssets, type Manifest } from './assets.ts';

const folder = mkdtempSync(join(tmpdir(), 'tuntas-assets-'));
let manifest: Manifest = {};
const read = (name: string) => readFileSync(join(folder, manifest[name] ?? name));

beforeAll(async () => {
  await buildAssets(folder);
  manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'));
});
afterAll(() => rmSync(folder, { recursive: true }));

/**
 * Only on pages that send files: it brings the tus client, so that an upload goes on after the line broke. Only on forms that
 * keep what is typed: device, server and the way back, each with what it says. Only on score sheets: the same for every mark.
 */
const largest = new Map([
  ['islands/upload.js', 20_000],
  ['islands/keep.js', 2_500],
  ['islands/score.js', 3_000],
]);

test('the styles stay within 15 kB, each small script within 1.5 kB, packed', () => {
  expect(gzipSync(read('app.css')).length).toBeLessThan(15_000);
  const islands = Object.keys(manifest).filter((name) => name.startsWith('islands/'));
  expect(islands).toEqual(
    expect.arrayContaining(['dirty', 'filter', 'poll', 'similar', 'wordcount'].map((it) => `islands/${it}.js`)),
  );
  for (const name of islands)
    expect([name, gzipSync(read(name)).length < (largest.get(name) ?? 1_500)]).toEqual([name, true]);
});

test('the styles hold the components and fetch the font under its hashed name, and nothing from elsewhere', () => {
  const css = read('app.css').toString();
  expect(css).toContain('.error-summary');
  expect(css).toContain('.tile-legend');
  expect([...css.matchAll(/url\(([^)]+)\)/g)].map(([, url]) => url)).toEqual([manifest['inter.woff2']]);
});

test('every file but the manifest and the licence carries a hash in its name, packed or not', () => {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const plain = files.map((entry) => entry.name).filter((name) => !/-[0-9a-f]{10}\.\w+(?:\.(?:br|gz))?$/.test(name));
  expect(plain.sort()).toEqual(['inter-LICENSE.txt', 'manifest.json']);
});
