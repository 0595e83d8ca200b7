import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openStatics } from './statics.ts';

const folder = mkdtempSync(join(tmpdir(), 'tuntas-statics-'));
const style = 'body { color: black }'.repeat(20);
beforeAll(() => {
  writeFileSync(join(folder, 'app-1a2b.css'), style);
  writeFileSync(join(folder, 'app-1a2b.css.br'), brotliCompressSync(style));
  writeFileSync(join(folder, 'manifest.json'), '{"app.css":"app-1a2b.css"}');
});
afterAll(() => rmSync(folder, { recursive: true }));

test('an asset goes out as the build packed it, plain to who reads nothing else, and what is packed has no address', async () => {
  const { asset, serve } = openStatics(folder);
  expect(asset('app.css')).toBe('/assets/app-1a2b.css');
  const packed = serve('app-1a2b.css', 'gzip, br');
  expect(packed?.headers.get('content-encoding')).toBe('br');
  expect(Buffer.from((await packed?.arrayBuffer()) ?? new ArrayBuffer(0))).toEqual(brotliCompressSync(style));
  const plain = serve('app-1a2b.css', 'gzip');
  expect([plain?.headers.get('content-encoding'), await plain?.text()]).toEqual([null, style]);
  expect(serve('app-1a2b.css.br', 'br')).toBe(null);
});
