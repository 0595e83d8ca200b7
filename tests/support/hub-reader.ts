import { checkNext, type Publisher, publishRecords } from '../../src/network/publication/actions.ts';
import type { FeedItem } from '../../src/network/wire/model/feed.ts';
import type { HubKey } from '../../src/network/wire/model/hub.ts';
import { type PageRead, readFeedPage } from '../../src/network/wire/rules/read-feed.ts';
import { readHubDocument } from '../../src/network/wire/rules/read-hub.ts';
import type { Database } from '../../src/platform/db.ts';
import { must } from '../../src/platform/outcome.ts';
import type { InnovationId } from '../../src/registry/index.ts';
import { testNow } from './people.ts';
import { HERE, type TestServer } from './server.ts';

export const unfit: InnovationId[] = [];

/** A publisher whose clock stands where it is told to. */
export function publisherAt(now: Date = testNow): Publisher {
  return { hub: HERE, clock: () => now, onUnfit: (id) => unfit.push(id) };
}

/** Brings everything that is published up to the registry. */
export async function publishAll(db: Database, now: Date = testNow): Promise<void> {
  let behind: InnovationId | null = null;
  do {
    const from: InnovationId | null = behind;
    behind = await db.transact((tx) => checkNext(tx, from, publisherAt(now)));
  } while (behind);
}

export function publishOne(db: Database, id: InnovationId, now: Date = testNow): Promise<number> {
  return db.transact((tx) => publishRecords(tx, [id], publisherAt(now)));
}

const bytesOf = async (answer: Response) => new Uint8Array(await answer.arrayBuffer());

export async function keysOfHub(server: TestServer, known: readonly HubKey[] | null = null, now: Date = testNow) {
  const bytes = await bytesOf(await server.ask('/.well-known/tuntas'));
  return must(readHubDocument(bytes, { hub: HERE, known, now })).keys;
}

/** One page of the feed as another hub reads it; throws when it is refused. */
export async function pageAt(
  server: TestServer,
  since: string | null,
  size = 100,
  now: Date = testNow,
): Promise<PageRead> {
  const keys = await keysOfHub(server, null, now);
  const query = new URLSearchParams({ jumlah: String(size), ...(since ? { sejak: since } : {}) });
  const bytes = await bytesOf(await server.ask(`/federasi/umpan?${query}`));
  return must(readFeedPage(bytes, { hub: HERE, since, keys, now }));
}

/** Everything from the cursor on, page by page; throws at an item that is refused. */
export async function followed(server: TestServer, since: string | null = null, size = 100, now: Date = testNow) {
  const items: FeedItem[] = [];
  for (let cursor = since; ; ) {
    const page = await pageAt(server, cursor, size, now);
    for (const read of page.items) {
      if (!read.ok) throw new Error(JSON.stringify(read));
      items.push(read.item);
    }
    cursor = page.next;
    if (!page.more) return { items, cursor };
  }
}
