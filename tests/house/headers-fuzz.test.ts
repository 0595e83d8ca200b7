import fc from 'fast-check';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readContent } from '../../src/files/content/read.ts';
import { paths as identity } from '../../src/identity/paths.ts';
import { writeTable } from '../../src/platform/sheet/index.ts';
import { parseQuery, queriesOf } from '../../src/registry/search/query-text.ts';
import { hostileText, SEED } from '../support/dice.ts';
import { paperBytes, plantEvidence } from '../support/evidence.ts';
import { testConfig } from '../support/people.ts';
import { type Ask, testServer } from '../support/server.ts';
import { raiseStage, type Stage } from '../support/stage.ts';

// What programs and browsers send beside forms: headers, cookies, bytes, and what other sites send back.

let stage: Stage;
let file = '';
beforeAll(async () => {
  stage = await raiseStage();
  file = `/berkas/${await plantEvidence(stage)}/isi`;
});
afterAll(() => stage.database.close());

const dice = (numRuns: number) => ({ seed: SEED, numRuns });

const names = [
  'range',
  'if-range',
  'if-none-match',
  'if-modified-since',
  'accept-language',
  'accept-encoding',
  'accept',
  'authorization',
  'content-type',
  'content-length',
  'origin',
  'sec-fetch-site',
  'x-real-ip',
  'tus-resumable',
  'upload-length',
  'upload-offset',
  'upload-metadata',
  'upload-defer-length',
  'upload-concat',
];
/** Whatever may stand in a header at all. */
const line = fc.oneof(
  fc.string({ unit: fc.integer({ min: 0x20, max: 0xff }).map((it) => String.fromCharCode(it)), maxLength: 60 }),
  fc.constantFrom(
    '',
    'bytes=0-',
    'bytes=9-1,3-4',
    `bytes=${'9'.repeat(30)}-`,
    '"x", W/"y", *',
    'id;q=0.5, en;q=zzz',
    'br;q=0, gzip',
    'Bearer tuntas_x',
    '1.0.0',
    '4',
    '-1',
    '1e9',
    'nama c2s=, x',
    'final;/unggah/a /unggah/b',
    'application/offset+octet-stream',
    'multipart/form-data',
    'x'.repeat(4000),
  ),
);
const headers = fc.dictionary(fc.constantFrom(...names), line, { maxKeys: 5 });
const cookieNames = ['tuntas_locale', 'tuntas_theme', 'tuntas_flash', 'tuntas_sso', 'better-auth.session_token', 'x'];
const cookie = fc
  .array(fc.tuple(fc.constantFrom(...cookieNames), line), { maxLength: 4 })
  .map((all) => all.map(([name, value]) => `${name}=${value}`).join('; '));
const target = fc.constantFrom<readonly [Ask['method'], string]>(
  ['GET', '/'],
  ['GET', '/inovasi'],
  ['GET', 'file'],
  ['HEAD', 'file'],
  ['GET', '/api/v1/innovations'],
  ['POST', '/masuk'],
  ['POST', '/berkas/unggahan'],
  ['PATCH', '/berkas/unggahan/tidak-ada'],
  ['HEAD', '/berkas/unggahan/tidak-ada'],
);

test('any header is answered', { timeout: 120_000 }, async () => {
  const own = stage.cookiesOf('innovator');
  await fc.assert(
    fc.asyncProperty(target, headers, cookie, fc.boolean(), async ([method, path], sent, cookies, signedIn) => {
      const all = signedIn ? `${cookies}; ${own}` : cookies;
      const asked = { method, headers: { ...sent, ...(all ? { cookie: all } : {}) } };
      const answer = await stage.server.ask(path === 'file' ? file : path, asked);
      await answer.arrayBuffer();
      expect({ asked, path, status: answer.status }).toMatchObject({ status: expect.toSatisfy((it) => it < 500) });
    }),
    dice(150),
  );
  expect(stage.server.faults).toEqual([]);
});

test('any search is a query that PostgreSQL takes', async () => {
  const bare = (word: string): string => word;
  const said = fc.array(fc.oneof(hostileText, fc.constantFrom('"', "'", '\\', ':*', '&', '|', '!', '<->', '(', ')')), {
    maxLength: 6,
  });
  await fc.assert(
    fc.asyncProperty(said, async (bits) => {
      const queries = queriesOf(parseQuery(bits.join(' ')), bare);
      if (queries) await stage.database.db.pool.query('select $1::tsquery, $2::tsquery', [queries.all, queries.any]);
    }),
    dice(150),
  );
});

test('evidence of changed bytes is taken or refused', { timeout: 120_000 }, async () => {
  const create = { width: 8, height: 6, channels: 3, background: '#2a7' } as const;
  const sheet = await writeTable({ sheets: [{ name: 'A', columns: [{ header: 'h' }], rows: [['x']] }] });
  const sound = [
    new Uint8Array(await sharp({ create }).png().toBuffer()),
    new Uint8Array(await sharp({ create }).jpeg().toBuffer()),
    new Uint8Array(await sharp({ create }).webp().toBuffer()),
    paperBytes,
    sheet,
  ];
  const change = fc.tuple(fc.nat(5000), fc.nat(255));
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...sound),
      fc.nat(5000),
      fc.array(change, { maxLength: 5 }),
      async (of, cut, changes) => {
        const bytes = of.slice(0, cut < 3000 ? of.length : cut % (of.length + 1));
        for (const [at, value] of changes) if (bytes.length > 0) bytes[at % bytes.length] = value;
        const read = await readContent(bytes);
        expect(read.ok ? read.value.bytes.length > 0 : read.why.length > 0).toBe(true);
      },
    ),
    dice(150),
  );
});

test('whatever comes back from an identity provider opens nothing', { timeout: 120_000 }, async () => {
  // Nobody listens there: only what is sealed in the cookie of a journey would even lead so far as to ask.
  const oidc = { ...testConfig.oidc, issuer: 'http://127.0.0.1:9', clientId: 'tuntas', clientSecret: 'rahasia' };
  const server = testServer(stage.database.db, { config: { oidc } });
  const pair = fc.tuple(fc.constantFrom('state', 'code', 'error', 'iss', 'kembali', 'tujuan', 'x'), hostileText);
  await fc.assert(
    fc.asyncProperty(fc.array(pair, { maxLength: 5 }), cookie, async (pairs, sent) => {
      const answer = await server.ask(`${identity.ssoReturn.to()}?${new URLSearchParams(pairs)}`, { cookies: sent });
      expect([answer.status, answer.headers.getSetCookie().filter((it) => it.includes('session'))]).toEqual([422, []]);
    }),
    dice(80),
  );
  expect(server.faults).toEqual([]);
});
