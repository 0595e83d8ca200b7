// Hubs that publish records, each on a port of its own, in a process apart: `harvest.ts` starts it.
import { createHash, createPrivateKey, createPublicKey } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import regions from '../presets/regions.json' with { type: 'json' };
import { FEED_FORMAT, ITEM_FORMAT } from '../src/network/wire/model/feed.ts';
import { HUB_FORMAT } from '../src/network/wire/model/hub.ts';
import type { JsonObject } from '../src/network/wire/rules/canonical.ts';
import { hostOf } from '../src/network/wire/rules/identifier.ts';
import { keyIdOf } from '../src/network/wire/rules/signature.ts';
import { type SigningKey, signed } from '../src/network/wire/rules/write.ts';
import { content } from './seed-records.ts';

const SEED_HEAD = '302e020100300506032b657004220420';
const FROM = '2026-01-01T00:00:00Z';

type Key = SigningKey & { readonly publicKey: string };

function keyOf(words: string): Key {
  const seed = createHash('sha256').update(words).digest();
  const bytes = Buffer.concat([Buffer.from(SEED_HEAD, 'hex'), seed]);
  const key = createPrivateKey({ key: bytes, format: 'der', type: 'pkcs8' });
  const publicKey = createPublicKey(key).export({ format: 'jwk' }).x ?? '';
  return { key, publicKey, id: keyIdOf(publicKey) };
}

/** Texts are drawn once and dealt out in turn: the hub's own work is not what is measured. */
const drawn = Array.from({ length: 2000 }, () => {
  const { missing: _missing, ...rest } = content() as ReturnType<typeof content> & { readonly missing: unknown };
  return rest;
});
const places = regions.items.filter((it) => it.code.includes('.'));

type Hub = { readonly origin: string; readonly key: Key; readonly records: number; changed: number };

function itemOf(hub: Hub, n: number, sequence: number): JsonObject {
  const text = drawn[(n * 7 + hub.records) % drawn.length] as unknown as JsonObject;
  const place = places[n % places.length] ?? { code: '12.12', name: 'Toba' };
  const id = `0190a000-0000-7000-8000-${String(n).padStart(12, '0')}`;
  const title = `${String(text.title)} ${sequence > hub.records ? 'berubah' : n}`.slice(0, 300);
  const record = {
    ...{
      institution: { name: `Pemerintah ${place.name}` },
      unit: null,
      region: { code: place.code, name: place.name },
    },
    ...{ version: 1, publishedAt: FROM, content: { ...text, title }, awards: [], externalIds: [], lineage: null },
  };
  const head = { format: ITEM_FORMAT, id: `oai:${hostOf(hub.origin)}:${id}`, hub: hub.origin, kind: 'innovation' };
  const url = `${hub.origin}/inovasi/${id}`;
  return signed({ ...head, sequence, changedAt: FROM, state: 'public', url, record } as never, hub.key);
}

/** The first changed records moved to the end of the feed. */
function pageOf(hub: Hub, since: string | null, size: number): JsonObject {
  const after = since === null ? 0 : Number(since.slice(9));
  const last = hub.records + hub.changed;
  const items: JsonObject[] = [];
  let sequence = Math.max(after, hub.changed);
  while (items.length < size && sequence < last) {
    sequence += 1;
    items.push(itemOf(hub, sequence > hub.records ? sequence - hub.records : sequence, sequence));
  }
  const page = { format: FEED_FORMAT, hub: hub.origin, since, items, next: `k3x9p2aa.${sequence}` };
  return signed({ ...page, more: sequence < last, total: hub.records } as never, hub.key);
}

function documentOf(hub: Hub): JsonObject {
  const { id, publicKey } = hub.key;
  const key = { id, algorithm: 'Ed25519', publicKey, from: FROM, until: null, revokedAt: null, announcedBy: null };
  const said = { format: HUB_FORMAT, hub: hub.origin, name: `Hub ${hub.origin.slice(-5)}`, region: null };
  const addresses = { feed: `${hub.origin}/federasi/umpan`, oai: null, catalogue: null, messages: null };
  return signed({ ...said, ...addresses, keys: [key], issuedAt: FROM } as never, hub.key);
}

async function open(no: number, records: number): Promise<Hub> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const hub: Hub = { origin, key: keyOf(`bench ${no}`), records, changed: 0 };
  server.on('request', (request, response) => {
    const url = new URL(request.url ?? '/', origin);
    const size = Number(url.searchParams.get('jumlah') ?? 100);
    const isFeed = url.pathname === '/federasi/umpan';
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(JSON.stringify(isFeed ? pageOf(hub, url.searchParams.get('sejak'), size) : documentOf(hub)));
  });
  return hub;
}

const hubs: Hub[] = [];
process.on(
  'message',
  async (wish: { readonly hubs: number; readonly records: number } | { readonly change: number }) => {
    if ('change' in wish) for (const hub of hubs) hub.changed = wish.change;
    else for (let no = 0; no < wish.hubs; no += 1) hubs.push(await open(no, wish.records));
    process.send?.(hubs.map((it) => it.origin));
  },
);
process.once('disconnect', () => process.exit());
