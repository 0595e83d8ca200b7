import { mkdtempSync, rmSync, statSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Config, readConfig } from '#platform/config.ts';
import { must } from '#platform/outcome.ts';
import { writeTable } from '#platform/sheet/index.ts';
import { type TestDatabase, testDatabase } from '../../../tests/support/database.ts';
import { type ObjectStore, objectStore } from '../../../tests/support/object-store.ts';
import { testNow } from '../../../tests/support/people.ts';
import { dispositionOf, fileNameOf } from '../rules/media.ts';
import { keepFile, lookAt } from './keep.ts';
import { storageOf } from './open.ts';
import { readContent } from './read.ts';
import { PARTS } from './storage.ts';

const text = (value: string) => new TextEncoder().encode(value);
const pdf = text('%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n');

let folder = '';
let config: Config;
let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
  folder = mkdtempSync(join(tmpdir(), 'tuntas-files-'));
  config = readConfig({ TUNTAS_DATA: folder, TUNTAS_FILE_LIMIT_MB: '1' });
});
afterAll(async () => {
  await database.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('the content decides what a file is', () => {
  test.each([
    ['a page called .pdf', text('<!doctype html><script>alert(1)</script>'), 'type'],
    ['a drawing with script', text('<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>'), 'type'],
    ['plain text', text('Surat keputusan'), 'type'],
    ['a program', new Uint8Array([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0]), 'type'],
    ['a ZIP that is called .docx', new Uint8Array([0x50, 0x4b, 5, 6, ...new Array(18).fill(0)]), 'type'],
    ['a picture of which only the head came', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), null],
    ['nothing', new Uint8Array(), 'empty'],
  ])('%s is refused', async (_name, bytes, why) => {
    const read = await readContent(bytes);
    expect(read.ok).toBe(false);
    if (why && !read.ok) expect(read.why).toBe(why);
  });

  test('a PDF is kept byte for byte', async () => {
    expect(must(await readContent(pdf))).toEqual({ bytes: pdf, mediaType: 'application/pdf' });
  });

  test('a workbook is known for what it is', async () => {
    const book = await writeTable({ sheets: [{ name: 'A', columns: [{ header: 'Judul' }], rows: [['satu']] }] });
    expect(must(await readContent(book)).mediaType).toBe(
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    );
  });

  test('a picture is written anew: where and by what it was taken is gone', async () => {
    const taken = await sharp({ create: { width: 40, height: 20, channels: 3, background: '#0b4f54' } })
      .withExif({ IFD0: { Make: 'KameraRahasia' }, IFD3: { GPSLatitude: '2/1 33/1 0/1' } })
      .jpeg()
      .toBuffer();
    expect(taken.includes('KameraRahasia')).toBe(true);
    const kept = must(await readContent(taken));
    expect(Buffer.from(kept.bytes).includes('KameraRahasia')).toBe(false);
    const { width, height, format, exif } = await sharp(kept.bytes).metadata();
    expect({ width, height, format, exif }).toEqual({ width: 40, height: 20, format: 'jpeg', exif: undefined });
  });

  test('a picture of more pixels than memory has room for is refused before it is unpacked', async () => {
    const flat = { width: 12_000, height: 5_000, channels: 3 as const, background: '#fff' };
    const bomb = await sharp({ create: flat, limitInputPixels: false }).png({ compressionLevel: 9 }).toBuffer();
    expect(bomb.length).toBeLessThan(1_000_000);
    expect(await readContent(bomb)).toEqual({ ok: false, why: 'too_many_pixels' });
  });

  test('a picture that was cut off is refused', async () => {
    const whole = await sharp({ create: { width: 300, height: 300, channels: 3, background: '#123' } })
      .png()
      .toBuffer();
    expect(await readContent(whole.subarray(0, whole.length - 60))).toEqual({ ok: false, why: 'broken_image' });
  });
});

describe('names', () => {
  test.each([
    ['../../etc/passwd', 'passwd.pdf'],
    ['C:\\fakepath\\SK Tim.PDF', 'SK Tim.pdf'],
    ['..', 'berkas.pdf'],
    ['', 'berkas.pdf'],
    ['a\r\nset-cookie: x="1".html', 'aset-cookie x=1.pdf'],
    [`${'panjang'.repeat(60)}.pdf`, `${'panjang'.repeat(60).slice(0, 180)}.pdf`],
  ])('%j is kept as %j', (given, kept) => {
    expect(fileNameOf(given, 'application/pdf')).toBe(kept);
  });

  test('go into a header that any browser reads', () => {
    expect(dispositionOf('Keputusan «é».pdf', true)).toBe(
      `inline; filename="Keputusan e.pdf"; filename*=UTF-8''Keputusan%20%C2%AB%C3%A9%C2%BB.pdf`,
    );
  });
});

async function bytesIn(settings: Config, key: string): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of await (await storageOf(settings)).read(key)) parts.push(part as Buffer);
  return Buffer.concat(parts);
}

/** What a storage must do, whichever it is. */
function keeps(settings: () => Config): void {
  test('the same content lies there once, whatever its names', async () => {
    const one = must(await lookAt(settings(), { bytes: pdf, name: 'a.pdf' }));
    const keeping = { config: settings(), db: database.db, now: testNow };
    const [kept, again] = [await keepFile(keeping, one), await keepFile(keeping, { ...one, originalName: 'b.pdf' })];
    expect(kept.storageKey).toBe(again.storageKey);
    expect(kept.storageKey).toMatch(/^[0-9a-f]{2}\/[0-9a-f]{64}$/);
    expect((await bytesIn(settings(), kept.storageKey)).equals(Buffer.from(pdf))).toBe(true);
  });

  test('what nobody put there is not there', async () => {
    expect(await (await storageOf(settings())).sizeOf('00/nowhere')).toBeNull();
  });

  test('bytes that break off, or are more than promised, leave nothing', async () => {
    const storage = await storageOf(settings());
    const broken = Readable.from(
      (function* () {
        yield Buffer.from('abc');
        throw new Error('the line is dead');
      })(),
    );
    await expect(storage.take(broken, 6)).rejects.toThrow('the line is dead');
    await expect(storage.take(Readable.from([Buffer.from('abc')]), 6)).rejects.toThrow('fewer bytes');
    await expect(storage.take(Readable.from([Buffer.from('abcdefg')]), 6)).rejects.toThrow('more bytes');
    expect(await Array.fromAsync(storage.list(PARTS))).toEqual([]);
  });

  test('a span of a file is read without the rest, and what is dropped is gone', async () => {
    const storage = await storageOf(settings());
    const part = await storage.take(Readable.from([Buffer.from('0123456789')]), 10);
    const key = `ff/${'f'.repeat(64)}`;
    expect(await storage.sizeOf(key)).toBeNull();
    await part.keepAs(key);
    const read = await storage.read(key, { from: 2, to: 5 });
    expect(Buffer.concat(await Array.fromAsync(read)).toString()).toBe('2345');
    const lying = await Array.fromAsync(storage.list('ff'));
    expect(lying.map((it) => it.key)).toEqual([key]);
    expect(await storage.sizeOf(key)).toBe(10);
    await storage.drop(key);
    expect(await storage.sizeOf(key)).toBeNull();
    expect(await Array.fromAsync(storage.list(PARTS))).toEqual([]);
  });
}

describe('a folder', () => {
  keeps(() => config);
  test('is open to its owner alone', () => {
    expect(statSync(join(folder, 'files')).mode & 0o777).toBe(0o700);
  });
  test('takes no more than the settings say', async () => {
    const large = new Uint8Array(1024 * 1024 + 1);
    expect(await lookAt(config, { bytes: large, name: 'x.pdf' })).toEqual({ ok: false, why: 'too_large' });
  });
});

describe('a store that speaks S3', () => {
  let store: ObjectStore;
  let remote: Config;
  beforeAll(async () => {
    store = await objectStore(join(folder, 's3'));
    remote = readConfig({ TUNTAS_DATA: folder, ...store.settings });
  });
  afterAll(() => store.close());
  keeps(() => remote);
});

/** As much of clamd as INSTREAM needs: length-prefixed chunks until a length of nought, then one answer. */
function daemon(answerTo: (bytes: Buffer) => string): Promise<Server> {
  const server = createServer((socket) => {
    let got = Buffer.alloc(0);
    socket.on('data', (part) => {
      got = Buffer.concat([got, part]);
      const body = streamOf(got);
      if (body) socket.end(`${answerTo(body)}\0`);
    });
  });
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)));
}

function streamOf(got: Buffer): Buffer | null {
  const head = Buffer.from('zINSTREAM\0');
  if (!got.subarray(0, head.length).equals(head)) return null;
  const chunks: Buffer[] = [];
  for (let at = head.length; at + 4 <= got.length; ) {
    const length = got.readUInt32BE(at);
    if (length === 0) return Buffer.concat(chunks);
    chunks.push(got.subarray(at + 4, at + 4 + length));
    at += 4 + length;
  }
  return null;
}

describe('a scanner', () => {
  const marked = Buffer.concat([pdf, text('TANDA-VIRUS')]);
  let server: Server;
  let scanned: Config;
  beforeAll(async () => {
    server = await daemon((bytes) => (bytes.includes('TANDA-VIRUS') ? 'stream: Uji-Tanda FOUND' : 'stream: OK'));
    const address = `tcp://127.0.0.1:${(server.address() as AddressInfo).port}`;
    scanned = readConfig({ TUNTAS_DATA: folder, TUNTAS_CLAMAV_SOCKET: address });
  });
  afterAll(() => new Promise((resolve) => server.close(resolve)));

  test('that finds nothing lets a file in as clean, also one of many chunks', async () => {
    expect(must(await lookAt(scanned, { bytes: pdf, name: 'a.pdf' })).scanState).toBe('clean');
    const long = new Uint8Array(Buffer.concat([pdf, Buffer.alloc(300_000, 32)]));
    expect(must(await lookAt(scanned, { bytes: long, name: 'a.pdf' })).scanState).toBe('clean');
  });

  test('that finds something keeps the file out', async () => {
    expect(await lookAt(scanned, { bytes: new Uint8Array(marked), name: 'a.pdf' })).toEqual({
      ok: false,
      why: 'infected',
    });
  });

  test('that does not answer lets nothing in', async () => {
    const absent = readConfig({ TUNTAS_DATA: folder, TUNTAS_CLAMAV_SOCKET: join(folder, 'nowhere.sock') });
    expect(await lookAt(absent, { bytes: pdf, name: 'a.pdf' })).toEqual({ ok: false, why: 'scanner_absent' });
  });

  test('that is not wanted leaves the file unscanned', async () => {
    expect(must(await lookAt(config, { bytes: pdf, name: 'a.pdf' })).scanState).toBe('unscanned');
  });
});
