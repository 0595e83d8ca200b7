import { createHash, createPrivateKey, createPublicKey } from 'node:crypto';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { FEED_FORMAT, ITEM_FORMAT } from '../../src/network/wire/model/feed.ts';
import { HUB_FORMAT } from '../../src/network/wire/model/hub.ts';
import type { Json, JsonObject } from '../../src/network/wire/rules/canonical.ts';
import { hostOf } from '../../src/network/wire/rules/identifier.ts';
import { announcementText, keyIdOf, signatureOf } from '../../src/network/wire/rules/signature.ts';
import { type SigningKey, signed } from '../../src/network/wire/rules/write.ts';
import { emptyContent } from '../../src/registry/model/content.ts';

const SEED_HEAD = '302e020100300506032b657004220420';
export type HubTestKey = SigningKey & { readonly publicKey: string };

/** A key made of words, so that it is nobody's. */
export function hubKey(words: string): HubTestKey {
  const seed = createHash('sha256').update(`tuntas test ${words}`).digest();
  const bytes = Buffer.concat([Buffer.from(SEED_HEAD, 'hex'), seed]);
  const key = createPrivateKey({ key: bytes, format: 'der', type: 'pkcs8' });
  const publicKey = createPublicKey(key).export({ format: 'jwk' }).x ?? '';
  return { key, publicKey, id: keyIdOf(publicKey) };
}

const idNumber = (n: number): string => `0190a000-0000-7000-8000-${String(n).padStart(12, '0')}`;

type Entry = { readonly id: string; sequence: number; changedAt: string; record: JsonObject | null };

/** Another hub on this machine, whose feed is as the format says, and which lies as a test wants it to. */
export class FakeHub {
  readonly #server: Server;
  readonly entries = new Map<string, Entry>();
  sequence = 0;
  epoch = 'k3x9p2aa';
  key = hubKey('first');
  keys: JsonObject[] = [];
  name = 'Hub Uji';
  /** What it does instead of answering, by path; null goes on as usual. */
  instead: ((path: string, response: ServerResponse) => boolean) | null = null;
  /** Changes a page before it is signed, or an item. */
  onPage: (page: JsonObject) => JsonObject = (page) => page;
  onItem: (item: JsonObject) => JsonObject = (item) => item;
  pageSize = 100;
  asked: string[] = [];
  clock = '2026-03-01T00:00:00Z';

  private constructor(server: Server) {
    this.#server = server;
  }

  static async start(): Promise<FakeHub> {
    const server = createServer();
    const hub = new FakeHub(server);
    server.on('request', (request, response) => hub.#answer(request.url ?? '', response));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    hub.keys = [hub.said(hub.key, '2026-01-01T00:00:00Z')];
    return hub;
  }

  get origin(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  close(): Promise<void> {
    this.#server.closeAllConnections();
    return new Promise((resolve) => this.#server.close(() => resolve()));
  }

  said(key: HubTestKey, from: string, more: JsonObject = {}): JsonObject {
    const fields = { id: key.id, algorithm: 'Ed25519', publicKey: key.publicKey, from, until: null };
    return { ...fields, revokedAt: null, announcedBy: null, ...more };
  }

  announced(by: HubTestKey, key: HubTestKey): JsonObject {
    const { id, publicKey } = key;
    return { key: by.id, value: signatureOf(announcementText({ hub: this.origin, id, publicKey }), by.key) };
  }

  idOf(n: number): string {
    return `oai:${hostOf(this.origin)}:${idNumber(n)}`;
  }

  /** Publishes or changes the record of this number. */
  publish(n: number, more: Record<string, Json> = {}, about: Record<string, Json> = {}): void {
    const { missing: _missing, ...content } = emptyContent(`Catatan uji ${n}`);
    this.#change(n, {
      institution: { name: 'Pemerintah Kabupaten Uji' },
      unit: { name: 'Dinas Pendidikan Uji' },
      region: { code: '32.01', name: 'Kabupaten Bogor' },
      version: 1,
      publishedAt: '2026-02-01T00:00:00Z',
      content: { ...(content as unknown as JsonObject), summary: `Ringkasan catatan ${n}.`, ...more },
      awards: [],
      externalIds: [],
      lineage: null,
      ...about,
    });
  }

  withdraw(n: number): void {
    this.#change(n, null);
  }

  #change(n: number, record: JsonObject | null): void {
    this.sequence += 1;
    const id = this.idOf(n);
    this.entries.set(id, { id, sequence: this.sequence, changedAt: this.clock, record });
  }

  #item({ id, sequence, changedAt, record }: Entry): JsonObject {
    const head = { format: ITEM_FORMAT, id, hub: this.origin, kind: 'innovation', sequence, changedAt };
    const url = `${this.origin}/inovasi/${id.slice(-36)}`;
    const item = record
      ? { ...head, state: 'public', url, record }
      : { ...head, state: 'gone', url: null, record: null };
    return signed(this.onItem(item) as never, this.key);
  }

  page(since: string | null): JsonObject {
    const after = since === null ? 0 : Number(since.slice(9));
    const behind = [...this.entries.values()].filter((it) => it.sequence > after);
    const ordered = behind.toSorted((a, b) => a.sequence - b.sequence);
    const items = ordered.slice(0, this.pageSize);
    const next = `${this.epoch}.${items.at(-1)?.sequence ?? after}`;
    const page = {
      ...{ format: FEED_FORMAT, hub: this.origin, since, items: items.map((it) => this.#item(it)) },
      ...{ next, more: ordered.length > items.length, total: this.entries.size },
    };
    return signed(this.onPage(page) as never, this.key);
  }

  document(): JsonObject {
    const at = (path: string) => `${this.origin}${path}`;
    return signed(
      {
        ...{ format: HUB_FORMAT, hub: this.origin, name: this.name, region: { code: '32', name: 'Jawa Barat' } },
        ...{ feed: at('/federasi/umpan'), oai: null, catalogue: null, messages: at('/federasi/pesan') },
        ...{ keys: this.keys, issuedAt: this.clock },
      } as never,
      this.key,
    );
  }

  #answer(path: string, response: ServerResponse): void {
    this.asked.push(path);
    if (this.instead?.(path, response)) return;
    const url = new URL(path, this.origin);
    const since = url.searchParams.get('sejak');
    if (url.pathname === '/.well-known/tuntas') send(response, this.document());
    else if (url.pathname !== '/federasi/umpan') response.writeHead(404).end();
    else if (since && !since.startsWith(this.epoch)) response.writeHead(410).end();
    else send(response, this.page(since));
  }
}

function send(response: ServerResponse, document: JsonObject): void {
  const body = gzipSync(JSON.stringify(document));
  response.writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip' }).end(body);
}
