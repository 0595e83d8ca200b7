import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { examples } from '../../../tools/interop.ts';
import type { HubKey } from './model/hub.ts';
import { canonical, type Json, type JsonObject, signedText, signedWith, writtenDocument } from './rules/canonical.ts';
import { hostOf, identifierOf, idIn } from './rules/identifier.ts';
import type { Read } from './rules/read.ts';
import { type PageRead, readFeedPage } from './rules/read-feed.ts';
import { type HubRead, readHubDocument } from './rules/read-hub.ts';
import { readMessage, readReceipt } from './rules/read-message.ts';

const folder = join(import.meta.dirname, '../../../interop');

type Reading = {
  readonly kind: 'hub' | 'feed' | 'message' | 'receipt';
  readonly hub: string;
  readonly from: string;
  readonly to: string;
  readonly since: string | null;
  readonly known: readonly HubKey[] | null;
  readonly keys: readonly HubKey[];
  readonly message: string;
  readonly now: string;
};
type Example = {
  readonly read: Reading;
  readonly document?: Json;
  readonly text?: string;
  readonly expected: object;
};

const told = (read: Read<unknown>) => (read.ok ? { ok: true } : { ok: false, ...read.why });
const toldPage = (read: Read<PageRead>) =>
  read.ok ? { ok: true, items: read.value.items.map((it) => (it.ok ? null : it.why)) } : told(read);
const toldHub = (read: Read<HubRead>) =>
  read.ok ? { ok: true, keys: read.value.keys.map((key) => key.id) } : told(read);

function outcomeOf({ read, document, text }: Example): object {
  const bytes = new TextEncoder().encode(text ?? JSON.stringify(document));
  const asked = { ...read, now: new Date(read.now) };
  if (read.kind === 'feed') return toldPage(readFeedPage(bytes, asked));
  if (read.kind === 'hub') return toldHub(readHubDocument(bytes, asked));
  return told(read.kind === 'message' ? readMessage(bytes, asked) : readReceipt(bytes, asked, read.message));
}

const files = globSync('*/*.json', { cwd: folder }).sort();

describe('the examples between hubs', () => {
  test('are the ones that the tool writes', () => {
    const kept = new Map(files.map((path) => [path, readFileSync(join(folder, path), 'utf8')]));
    expect(kept).toEqual(new Map([...examples()].sort()));
  });
  test.each(files)('%s is read as it says', (path) => {
    const example = JSON.parse(readFileSync(join(folder, path), 'utf8')) as Example;
    expect(outcomeOf(example)).toEqual(example.expected);
    expect(JSON.stringify(example.expected).includes('"why"')).toBe(path.startsWith('invalid/'));
  });
});

describe('the canonical text', () => {
  test.each([
    [{ b: 1, a: [true, null, 'x'] }, '{"a":[true,null,"x"],"b":1}'],
    // The example of RFC 8785 §3.2.3: names in the order of their code units.
    [
      { '€': 1, '\r': 2, '\ufb33': 3, '1': 4, '😂': 5, '\u0080': 6, ö: 7 },
      '{"\\r":2,"1":4,"\u0080":6,"ö":7,"€":1,"😂":5,"\ufb33":3}',
    ],
    [[333333333.3333333, 1e30, 4.5, 2e-3, 1e-27, -0], '[333333333.3333333,1e+30,4.5,0.002,1e-27,0]'],
    ['€$\u000f\nA\'B"\\"/', '"€$\\u000f\\nA\'B\\"\\\\\\"/"'],
  ])('is written as RFC 8785 says: %j', (value, text) => {
    expect(canonical(value as Json)).toBe(text);
  });
  test('does not write what JSON cannot hold', () => {
    expect(() => canonical('\ud800')).toThrow();
    expect(() => canonical(Number.NaN)).toThrow();
  });
});

test('a document whose parts are written already signs the same text', () => {
  const items: JsonObject[] = [
    { b: 1, a: 'x', signature: { key: 'k', value: 'v' } },
    { ä: null, Z: [true] },
  ];
  const document: JsonObject = { signature: { key: 'k', value: 'v' }, items, more: true };
  const written = `[${items.map((it) => writtenDocument(it).whole).join(',')}]`;
  expect(signedWith(document, 'items', written)).toBe(signedText(document));
  expect(signedText(document)).toBe(`{"items":${canonical(items)},"more":true}`);
  expect(writtenDocument(document)).toEqual({ whole: canonical(document), signed: signedText(document) });
});

describe('an identifier', () => {
  const id = '0190a000-0000-7000-8000-000000000001';
  test('is made of the host, and of a port where it is unusual', () => {
    expect(identifierOf('https://hub.sumut.example', id)).toBe(`oai:hub.sumut.example:${id}`);
    expect(hostOf('http://127.0.0.1:4101')).toBe('127.0.0.1.port-4101');
  });
  test('leads back to the id at its own hub alone', () => {
    expect(idIn('https://hub.sumut.example', `oai:hub.sumut.example:${id}`)).toBe(id);
    expect(idIn('https://hub.aceh.example', `oai:hub.sumut.example:${id}`)).toBeNull();
    expect(idIn('https://hub.sumut.example', 'oai:hub.sumut.example:x')).toBeNull();
  });
});
