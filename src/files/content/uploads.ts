import { mkdirSync } from 'node:fs';
import { readdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { FileStore } from '@tus/file-store';
import { Server, Upload } from '@tus/server';
import type { PersonId } from '#identity/index.ts';
import type { Config } from '#platform/config.ts';
import { newId, parseId } from '#platform/ids.ts';
import { done, type Outcome, refused } from '#platform/outcome.ts';
import type { FileFault } from '../model.ts';
import { filesFolder } from './folder.ts';
import { type Brought, limitBytes } from './keep.ts';
import { ownCount } from './owners.ts';

/** An upload that no form has taken is thrown away after a day. */
const KEPT_MS = 24 * 60 * 60 * 1000;
/** So many of one person may wait at once, finished or not. */
const AT_ONCE = 20;

const uploadsFolder = (config: Config): string => join(filesFolder(config), 'unggahan');

type Desk = { readonly store: FileStore; readonly server: (owner: PersonId) => Server };
const desks = new WeakMap<Config, Desk>();

function deskOf(config: Config, address: string): Desk {
  const known = desks.get(config) ?? openDesk(config, address);
  desks.set(config, known);
  return known;
}

function openDesk(config: Config, address: string): Desk {
  const directory = uploadsFolder(config);
  // The store makes it too, but says that it is ready before.
  mkdirSync(directory, { recursive: true });
  const store = new FileStore({ directory, expirationPeriodInMilliseconds: KEPT_MS });
  const servers = new Map<PersonId, Server>();
  const ownerOf = async (upload: string) => (await store.configstore.get(upload))?.metadata?.owner ?? null;
  const ownOf = ownCount(ownerOf);
  const count = async (owner: PersonId) => ownOf(owner, await uploadsIn(directory));
  return {
    store,
    server: (owner) => {
      const server = servers.get(owner) ?? serverFor(owner, { config, store, address, count });
      servers.set(owner, server);
      return server;
    },
  };
}

type Ground = {
  readonly config: Config;
  readonly store: FileStore;
  readonly address: string;
  readonly count: (owner: PersonId) => Promise<number>;
};

/** The protocol for one person: what is created belongs to that person, and what another has created is not there. */
function serverFor(owner: PersonId, { config, store, address, count }: Ground): Server {
  return new Server({
    path: address,
    datastore: store,
    maxSize: limitBytes(config),
    relativeLocation: true,
    allowedOrigins: [],
    namingFunction: () => newId<'Upload'>(),
    onUploadCreate: async (_request, upload) => {
      if ((await count(owner)) >= AT_ONCE) throw { status_code: 429, body: 'too many uploads\n' };
      if (upload.size === undefined) throw { status_code: 400, body: 'length unknown\n' };
      return { metadata: { filename: upload.metadata?.filename ?? '', owner } };
    },
  });
}

/** By their descriptions; the store's own list sorts all names by the rules of a language, a tenth of a second for thousands. */
async function uploadsIn(directory: string): Promise<readonly string[]> {
  const names = await readdir(directory);
  return names.filter((name) => name.endsWith('.json')).map((name) => name.slice(0, -'.json'.length));
}

/** One request of the resumable protocol; null when the upload is not this person's. */
export async function talk(
  config: Config,
  owner: PersonId,
  { request, upload, address }: { readonly request: Request; readonly upload: string | null; readonly address: string },
): Promise<Response | null> {
  const desk = deskOf(config, address);
  if (upload !== null && !(await ownUpload(desk.store, owner, upload))) return null;
  const answer = await desk.server(owner).handleWeb(request);
  for (const name of [...answer.headers.keys()]) if (name.startsWith('access-control-')) answer.headers.delete(name);
  return answer;
}

async function ownUpload(store: FileStore, owner: PersonId, upload: string): Promise<boolean> {
  const id = parseId<'Upload'>(upload);
  return id !== null && (await store.configstore.get(id))?.metadata?.owner === owner;
}

/** What a finished upload brought; it stays until `dropUpload`, so that a second press of the button finds it again. */
export async function uploadedFile(
  config: Config,
  owner: PersonId,
  { upload, address }: { readonly upload: string; readonly address: string },
): Promise<Outcome<Brought, FileFault>> {
  const { store } = deskOf(config, address);
  if (!(await ownUpload(store, owner, upload))) return refused('missing');
  const found = await store.getUpload(upload).catch(() => null);
  if (!found?.storage) return refused('missing');
  if (found.offset !== found.size) return refused('unfinished');
  return done({ bytes: await readFile(found.storage.path), name: found.metadata?.filename ?? '' });
}

/** What the file of an upload is called; null when it is not this person's. */
export async function uploadName(
  config: Config,
  owner: PersonId,
  { upload, address }: { readonly upload: string; readonly address: string },
): Promise<string | null> {
  const { store } = deskOf(config, address);
  if (!(await ownUpload(store, owner, upload))) return null;
  return (await store.configstore.get(upload))?.metadata?.filename ?? '';
}

/** Lets a file that came with a form wait, as if it had been uploaded before; answers the upload's id. */
export async function stashUpload(
  config: Config,
  owner: PersonId,
  { bytes, name, address }: Brought & { readonly address: string },
): Promise<string> {
  const { store } = deskOf(config, address);
  const id = newId<'Upload'>();
  const metadata = { filename: name, owner };
  await store.create(new Upload({ id, size: bytes.length, offset: 0, metadata }));
  await store.write(Readable.from([Buffer.from(bytes)]), id, 0);
  return id;
}

export async function dropUpload(config: Config, upload: string, address: string): Promise<void> {
  await deskOf(config, address)
    .store.remove(upload)
    .catch(() => {});
}

/**
 * Throws away what was begun a day ago, finished or not; answers how many uploads. Half of an upload, left by a process
 * that died between its two files, goes too.
 */
export async function sweepUploads(config: Config, now: Date): Promise<number> {
  const directory = uploadsFolder(config);
  const names = await readdir(directory).catch(() => []);
  const ids = new Set(names.map((name) => name.replace(/\.json$/, '')));
  let swept = 0;
  for (const id of ids) {
    const files = [`${id}.json`, id].map((name) => join(directory, name));
    const begun = (await Promise.all(files.map(changedAt))).find((it) => it !== null);
    if (!begun || now.getTime() - begun.getTime() < KEPT_MS) continue;
    await Promise.all(files.map((file) => rm(file, { force: true })));
    swept += 1;
  }
  return swept;
}

/** The description is written once, when the upload begins; the content with each part. */
async function changedAt(file: string): Promise<Date | null> {
  const found = await stat(file).catch(() => null);
  return found?.mtime ?? null;
}
