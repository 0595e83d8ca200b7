import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { paperBytes, plantEvidence } from '../../../tests/support/evidence.ts';
import { raiseStage, type Stage } from '../../../tests/support/stage.ts';

let stage: Stage;
let path = '';
beforeAll(async () => {
  stage = await raiseStage();
  path = `/berkas/${await plantEvidence(stage)}/isi`;
});
afterAll(() => stage.database.close());

const ask = (headers: Record<string, string>, method: 'GET' | 'HEAD' = 'GET') =>
  stage.server.ask(path, { cookies: stage.cookiesOf('innovator'), headers, method });
const size = paperBytes.length;
const toldBy = ({ status, headers }: Response) => [
  status,
  headers.get('content-length'),
  headers.get('content-range'),
  headers.get('accept-ranges'),
];

describe('a download', () => {
  test('gives the part that is asked for', async () => {
    const answer = await ask({ range: 'bytes=5-12' });
    expect(toldBy(answer)).toEqual([206, '8', `bytes 5-12/${size}`, 'bytes']);
    expect(Buffer.from(await answer.arrayBuffer()).equals(Buffer.from(paperBytes.slice(5, 13)))).toBe(true);
  });

  test('that broke off goes on to the same whole', async () => {
    const whole = await ask({});
    const etag = whole.headers.get('etag') ?? '';
    const first = Buffer.from(await whole.arrayBuffer()).subarray(0, 20);
    const rest = await ask({ range: 'bytes=20-', 'if-range': etag });
    expect(toldBy(rest)).toEqual([206, String(size - 20), `bytes 20-${size - 1}/${size}`, 'bytes']);
    const joined = Buffer.concat([first, Buffer.from(await rest.arrayBuffer())]);
    expect(joined.equals(Buffer.from(paperBytes))).toBe(true);
  });

  test('of a part of what has changed begins anew', async () => {
    const answer = await ask({ range: 'bytes=20-', 'if-range': '"lain"' });
    expect(toldBy(answer)).toEqual([200, String(size), null, 'bytes']);
    expect((await answer.arrayBuffer()).byteLength).toBe(size);
  });

  test('of a part beyond the end is refused with the size', async () => {
    const answer = await ask({ range: `bytes=${size}-` });
    expect([answer.status, answer.headers.get('content-range')]).toEqual([416, `bytes */${size}`]);
  });

  test('of what the browser has already costs nothing, and its length alone can be asked', async () => {
    const head = await ask({}, 'HEAD');
    expect(toldBy(head)).toEqual([200, String(size), null, 'bytes']);
    const again = await ask({ 'if-none-match': head.headers.get('etag') ?? '' });
    expect([again.status, (await again.arrayBuffer()).byteLength]).toEqual([304, 0]);
  });

  test('of a part is as private as the whole', async () => {
    const answer = await stage.server.ask(path, { headers: { range: 'bytes=0-3' } });
    expect(answer.status).toBe(404);
  });
});
