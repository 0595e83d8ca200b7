import type { Config } from '#platform/config.ts';
import type { Conn } from '#platform/db.ts';
import { knownKeys, type StoredContent, storedContents } from '../queries/stored.ts';
import { digestOf } from './flow.ts';
import { storageOf } from './open.ts';
import { contentFolders, type Lying, PARTS, type Storage } from './storage.ts';

/**
 * `waiting`: bytes that no file names yet and that go by themselves when none ever does; `surplus`: bytes that nothing
 * names; `part`: what a process left that died while it put them there.
 */
export type FileFinding = {
  readonly what: 'missing' | 'altered' | 'waiting' | 'surplus' | 'part';
  readonly key: string;
};

/** Compares what files say with what lies in the storage: every byte of every file is read. */
export async function* checkFiles(
  conn: Conn,
  config: Config,
): AsyncGenerator<FileFinding | { readonly what: 'whole' }> {
  const storage = await storageOf(config);
  for await (const content of storedContents(conn)) yield findingOf(content, await stateOf(storage, content));
  for (const folder of contentFolders) yield* surplusIn(conn, storage, folder);
  for await (const { key } of storage.list(PARTS)) yield { what: 'part', key };
}

type State = 'whole' | 'missing' | 'altered';

async function stateOf(storage: Storage, { key, size, sha256 }: StoredContent): Promise<State> {
  const lies = await storage.sizeOf(key);
  if (lies === null) return 'missing';
  if (lies !== size) return 'altered';
  return (await digestOf(await storage.read(key))) === sha256 ? 'whole' : 'altered';
}

function findingOf({ key }: StoredContent, what: State): FileFinding | { readonly what: 'whole' } {
  return what === 'whole' ? { what } : { what, key };
}

async function* surplusIn(conn: Conn, storage: Storage, folder: string): AsyncGenerator<FileFinding> {
  const lying: Lying[] = [];
  for await (const each of storage.list(folder)) lying.push(each);
  const known = await knownKeys(
    conn,
    lying.map((it) => it.key),
  );
  for (const { key } of lying)
    if (!known.named.has(key)) yield { what: known.waiting.has(key) ? 'waiting' : 'surplus', key };
}
