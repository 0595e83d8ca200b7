import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Viewer } from '../../src/identity/index.ts';
import { announceHook } from '../../src/integration/index.ts';
import { makeHook } from '../../src/integration/webhooks/actions/hooks.ts';
import { moveHook, type StateMove } from '../../src/integration/webhooks/actions/state.ts';
import type { DeliveryId, HookEvent, HookId } from '../../src/integration/webhooks/model.ts';
import { freshSecret } from '../../src/integration/webhooks/secret.ts';
import type { Database } from '../../src/platform/db.ts';
import { newId } from '../../src/platform/ids.ts';
import { must } from '../../src/platform/outcome.ts';
import { testConfig, testNow } from './people.ts';
import type { Stage } from './stage.ts';

export type PlantedHook = { readonly id: HookId; readonly secret: string };
type Given = { readonly url?: string; readonly events?: readonly HookEvent[]; readonly moves?: readonly StateMove[] };

/** A hook as the admin would register it; `moves` are made with it afterwards. */
export async function plantHook(db: Database, admin: Viewer, given: Given = {}): Promise<PlantedHook> {
  const id = newId<'HookId'>() as HookId;
  const { secret, sealed } = await freshSecret({ db, config: testConfig });
  const url = new URL(given.url ?? 'https://penerima.example/kait');
  const events = given.events ?? ['innovation.published', 'innovation.changed', 'innovation.archived'];
  const hook = { id, sealed, events, description: '', address: { ok: true as const, value: url } };
  must(await db.transact((tx) => makeHook(tx, admin, hook, testNow)));
  for (const move of given.moves ?? []) must(await db.transact((tx) => moveHook(tx, admin, { id, move }, testNow)));
  return { id, secret };
}

/** What is announced to all active hooks; answers the deliveries that it made, by hook. */
export async function announceTo(
  db: Database,
  type: HookEvent,
  given: { readonly subjectId?: string; readonly at?: Date } = {},
) {
  const { subjectId = newId<'Any'>(), at = testNow } = given;
  const occasion = newId<'Any'>();
  const announcement = { type, subjectId, data: { id: subjectId, title: 'Antar obat' }, occasion, at };
  await db.transact((tx) => announceHook(tx, announcement, at));
  const made = await db.pool.query<{ id: DeliveryId; hook: HookId }>(
    'select id, webhook_id as hook from webhook_delivery where occasion = $1',
    [occasion],
  );
  return new Map(made.rows.map((row) => [row.hook, row.id]));
}

/** A delivery that was tried and failed. */
export async function plantFailed(db: Database, hookId: HookId): Promise<DeliveryId> {
  const id = (await announceTo(db, 'innovation.published')).get(hookId) as DeliveryId;
  await db.pool.query(
    "update webhook_delivery set state = 'failed', tries = 10, next_at = null, ended_at = created_at where id = $1",
    [id],
  );
  await db.pool.query(
    `insert into webhook_attempt (id, delivery_id, at, status, duration_ms, answer) values ($1, $2, $3, 500, 12, 'galat')`,
    [newId<'Any'>(), id, testNow],
  );
  return id;
}

/** What an admin types of a hook. */
export const typedHook = { alamat: 'https://penerima.example/kait', kejadian: 'innovation.archived' };

const movesBefore: Readonly<Record<string, readonly StateMove[]>> = { lanjutkan: ['pause'], pulihkan: ['archive'] };

/** A hook, or one of its deliveries, that the page of this path has something to do with. */
export async function hookTarget({ database: { db }, people }: Stage, path: string): Promise<string> {
  // A hub has few hooks at a time, and every route wants one of its own.
  await db.pool.query("update webhook set state = 'archived', paused_because = null");
  const moves = movesBefore[path.split('/').at(-1) ?? ''] ?? [];
  const { id } = await plantHook(db, people.hub_admin, { moves });
  if (path.startsWith('/kelola/webhook/pengiriman/') || path.endsWith('/kirim-ulang-gagal')) {
    const failed = await plantFailed(db, id);
    if (path.startsWith('/kelola/webhook/pengiriman/')) return failed;
  }
  return id;
}

export type Received = { readonly headers: IncomingHttpHeaders; readonly body: string };
export type Receiver = {
  readonly url: string;
  readonly received: Received[];
  /** What it answers from now on: a status and a text. */
  answers: (status: number, text?: string, headers?: Readonly<Record<string, string>>) => void;
  readonly close: () => Promise<void>;
};

/** Another program on this machine that keeps what it is sent. */
export async function startReceiver(): Promise<Receiver> {
  const received: Received[] = [];
  let [status, text, more]: [number, string, Readonly<Record<string, string>>] = [204, '', {}];
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const part of request.setEncoding('utf8')) body += part;
    received.push({ headers: request.headers, body });
    response.writeHead(status, more).end(text);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/kait`,
    received,
    answers: (newStatus, newText = '', headers = {}) => {
      [status, text, more] = [newStatus, newText, headers];
    },
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
