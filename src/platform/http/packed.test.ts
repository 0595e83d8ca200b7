import { brotliDecompressSync, gunzipSync, zstdDecompressSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { packedPage } from './packed.ts';

const page = 'Katalog inovasi “Sumatera Utara”. '.repeat(200);

function pack(html: string, accepts?: string) {
  const headers = new Headers();
  const asked = accepts === undefined ? {} : { headers: { 'accept-encoding': accepts } };
  const pieces = [html.slice(0, 7), '', html.slice(7, -9), html.slice(-9)];
  const bytes = packedPage(pieces, new Request('http://localhost/', asked), headers);
  return { bytes, encoding: headers.get('content-encoding') };
}

describe('packedPage', () => {
  test.each(['gzip, deflate, br, zstd', 'ZSTD'])('packs soonest for a browser that takes %s', (accepts) => {
    const { bytes, encoding } = pack(page, accepts);
    expect(encoding).toBe('zstd');
    expect(bytes.length).toBeLessThan(100);
    expect(zstdDecompressSync(bytes).toString()).toBe(page);
  });

  test.each(['br', 'gzip, deflate, br', 'gzip, BR;q=0.9, zstd;q=0'])(
    'packs smaller for a browser that takes %s',
    (accepts) => {
      const { bytes, encoding } = pack(page, accepts);
      expect(encoding).toBe('br');
      expect(bytes.length).toBeLessThan(100);
      expect(brotliDecompressSync(bytes).toString()).toBe(page);
    },
  );

  test.each(['gzip', 'br;q=0, gzip;q=0.5', 'deflate, GZIP', 'brotli, gzip'])(
    'packs for a browser that takes %s',
    (accepts) => {
      const { bytes, encoding } = pack(page, accepts);
      expect(encoding).toBe('gzip');
      expect(bytes.length).toBeLessThan(300);
      expect(gunzipSync(bytes).toString()).toBe(page);
    },
  );

  test.each([undefined, 'gzip;q=0', 'gzip; q=0.0, br; q=0', 'identity'])(
    'does not for one that takes %s',
    (accepts) => {
      const { bytes, encoding } = pack(page, accepts);
      expect([encoding, Buffer.from(bytes).toString()]).toEqual([null, page]);
    },
  );

  test('leaves small pages and very large ones as they are', () => {
    expect(pack('<p>kecil</p>', 'gzip, br').encoding).toBeNull();
    expect(pack('x'.repeat(600_000), 'gzip').encoding).toBeNull();
  });
});
